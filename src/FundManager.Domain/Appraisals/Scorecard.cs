using System.Text.Json.Serialization;

namespace FundManager.Domain.Appraisals;

/// <summary>One row of a scorecard: an indicator, or budget execution.</summary>
public sealed record ScorecardRow
{
    /// <summary>Number of the indicator; <see cref="Scorecard.BudgetNumber"/> for budget execution.</summary>
    public required int Number { get; init; }

    /// <summary>Id of the block that it belongs to, or the printed text where no block fits.</summary>
    public required string Block { get; init; }

    /// <summary>As forms print it.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Points possible, as the table has them; null where it has none.</summary>
    public required decimal? Weight { get; init; }

    /// <summary>How far the target was reached, to six places: 1 is met; null where nothing can be compared.</summary>
    public required decimal? Ratio { get; init; }

    /// <summary>The rule's score, 0 to the weight; null where the rule says nothing.</summary>
    public required decimal? Score { get; init; }

    /// <summary>The scorer's own or published score, as given.</summary>
    public required decimal? ScorerScore { get; init; }

    /// <summary>
    /// What goes into the total: the rule's score; where the rule says nothing the scorer's, if it lies within the weight; else null.
    /// </summary>
    public required decimal? Counted { get; init; }

    /// <summary>False for a row that was left out.</summary>
    public required bool IsApplicable { get; init; }

    /// <summary>Of <see cref="AppraisalFlag"/>.</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>How the rule's score came about, or why there is none.</summary>
    public required Explanation Explanation { get; init; }
}

/// <summary>The rows of one block together.</summary>
/// <param name="Block">Id of the block, or the printed text where no block fits.</param>
/// <param name="Name">As forms print it.</param>
/// <param name="DefaultWeight">Points that the framework gives it; null where no block fits.</param>
/// <param name="Weight">Points of its rows, those left out too; null where a row has no weight.</param>
/// <param name="Score">What its rows count; null while an applicable one counts nothing.</param>
public sealed record BlockScore(string Block, LocalText Name, decimal? DefaultWeight, decimal? Weight, decimal? Score);

/// <summary>The result of one appraisal under one framework: every row, its score and how it came about, the total, the grade.</summary>
/// <remarks>A pure function of its inputs. A self-appraisal and an independent one are two scorecards.</remarks>
public sealed record Scorecard
{
    /// <summary>The number of the budget execution row.</summary>
    public const int BudgetNumber = 0;

    /// <summary>Budget execution; null where neither the framework nor the table has it.</summary>
    public required ScorecardRow? BudgetExecution { get; init; }

    /// <summary>One row for each indicator, in the given order.</summary>
    public required IReadOnlyList<ScorecardRow> Rows { get; init; }

    /// <summary>Subtotals, in the order of the framework; blocks that it does not know come last.</summary>
    public required IReadOnlyList<BlockScore> Blocks { get; init; }

    /// <summary>
    /// The sum of what the rows count, to two places; null while an applicable row counts nothing, and where the framework makes no
    /// total. With rows left out: sum ÷ applicable weights × 100.
    /// </summary>
    public required decimal? Total { get; init; }

    /// <summary>The grade of the total; null without one, or where weights that do not make 100 put it outside the bands.</summary>
    public required Band? Grade { get; init; }

    /// <summary>Of <see cref="AppraisalFlag"/>, about the card as a whole.</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>Budget execution, if there is such a row, and then the indicators.</summary>
    [JsonIgnore]
    public IEnumerable<ScorecardRow> AllRows => BudgetExecution is null ? Rows : Rows.Prepend(BudgetExecution);

    /// <summary>Computes a scorecard.</summary>
    /// <param name="framework">The rules.</param>
    /// <param name="budgetExecution">The money row with its weight; null where it is not told: then it stands unscored under the framework's weight.</param>
    /// <param name="indicators">What was agreed; numbers are unique.</param>
    /// <param name="actuals">What became of it; at most one for each indicator. A missing one leaves its row unscored.</param>
    /// <exception cref="ArgumentException">A number occurs twice, or an actual belongs to no indicator.</exception>
    public static Scorecard Compute(
        AppraisalFramework framework,
        BudgetExecution? budgetExecution,
        IReadOnlyList<Indicator> indicators,
        IReadOnlyList<IndicatorActual> actuals
    )
    {
        var actualOf = actuals.ToDictionary(actual => actual.Number);
        if (!actualOf.Keys.ToHashSet().IsSubsetOf(indicators.Select(indicator => indicator.Number)))
        {
            throw new ArgumentException("An actual belongs to no indicator.", nameof(actuals));
        }

        if (indicators.DistinctBy(indicator => indicator.Number).Count() != indicators.Count)
        {
            throw new ArgumentException("Two indicators have one number.", nameof(indicators));
        }

        var scorer = new ScorecardRows(framework);
        var budget = scorer.Of(budgetExecution);
        List<ScorecardRow> rows =
        [
            .. indicators.Select(indicator => scorer.Of(indicator, actualOf.GetValueOrDefault(indicator.Number))),
        ];
        List<ScorecardRow> all = budget is null ? rows : [budget, .. rows];
        var blocks = scorer.Subtotals(all);
        var total = framework.TotalRule == TotalRule.None ? null : TotalOf(all);
        var (grade, flag) = GradeRule.Of(framework, total, indicators, all);
        var flags = framework.TotalRule == TotalRule.None ? [] : FlagsOf(all, blocks);
        return new Scorecard
        {
            BudgetExecution = budget,
            Rows = rows,
            Blocks = blocks,
            Total = total,
            Grade = grade,
            Flags = flag is null ? flags : [.. flags, flag],
        };
    }

    private static decimal? TotalOf(List<ScorecardRow> all)
    {
        var applicable = all.FindAll(row => row.IsApplicable);
        if (applicable.Count == 0 || applicable.Exists(row => row.Counted is null))
        {
            return null;
        }

        var sum = applicable.Sum(row => row.Counted!.Value);
        if (applicable.Count == all.Count)
        {
            return Rounding.Total(sum);
        }

        var weights = applicable.Exists(row => row.Weight is null) ? 0 : applicable.Sum(row => row.Weight!.Value);
        return weights > 0 ? Rounding.Total(sum * Band.Top / weights) : null;
    }

    private static List<string> FlagsOf(List<ScorecardRow> all, List<BlockScore> blocks)
    {
        List<string> flags = [];
        if (all.Exists(row => row.Weight is null))
        {
            flags.Add(AppraisalFlag.WeightsMissing);
        }
        else if (all.Sum(row => row.Weight) != Band.Top)
        {
            flags.Add(AppraisalFlag.WeightsNot100);
        }

        if (blocks.Exists(block => block.Weight is not null && block.Weight != block.DefaultWeight))
        {
            flags.Add(AppraisalFlag.WeightsDifferFromDefault);
        }

        return flags;
    }
}
