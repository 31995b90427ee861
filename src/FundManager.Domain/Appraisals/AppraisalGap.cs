namespace FundManager.Domain.Appraisals;

/// <summary>What a row still lacks before the appraisal can go on.</summary>
public enum AppraisalGapKind
{
    /// <summary>No actual, and not marked as not applicable.</summary>
    NoActual,

    /// <summary>Marked as not applicable without a reason.</summary>
    NotApplicableWithoutReason,

    /// <summary>Neither the rule nor the scorer gives a score.</summary>
    NoScore,

    /// <summary>Short of full points without the reason or without the improvement (偏差原因分析及改进措施).</summary>
    ShortfallWithoutReason,

    /// <summary>Far above the target, or spent beyond the budget, without a reason.</summary>
    OverAchievementWithoutReason,
}

/// <summary>One row and what it lacks.</summary>
/// <param name="Number">Number of the indicator; <see cref="Scorecard.BudgetNumber"/> for budget execution.</param>
/// <param name="Kind">What.</param>
public sealed record AppraisalGap(int Number, AppraisalGapKind Kind)
{
    /// <summary>
    /// Rows that have neither an actual nor "not applicable" with a reason: while there is one, a self-appraisal cannot be submitted.
    /// </summary>
    /// <param name="framework">Says whether budget execution is asked for.</param>
    /// <param name="budgetExecution">The money row, or null where it was not told.</param>
    /// <param name="indicators">What was agreed.</param>
    /// <param name="actuals">What is known so far.</param>
    public static IReadOnlyList<AppraisalGap> Unanswered(
        AppraisalFramework framework,
        BudgetExecution? budgetExecution,
        IReadOnlyList<Indicator> indicators,
        IReadOnlyList<IndicatorActual> actuals
    )
    {
        List<AppraisalGap> gaps = [];
        var budget = budgetExecution ?? new BudgetExecution();
        if (framework.BudgetBlock is not null || budgetExecution is not null)
        {
            Add(gaps, Scorecard.BudgetNumber, budget.IsMissing, budget.IsNotApplicable && IsBlank(budget.Reason));
        }

        foreach (var indicator in indicators)
        {
            var actual = actuals.FirstOrDefault(actual => actual.Number == indicator.Number);
            Add(
                gaps,
                indicator.Number,
                actual?.IsMissing != false,
                actual?.IsNotApplicable == true && IsBlank(actual.Reason)
            );
        }

        return gaps;
    }

    /// <summary>Rows of a computed card that count nothing, though they apply: while there is one, it is not scored in full.</summary>
    public static IReadOnlyList<AppraisalGap> Unscored(Scorecard card) =>
        [
            .. card
                .AllRows.Where(row => row is { IsApplicable: true, Counted: null })
                .Select(row => new AppraisalGap(row.Number, AppraisalGapKind.NoScore)),
        ];

    /// <summary>Rows of a computed card whose shortfall or over-achievement nobody explained.</summary>
    public static IReadOnlyList<AppraisalGap> Unexplained(
        Scorecard card,
        BudgetExecution? budgetExecution,
        IReadOnlyList<IndicatorActual> actuals
    )
    {
        List<AppraisalGap> gaps = [];
        foreach (var row in card.AllRows.Where(row => row.IsApplicable))
        {
            var actual = actuals.FirstOrDefault(actual => actual.Number == row.Number);
            var isBudget = row.Number == Scorecard.BudgetNumber;
            var reason = isBudget ? budgetExecution?.Reason : actual?.Reason;
            var improvement = isBudget ? budgetExecution?.Improvement : actual?.Improvement;
            if (row.Counted < row.Weight && row.Ratio is null or < 1m && (IsBlank(reason) || IsBlank(improvement)))
            {
                gaps.Add(new AppraisalGap(row.Number, AppraisalGapKind.ShortfallWithoutReason));
            }

            if (IsOver(row) && IsBlank(reason))
            {
                gaps.Add(new AppraisalGap(row.Number, AppraisalGapKind.OverAchievementWithoutReason));
            }
        }

        return gaps;
    }

    private static bool IsOver(ScorecardRow row) =>
        row.Flags.Any(flag => flag is AppraisalFlag.OverAchievement or AppraisalFlag.OverExecution);

    private static bool IsBlank(string? text) => string.IsNullOrWhiteSpace(text);

    private static void Add(List<AppraisalGap> gaps, int number, bool isMissing, bool lacksReason)
    {
        if (isMissing)
        {
            gaps.Add(new AppraisalGap(number, AppraisalGapKind.NoActual));
        }
        else if (lacksReason)
        {
            gaps.Add(new AppraisalGap(number, AppraisalGapKind.NotApplicableWithoutReason));
        }
    }
}
