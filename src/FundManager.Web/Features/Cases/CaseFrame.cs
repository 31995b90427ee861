using FundManager.Data.Files;
using FundManager.Domain.History;

namespace FundManager.Web.Features.Cases;

/// <summary>What the page of every case shows: where it stands, what can be done, what was done.</summary>
public sealed record CaseFrame
{
    public required Case Case { get; init; }

    public required StateView State { get; init; }

    public required IReadOnlyList<StepView> Steps { get; init; }

    public required IReadOnlyList<MoveOffer> Offers { get; init; }

    public required IReadOnlyList<HistoryEntry> History { get; init; }

    public required IReadOnlyList<StoredFile> Files { get; init; }

    /// <summary>Names the forms of this page.</summary>
    public required Guid Token { get; init; }

    /// <summary>Whether the reader is of the applicant's side.</summary>
    public required bool IsApplicant { get; init; }
}

/// <summary>A state as a badge: always a word, its colour one of ok, wait, bad, brand, idle.</summary>
public sealed record StateView(string Label, string Css);

/// <summary>One state on the way of a case.</summary>
public sealed record StepView(string Label, bool IsDone, bool IsNow, DateTimeOffset? At);

/// <summary>One event as people read it.</summary>
public sealed record HistoryEntry(
    DateTimeOffset At,
    string What,
    string Who,
    string? Reason,
    IReadOnlyList<string> Money
);
