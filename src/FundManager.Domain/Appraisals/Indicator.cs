using System.Text.Json.Serialization;

namespace FundManager.Domain.Appraisals;

/// <summary>How an actual is held against its target.</summary>
public enum IndicatorOperator
{
    /// <summary>Higher is better (≥): weight × actual ÷ target.</summary>
    GreaterOrEqual,

    /// <summary>Lower is better (≤): full points up to the target, then weight × target ÷ actual.</summary>
    LessOrEqual,

    /// <summary>A value to be hit (=): weight × actual ÷ target, full points above it.</summary>
    Equal,

    /// <summary>From <see cref="Indicator.Target"/> to <see cref="Indicator.TargetTo"/>, both included.</summary>
    Between,

    /// <summary>Done on <see cref="Indicator.DueOn"/> or before.</summary>
    Deadline,

    /// <summary>A band of the framework and a percent within it, given by the scorer.</summary>
    Qualitative,

    /// <summary>All or nothing: an actual of 1 is yes, 0 is no.</summary>
    YesNo,

    /// <summary>As higher is better, from a survey whose number of valid answers is told.</summary>
    Satisfaction,

    /// <summary>weight × items met ÷ items that apply; a serious breach earns nothing. <see cref="Indicator.Target"/> is the number of items.</summary>
    Checklist,

    /// <summary>An imported table names none: no rule applies until one is chosen.</summary>
    Undefined,
}

/// <summary>Whether an indicator is counted or judged.</summary>
public enum IndicatorKind
{
    /// <summary>Counted or measured.</summary>
    Quantitative,

    /// <summary>Judged by band and percent.</summary>
    Qualitative,
}

/// <summary>One thing that an award promised and that its appraisal measures.</summary>
public sealed record Indicator
{
    /// <summary>1 or more; unique in its set, and the key of its actual.</summary>
    public required int Number { get; init; }

    /// <summary>Id of a block of the framework; in an imported table, where no block fits, the printed text.</summary>
    public required string Level1 { get; init; }

    /// <summary>Id of a part of that block, or the printed text; null where the block has none.</summary>
    public string? Level2 { get; init; }

    /// <summary>What is measured.</summary>
    public required LocalText Name { get; init; }

    /// <summary>How the actual is held against the target.</summary>
    public required IndicatorOperator Operator { get; init; }

    /// <summary>The agreed value, in <see cref="Unit"/>; 0 or more. For a range its lower end.</summary>
    public decimal? Target { get; init; }

    /// <summary>The upper end of a range, included.</summary>
    public decimal? TargetTo { get; init; }

    /// <summary>The last day on which a deadline is met.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The day from which the planned time of a deadline is counted; needed where lateness reduces step by step.</summary>
    public DateOnly? StartOn { get; init; }

    /// <summary>A qualitative target in words.</summary>
    public string? TargetText { get; init; }

    /// <summary>Unit of target and actual, like "%" or "人次"; null where there is none.</summary>
    public string? Unit { get; init; }

    /// <summary>Points it can earn, above 0 to 100; null in an imported table that prints none.</summary>
    public decimal? Weight { get; init; }

    /// <summary>Where the actual will be found: a report, a ledger, a survey.</summary>
    public string? Source { get; init; }

    /// <summary>Whether it is counted or judged.</summary>
    [JsonIgnore]
    public IndicatorKind Kind =>
        Operator == IndicatorOperator.Qualitative ? IndicatorKind.Qualitative : IndicatorKind.Quantitative;

    /// <summary>Whether its actual is a number held against a number.</summary>
    [JsonIgnore]
    public bool IsMeasured =>
        Operator
            is IndicatorOperator.GreaterOrEqual
                or IndicatorOperator.LessOrEqual
                or IndicatorOperator.Equal
                or IndicatorOperator.Between
                or IndicatorOperator.Satisfaction;

    /// <summary>Whether the operator can work with the target: what an agreement must ensure before it is offered.</summary>
    /// <remarks>
    /// A target of 0 suits only "at most 0": nothing can be divided by it. A range may begin at 0 and must not end there.
    /// </remarks>
    [JsonIgnore]
    public bool HasValidTarget =>
        Operator switch
        {
            IndicatorOperator.GreaterOrEqual or IndicatorOperator.Equal or IndicatorOperator.Satisfaction => Target > 0,
            IndicatorOperator.Checklist => Target >= 1 && Target == decimal.Truncate(Target.Value),
            IndicatorOperator.Undefined => false,
            IndicatorOperator.LessOrEqual => Target >= 0,
            IndicatorOperator.Between => Target >= 0 && TargetTo > 0 && TargetTo >= Target,
            IndicatorOperator.Deadline => DueOn is not null && (StartOn is null || StartOn < DueOn),
            IndicatorOperator.Qualitative or IndicatorOperator.YesNo => true,
            _ => throw new InvalidOperationException($"No rule for {Operator}."),
        };
}
