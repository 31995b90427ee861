using FundManager.Domain;
using FundManager.Domain.Assignment;
using FundManager.Domain.Calls;

namespace FundManager.Data.Assignment;

/// <summary>A proposal of who reviews what in a call: asked for, worked out by a job, changed by hand as a new one, and at last sent.</summary>
/// <remarks>The row is the place in the queue, the progress and the result. Nobody is invited by it before an officer confirms.</remarks>
public sealed class AssignmentPlan
{
    public const int MostAttempts = 3;

    public required Guid Id { get; init; }

    public required Id<Call> CallId { get; init; }

    public required Guid AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required AssignmentTerms Terms { get; init; }

    public int Attempts { get; set; }

    /// <summary>How many applications were compared with the reviewers.</summary>
    public int Done { get; set; }

    /// <summary>How many there are; 0 while nobody counted.</summary>
    public int Total { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why it came to nothing, in both languages; null where it did not.</summary>
    public string? Fault { get; set; }

    /// <summary>Null while there is none.</summary>
    public PlannedRound? Result { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>What became of each application when the invitations were sent.</summary>
    public IReadOnlyList<SentRow> Sent { get; set; } = [];
}

/// <summary>What an officer asks for.</summary>
public sealed record AssignmentTerms
{
    /// <summary>Reviews that a reviewer gets in this round at least, as far as that can be; and at most, with what is open already.</summary>
    public int MinLoad { get; init; }

    /// <inheritdoc cref="MinLoad"/>
    public int MaxLoad { get; init; }

    public AssignmentGoal Goal { get; init; }

    public bool OnePerUnit { get; init; }

    /// <summary>What the reviewers of each application must bring, like "finance".</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    public string Seed { get; init; } = "";

    /// <summary>Pairs that are kept whatever else.</summary>
    public IReadOnlyList<HandPair> Locked { get; init; } = [];

    /// <summary>Pairs that are never proposed.</summary>
    public IReadOnlyList<HandPair> Forbidden { get; init; } = [];
}

/// <summary>A pair that an officer chose or excluded.</summary>
public sealed record HandPair(Guid Application, Guid Reviewer);

/// <summary>What was worked out.</summary>
public sealed record PlannedRound
{
    public required IReadOnlyList<PlannedApplication> Applications { get; init; }

    public required IReadOnlyList<PlannedLoad> Loads { get; init; }

    public required IReadOnlyList<PlannedShortage> Shortages { get; init; }

    public required IReadOnlyList<PlannedNeed> UnmetNeeds { get; init; }

    /// <summary>Sum of the estimates of all pairs.</summary>
    public required decimal Total { get; init; }

    /// <summary>Whether nothing better can be.</summary>
    public required bool IsProven { get; init; }
}

/// <summary>One application of the round.</summary>
public sealed record PlannedApplication(Guid Id, string Number, int Wanted, IReadOnlyList<PlannedPair> Pairs);

/// <summary>One proposed reviewer of an application.</summary>
/// <param name="Reviewer">Who.</param>
/// <param name="Estimate">How well the fields fit, 0 to 1.</param>
/// <param name="IsLocked">Whether an officer asked for it.</param>
/// <param name="Soft">Codes of soft conflicts: the invitation needs a reason.</param>
public sealed record PlannedPair(Guid Reviewer, double Estimate, bool IsLocked, IReadOnlyList<string> Soft);

/// <summary>What a reviewer has open already, and gets.</summary>
public sealed record PlannedLoad(Guid Reviewer, int Open, int Planned);

/// <summary>An application that lacks reviews, and what stands in the way: the cut at which the flow ended.</summary>
public sealed record PlannedShortage(
    Guid Application,
    int Missing,
    ShortageReason Reason,
    int Eligible,
    IReadOnlyList<Guid> Competing,
    IReadOnlyList<Guid> Bottleneck,
    int Capacity
);

/// <summary>An application whose reviewers do not bring what is needed.</summary>
public sealed record PlannedNeed(Guid Application, string Attribute, int Missing);

/// <summary>What became of the invitations of one application.</summary>
/// <param name="Number">The application's.</param>
/// <param name="Invited">How many were invited.</param>
/// <param name="Refusal">Null when all were; else why nobody was, in both languages.</param>
public sealed record SentRow(string Number, int Invited, string? Refusal);
