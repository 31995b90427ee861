namespace FundManager.Domain.Appraisals;

/// <summary>How a row's score came about, as a code and the numbers in it; the sentence is made where it is read.</summary>
/// <param name="Code">One of <see cref="ScoreReason"/>.</param>
/// <param name="Facts">The numbers, in the order that the code's documentation gives.</param>
public sealed record Explanation(string Code, params IReadOnlyList<decimal> Facts);

/// <summary>The ways in which a row gets a score or none.</summary>
public static class ScoreReason
{
    /// <summary>weight × actual ÷ target. Facts: weight, actual, target.</summary>
    public const string Proportion = "PROPORTION";

    /// <summary>weight × target ÷ actual. Facts: weight, target, actual.</summary>
    public const string InverseProportion = "INVERSE_PROPORTION";

    /// <summary>Target met, full points. Facts: weight, actual, target.</summary>
    public const string Met = "MET";

    /// <summary>At most 0 was agreed and it was more: nothing. Facts: weight, actual.</summary>
    public const string ZeroMissed = "ZERO_MISSED";

    /// <summary>Within the range, full points. Facts: weight, actual, lower end, upper end.</summary>
    public const string InRange = "IN_RANGE";

    /// <summary>weight × actual ÷ lower end. Facts: weight, actual, lower end.</summary>
    public const string BelowRange = "BELOW_RANGE";

    /// <summary>weight × upper end ÷ actual. Facts: weight, upper end, actual.</summary>
    public const string AboveRange = "ABOVE_RANGE";

    /// <summary>Done in time, full points. Facts: weight, days to spare.</summary>
    public const string InTime = "IN_TIME";

    /// <summary>Late, and lateness earns nothing. Facts: weight, days late.</summary>
    public const string Late = "LATE";

    /// <summary>weight × (1 − days late ÷ planned days). Facts: weight, days late, planned days.</summary>
    public const string LateInProportion = "LATE_IN_PROPORTION";

    /// <summary>weight × percent ÷ 100. Facts: weight, percent.</summary>
    public const string BandPercent = "BAND_PERCENT";

    /// <summary>Yes, full points. Facts: weight.</summary>
    public const string Yes = "YES";

    /// <summary>No, nothing. Facts: weight.</summary>
    public const string No = "NO";

    /// <summary>weight × items met ÷ items that apply. Facts: weight, items met, items that apply.</summary>
    public const string ItemsMet = "ITEMS_MET";

    /// <summary>A serious breach takes all points. Facts: weight.</summary>
    public const string SeriousBreach = "SERIOUS_BREACH";

    /// <summary>Over the tolerance, reduced by what is over. Facts: weight, actual, target, tolerance.</summary>
    public const string ReducedLinear = "REDUCED_LINEAR";

    /// <summary>Over the tolerance, reduced by the framework's table. Facts: weight, actual, target, percent left.</summary>
    public const string ReducedByTable = "REDUCED_BY_TABLE";

    /// <summary>weight × min(executed ÷ adjusted annual budget, 1). Facts: weight, executed, budget.</summary>
    public const string BudgetRate = "BUDGET_RATE";

    /// <summary>Left out. No facts.</summary>
    public const string NotApplicable = "NOT_APPLICABLE";

    /// <summary>No actual. No facts.</summary>
    public const string NoActual = "NO_ACTUAL";

    /// <summary>No weight to give a share of. No facts.</summary>
    public const string NoWeight = "NO_WEIGHT";

    /// <summary>No target that the operator can work with. No facts.</summary>
    public const string InvalidTarget = "INVALID_TARGET";

    /// <summary>No budget to divide by. Facts: budget.</summary>
    public const string NoBudget = "NO_BUDGET";

    /// <summary>What was reported is not of the kind that the operator works with. No facts.</summary>
    public const string ActualOfOtherKind = "ACTUAL_OF_OTHER_KIND";

    /// <summary>The actual is in another unit than the target. No facts.</summary>
    public const string OtherUnit = "OTHER_UNIT";

    /// <summary>A qualitative row without band or percent: the rule says nothing. No facts.</summary>
    public const string NoPercent = "NO_PERCENT";

    /// <summary>The percent lies outside the band. Facts: percent, the band's lower and upper end where it is known.</summary>
    public const string OutOfBand = "OUT_OF_BAND";
}

/// <summary>What the rule makes of one row.</summary>
/// <param name="Ratio">How far the target was reached, to six places: 1 is met, more than 1 exceeded; null where nothing can be compared.</param>
/// <param name="Score">0 to the weight, rounded by the framework; null where the rule says nothing.</param>
/// <param name="Flags">Of <see cref="AppraisalFlag"/>, in order of discovery.</param>
/// <param name="Explanation">How it came about.</param>
internal sealed record RuleScore(decimal? Ratio, decimal? Score, IReadOnlyList<string> Flags, Explanation Explanation)
{
    private const int RatioPlaces = 6;

    /// <summary>The rule says nothing.</summary>
    public static RuleScore Nothing(Explanation explanation, params IReadOnlyList<string> flags) =>
        new(null, null, [AppraisalFlag.NotScored, .. flags], explanation);

    /// <summary>A ratio as rows keep it.</summary>
    public static decimal Round(decimal ratio) => decimal.Round(ratio, RatioPlaces, MidpointRounding.AwayFromZero);

    /// <summary>A score within 0 and the weight. Rounding comes first: a weight finer than the rounding is still the limit.</summary>
    public static decimal Limit(Rounding rounding, decimal score, decimal weight) =>
        Math.Clamp(rounding.Apply(score), 0m, weight);
}
