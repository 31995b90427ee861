namespace FundManager.Domain;

/// <summary>The roles that people have, by the names that the workflow files use.</summary>
public static class Role
{
    /// <summary>Drafts, answers, declares inputs, reports, self-appraises.</summary>
    public const string Applicant = "Applicant";

    /// <summary>Signs for the applicant's organisation.</summary>
    public const string Signatory = "Signatory";

    /// <summary>Recommends applications of its members and verifies inputs on the spot.</summary>
    public const string Endorser = "Endorser";

    /// <summary>Calls, screening, review rounds, milestones, findings.</summary>
    public const string ProgrammeOfficer = "ProgrammeOfficer";

    /// <summary>Scores applications and critical checkpoints.</summary>
    public const string Reviewer = "Reviewer";

    /// <summary>Appraises independently of who monitored.</summary>
    public const string Appraiser = "Appraiser";

    /// <summary>Books the fund's money; prepares, approves, releases payments.</summary>
    public const string FinanceOfficer = "FinanceOfficer";

    /// <summary>Confirms, decides, countersigns, approves, reads.</summary>
    public const string Leader = "Leader";

    /// <summary>Reads everything, changes nothing.</summary>
    public const string Auditor = "Auditor";

    /// <summary>Users, settings, workflows; no right in any case.</summary>
    public const string Administrator = "Administrator";

    /// <summary>The clock, or the consequence of another move.</summary>
    public const string System = "System";

    /// <summary>Roles held for one organisation on the applicant's side or beside it.</summary>
    public static readonly IReadOnlyList<string> OfOrganisations = [Applicant, Signatory, Endorser];

    /// <summary>Roles held for the fund.</summary>
    public static readonly IReadOnlyList<string> OfFund =
    [
        ProgrammeOfficer,
        Reviewer,
        Appraiser,
        FinanceOfficer,
        Leader,
        Auditor,
        Administrator,
    ];

    /// <summary>Every role that a person can hold.</summary>
    public static readonly IReadOnlyList<string> All = [.. OfOrganisations, .. OfFund];
}

/// <summary>Who acts in one case, with the roles that count in that case.</summary>
/// <param name="UserId">The person; <see cref="SystemId"/> for the clock.</param>
/// <param name="Roles">Names of <see cref="Role"/>.</param>
public sealed record Actor(Guid UserId, params IReadOnlyList<string> Roles)
{
    /// <summary>The user id under which time and consequences act.</summary>
    public static readonly Guid SystemId = Guid.Empty;

    /// <summary>The clock, or the consequence of another move.</summary>
    public static Actor System { get; } = new(SystemId, [Role.System]);

    /// <summary>Whether this actor has <paramref name="role"/> here.</summary>
    public bool Is(string role) => Roles.Contains(role, StringComparer.Ordinal);
}

/// <summary>Who acts, when, why, and on which form.</summary>
/// <param name="Actor">Who.</param>
/// <param name="At">The instant at which the request arrived, UTC. Deadlines are compared with it.</param>
/// <param name="Reason">Why, in the actor's words; null where none is asked.</param>
/// <param name="Token">Names the form that was sent, so that a second click makes no second move; null for a job.</param>
public sealed record Act(Actor Actor, DateTimeOffset At, string? Reason = null, Guid? Token = null)
{
    /// <summary>The same instant, as the consequence of this act: the actor is the System, the token is not repeated.</summary>
    public Act Consequence(string? reason = null) => new(Actor.System, At, reason ?? Reason);
}
