using FundManager.Domain;

namespace FundManager.Web.Features.Work;

/// <summary>A case that waits, as the list shows it.</summary>
public sealed record WorkItem
{
    public required string Kind { get; init; }

    public required Guid Id { get; init; }

    public required string Number { get; init; }

    /// <summary>What to do, like "Approve: payment 2"; for a case that waits for others its state.</summary>
    public required string Act { get; init; }

    public required string Title { get; init; }

    public required string Organisation { get; init; }

    /// <summary>One line: why it is here, or why it cannot be done now.</summary>
    public required string Why { get; init; }

    /// <summary>Whether a rule refuses what the case waits for.</summary>
    public required bool IsBlocked { get; init; }

    public required Money? Amount { get; init; }

    /// <summary>The last day on which it is in time; null where no deadline is known.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>Days from today to <see cref="DueOn"/>; below 0 is late.</summary>
    public required int? DaysLeft { get; init; }

    public bool IsLate => DaysLeft < 0;

    public bool IsToday => DaysLeft == 0;
}

/// <summary>What waits for a person, and what that person's side waits for.</summary>
/// <param name="Mine">The most urgent first.</param>
/// <param name="Others">Cases of the person's side that wait for somebody else.</param>
/// <param name="IsCut">Whether there are more cases than were looked at.</param>
public sealed record WorkList(IReadOnlyList<WorkItem> Mine, IReadOnlyList<WorkItem> Others, bool IsCut);
