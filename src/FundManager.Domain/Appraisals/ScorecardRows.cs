namespace FundManager.Domain.Appraisals;

/// <summary>Makes the rows of a scorecard and adds them up by block.</summary>
internal sealed class ScorecardRows(AppraisalFramework framework)
{
    private const string NoBlock = "budget-execution";

    private static readonly LocalText BudgetName = new("Budget execution rate", "预算执行率");

    private readonly IndicatorRule rule = new(framework);

    /// <summary>The money row; null where neither side knows one.</summary>
    public ScorecardRow? Of(BudgetExecution? given)
    {
        var block = framework.BudgetBlock;
        if (given is null && block is null)
        {
            return null;
        }

        var budget = given ?? new BudgetExecution { Weight = block?.Weight };
        var score = budget.IsNotApplicable ? null : rule.Of(budget);
        var row = Row(Scorecard.BudgetNumber, budget.Weight, score, budget.ScorerScore);
        return row with
        {
            Block = block?.Id ?? NoBlock,
            Name = block?.Name ?? BudgetName,
            Flags = block is null ? [.. row.Flags, AppraisalFlag.UnknownBlock] : row.Flags,
        };
    }

    /// <summary>The row of one indicator.</summary>
    public ScorecardRow Of(Indicator indicator, IndicatorActual? actual)
    {
        var score = actual?.IsNotApplicable == true ? null : rule.Of(indicator, actual);
        var row = Row(indicator.Number, indicator.Weight, score, actual?.ScorerScore);
        var isKnown = framework.Blocks.Any(block => block.Id == indicator.Level1);
        return row with
        {
            Block = indicator.Level1,
            Name = indicator.Name,
            Flags = isKnown ? row.Flags : [.. row.Flags, AppraisalFlag.UnknownBlock],
        };
    }

    /// <summary>Subtotals of the framework's blocks, and after them of those that it does not know.</summary>
    public List<BlockScore> Subtotals(List<ScorecardRow> all)
    {
        var known = framework.Blocks.Select(block => block.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. framework.Blocks.Select(block =>
                Subtotal(block.Id, block.Name, block.Weight, all.FindAll(row => row.Block == block.Id))
            ),
            .. all.Where(row => !known.Contains(row.Block))
                .GroupBy(row => row.Block, StringComparer.Ordinal)
                .Select(group => Subtotal(group.Key, new LocalText("", group.Key), null, [.. group])),
        ];
    }

    private static BlockScore Subtotal(string id, LocalText name, decimal? byDefault, List<ScorecardRow> rows) =>
        new(
            id,
            name,
            byDefault,
            rows.Exists(row => row.Weight is null) ? null : rows.Sum(row => row.Weight),
            rows.Exists(row => row is { IsApplicable: true, Counted: null })
                ? null
                : rows.Where(row => row.IsApplicable).Sum(row => row.Counted)
        );

    private static ScorecardRow Row(int number, decimal? weight, RuleScore? score, decimal? scorerScore)
    {
        List<string> flags = [.. score?.Flags ?? [AppraisalFlag.NotApplicable]];
        var isInRange = scorerScore is null || (scorerScore >= 0 && (weight is null || scorerScore <= weight));
        if (score is not null && !isInRange)
        {
            flags.Add(AppraisalFlag.ScoreOutOfRange);
        }

        if (score?.Score is { } own && scorerScore is { } scorers && own != scorers)
        {
            flags.Add(AppraisalFlag.PublishedDiffers);
        }

        return new ScorecardRow
        {
            Number = number,
            Block = "",
            Name = new LocalText("", ""),
            Weight = weight,
            Ratio = score?.Ratio,
            Score = score?.Score,
            ScorerScore = scorerScore,
            Counted = score is null ? null : score.Score ?? (isInRange ? scorerScore : null),
            IsApplicable = score is not null,
            Flags = flags,
            Explanation = score?.Explanation ?? new Explanation(ScoreReason.NotApplicable),
        };
    }
}
