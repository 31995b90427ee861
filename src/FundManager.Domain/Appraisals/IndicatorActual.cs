using System.Text.Json.Serialization;

namespace FundManager.Domain.Appraisals;

/// <summary>What the unit says of a target (完成目标可能性).</summary>
public enum TargetLikelihood
{
    /// <summary>It will be met (确定能).</summary>
    Certain,

    /// <summary>It may be met (有可能).</summary>
    Possible,

    /// <summary>It cannot be met (完全不可能).</summary>
    Impossible,
}

/// <summary>
/// What became of one indicator: a value, a date, a band with its percent, or "not applicable". With none of these it is missing,
/// which is never a score of 0.
/// </summary>
public sealed record IndicatorActual
{
    /// <summary>Number of the indicator.</summary>
    public required int Number { get; init; }

    /// <summary>The value measured, in the indicator's unit; 1 or 0 for yes or no.</summary>
    public decimal? Value { get; init; }

    /// <summary>The day on which a deadline's matter was done.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Id of the band of a qualitative indicator.</summary>
    public string? Band { get; init; }

    /// <summary>Share of the weight within that band, 0 to 100.</summary>
    public decimal? Percent { get; init; }

    /// <summary>What was written instead of a value ("有效", "≥266米").</summary>
    public string? Text { get; init; }

    /// <summary>The unit it was reported in, where that was told; null means the indicator's.</summary>
    public string? Unit { get; init; }

    /// <summary>Valid answers of the survey behind it.</summary>
    public int? ValidAnswers { get; init; }

    /// <summary>Of a checklist, the items that apply where it is not all of them; the value is how many of these are met.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ApplicableItems { get; init; }

    /// <summary>Whether a breach was found that alone takes all points (money withheld, diverted, or spent on paper only).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasSeriousBreach { get; init; }

    /// <summary>Whether the indicator is left out. It needs <see cref="Reason"/>.</summary>
    public bool IsNotApplicable { get; init; }

    /// <summary>Where the evidence lies.</summary>
    public string? Evidence { get; init; }

    /// <summary>Why it is not applicable, short of the target, or far above it.</summary>
    public string? Reason { get; init; }

    /// <summary>What will be done about a shortfall.</summary>
    public string? Improvement { get; init; }

    /// <summary>The scorer's own or published score. It counts only where the rule says nothing.</summary>
    public decimal? ScorerScore { get; init; }

    /// <summary>Half-way: whether the unit expects to reach the target; null where it says nothing. It counts for no score.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TargetLikelihood? Likelihood { get; init; }

    /// <summary>Whether there is nothing to hold against the target, not even words.</summary>
    [JsonIgnore]
    public bool IsMissing =>
        !IsNotApplicable && Value is null && On is null && Band is null && Text is null && !HasSeriousBreach;
}

/// <summary>
/// The money row of a self-appraisal: what was spent of the year's budget (预算执行率). Department appraisals divide by the money
/// received instead; that is another row with another name.
/// </summary>
public sealed record BudgetExecution
{
    /// <summary>The year's budget after all changes and with what was carried over (全年预算数), not the first one.</summary>
    public decimal? AdjustedAnnualBudget { get; init; }

    /// <summary>Spent by the end of the year, in the same currency and unit.</summary>
    public decimal? Executed { get; init; }

    /// <summary>Points of the row; null in an imported table that prints none.</summary>
    public decimal? Weight { get; init; }

    /// <summary>Whether the row is left out. It needs <see cref="Reason"/>.</summary>
    public bool IsNotApplicable { get; init; }

    /// <summary>Why it is not applicable, or under-spent.</summary>
    public string? Reason { get; init; }

    /// <summary>What will be done about a shortfall.</summary>
    public string? Improvement { get; init; }

    /// <summary>The scorer's own or published score. It counts only where the rule says nothing.</summary>
    public decimal? ScorerScore { get; init; }

    /// <summary>Whether spending is not told.</summary>
    [JsonIgnore]
    public bool IsMissing => !IsNotApplicable && (AdjustedAnnualBudget is null || Executed is null);
}
