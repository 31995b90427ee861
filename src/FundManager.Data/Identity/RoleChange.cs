namespace FundManager.Data.Identity;

/// <summary>A role that somebody was given or that was taken away, or a lock: who did it and when. Never changed.</summary>
public sealed class RoleChange
{
    public required Guid Id { get; init; }

    /// <summary>Whose.</summary>
    public required Guid UserId { get; init; }

    /// <summary>Which administrator.</summary>
    public required Guid ChangedBy { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>One of <see cref="RoleChangeKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The role; null for a lock.</summary>
    public string? Role { get; init; }

    /// <summary>For which organisation; null for a role of the fund.</summary>
    public Guid? OrganisationId { get; init; }
}

/// <summary>What can happen to somebody's rights.</summary>
public static class RoleChangeKind
{
    public const string Given = "Given";
    public const string Taken = "Taken";
    public const string Locked = "Locked";
    public const string Unlocked = "Unlocked";
}
