namespace FundManager.Domain.Appraisals;

/// <summary>What keeps an agreement's indicators from being offered.</summary>
public enum IndicatorFaultKind
{
    /// <summary>No target that the operator can work with.</summary>
    InvalidTarget,

    /// <summary>Measured without a unit.</summary>
    NoUnit,

    /// <summary>It is not said where the actual will be found.</summary>
    NoSource,

    /// <summary>No weight above 0.</summary>
    NoWeight,

    /// <summary>The first level is no indicator block of the framework.</summary>
    UnknownBlock,

    /// <summary>Lateness reduces step by step, and the indicator has no starting day to count from.</summary>
    NoStartingDay,

    /// <summary>Of the set: a block with points has no indicator. The fact is in <see cref="IndicatorFault.Block"/>.</summary>
    EmptyBlock,

    /// <summary>Of the set: with budget execution the weights do not make 100. The sum is in <see cref="IndicatorFault.Sum"/>.</summary>
    WeightsNot100,
}

/// <summary>One fault of an agreement's indicators.</summary>
/// <param name="Number">Number of the indicator; null for the set.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Block">The block that is empty or unknown.</param>
/// <param name="Sum">The sum of weights that is not 100.</param>
public sealed record IndicatorFault(int? Number, IndicatorFaultKind Kind, string? Block = null, decimal? Sum = null)
{
    /// <summary>Every fault at once; empty when the set can be offered under <paramref name="framework"/>.</summary>
    public static IReadOnlyList<IndicatorFault> Of(AppraisalFramework framework, IReadOnlyList<Indicator> indicators)
    {
        List<IndicatorFault> faults = [.. indicators.SelectMany(indicator => Of(framework, indicator))];
        var empty = framework.Blocks.Where(block =>
            block is { Kind: BlockKind.Indicators, Weight: > 0 }
            && indicators.All(indicator => indicator.Level1 != block.Id)
        );
        faults.AddRange(empty.Select(block => new IndicatorFault(null, IndicatorFaultKind.EmptyBlock, block.Id)));
        var sum = (framework.BudgetBlock?.Weight ?? 0) + indicators.Sum(indicator => indicator.Weight ?? 0);
        if (framework.TotalRule == TotalRule.Sum && sum != Band.Top)
        {
            faults.Add(new IndicatorFault(null, IndicatorFaultKind.WeightsNot100, Sum: sum));
        }

        return faults;
    }

    private static IEnumerable<IndicatorFault> Of(AppraisalFramework framework, Indicator indicator)
    {
        var number = indicator.Number;
        if (!indicator.HasValidTarget)
        {
            yield return new IndicatorFault(number, IndicatorFaultKind.InvalidTarget);
        }

        if (HasUnit(indicator.Operator) && string.IsNullOrWhiteSpace(indicator.Unit))
        {
            yield return new IndicatorFault(number, IndicatorFaultKind.NoUnit);
        }

        if (string.IsNullOrWhiteSpace(indicator.Source))
        {
            yield return new IndicatorFault(number, IndicatorFaultKind.NoSource);
        }

        if (indicator.Weight is not > 0)
        {
            yield return new IndicatorFault(number, IndicatorFaultKind.NoWeight);
        }

        if (!framework.Blocks.Any(block => block.Id == indicator.Level1 && block.Kind == BlockKind.Indicators))
        {
            yield return new IndicatorFault(number, IndicatorFaultKind.UnknownBlock, indicator.Level1);
        }

        if (
            indicator is { Operator: IndicatorOperator.Deadline, StartOn: null }
            && framework.LateDeadline == LateDeadline.Linear
        )
        {
            yield return new IndicatorFault(number, IndicatorFaultKind.NoStartingDay);
        }
    }

    private static bool HasUnit(IndicatorOperator how) =>
        how
            is IndicatorOperator.GreaterOrEqual
                or IndicatorOperator.LessOrEqual
                or IndicatorOperator.Equal
                or IndicatorOperator.Between;
}
