namespace FundManager.Data.Figures;

/// <summary>What leadership reads of one fund, as counted at one instant. Amounts are in the fund's currency.</summary>
public sealed record FundFigures
{
    /// <summary>Confirmed money that came in.</summary>
    public decimal Total { get; init; }

    /// <summary>Not promised to anyone.</summary>
    public decimal Available { get; init; }

    /// <summary>Paid to recipients.</summary>
    public decimal Paid { get; init; }

    /// <summary>Inputs that somebody checked on the spot.</summary>
    public decimal Verified { get; init; }

    /// <summary>Median days from the closing of the call to an award's first payment, this year; null without one.</summary>
    public int? DaysToPay { get; init; }

    /// <summary>The same of last year.</summary>
    public int? DaysToPayBefore { get; init; }

    /// <summary>The year that the figures call this year, in the fund's zone.</summary>
    public int Year { get; init; }

    public AwardsAtRisk Risk { get; init; } = new();

    /// <summary>How far applications came; each counts what came at least so far.</summary>
    public IReadOnlyList<StepCount> Pipeline { get; init; } = [];

    public IReadOnlyList<CallMoney> Money { get; init; } = [];

    /// <summary>Approved appraisals by grade; of one that was corrected only its correction.</summary>
    public IReadOnlyList<StepCount> Grades { get; init; } = [];

    public IReadOnlyList<InputSum> Inputs { get; init; } = [];

    public IReadOnlyList<StageDays> Stages { get; init; } = [];

    /// <summary>When <see cref="Stages"/> was counted: it reads every event, and so not each minute.</summary>
    public DateTimeOffset StagesAt { get; init; }

    /// <summary>Bodies that endorsed, the one with the largest awards first.</summary>
    public IReadOnlyList<LeagueRow> Endorsers { get; init; } = [];

    /// <summary>Regions of the work, likewise.</summary>
    public IReadOnlyList<LeagueRow> Regions { get; init; } = [];
}

/// <summary>Running awards, and those of them that leadership should look at.</summary>
public sealed record AwardsAtRisk(int Running = 0, int AtRisk = 0, int Failed = 0, int Late = 0, int Held = 0);

/// <summary>How many came so far.</summary>
/// <param name="Key">Name of the step or grade.</param>
/// <param name="Count">How many.</param>
public sealed record StepCount(string Key, long Count);

/// <summary>Where the money of a call is. <paramref name="Free"/> is what it may still award.</summary>
public sealed record CallMoney(
    Guid CallId,
    string Number,
    decimal Disbursed,
    decimal Reserved,
    decimal Obligated,
    decimal Committed,
    decimal Free
);

/// <summary>Inputs of one kind.</summary>
public sealed record InputSum(string Kind, decimal Planned, decimal Verified);

/// <summary>Median days in a stage, this year and last year; null where nothing went through it.</summary>
public sealed record StageDays(string Stage, int? Days, int? DaysBefore);

/// <summary>One body or region.</summary>
/// <param name="Key">Identity of the organisation, or code of the region.</param>
/// <param name="NameEn">Name; "" for a region.</param>
/// <param name="NameZh">Name; "" for a region.</param>
/// <param name="Applications">Sent.</param>
/// <param name="Awards">Awarded.</param>
/// <param name="Amount">Awarded in all.</param>
/// <param name="Verified">Verified inputs of these awards.</param>
public sealed record LeagueRow(
    string Key,
    string NameEn,
    string NameZh,
    long Applications,
    long Awards,
    decimal Amount,
    decimal Verified
);
