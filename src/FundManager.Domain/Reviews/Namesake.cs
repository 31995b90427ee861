using FundManager.Domain.Applications;

namespace FundManager.Domain.Reviews;

/// <summary>A name in an application that could be a certain judge, or somebody tied to him; a name alone does not tell.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Code">The conflict that there is if it is the person; a hard one of <see cref="Conflicts.All"/>.</param>
/// <param name="Key">The name as <see cref="NameKey"/> makes it, for a shared project after the award's number and a colon.</param>
public sealed record NameQuestion(Id<GrantApplication> ApplicationId, string Code, string Key);

/// <summary>What an officer found out about a name: whether it is the person. Kept for ever; a later one takes its place.</summary>
/// <remarks>
/// "The same person" counts at once: nobody is harmed by it but the judge, who is told. "Another person" opens the way, so it counts
/// when a second person, a leader, agrees.
/// </remarks>
public sealed class Namesake
{
    internal Namesake(Guid userId, NameQuestion question, bool isSame, Act act)
    {
        Id = Id<Namesake>.New(act.At);
        (UserId, ApplicationId, Code, Key) = (userId, question.ApplicationId, question.Code, question.Key);
        (IsSame, Reason, NotedBy, NotedAt) = (isSame, act.Reason!, act.Actor.UserId, act.At);
    }

    private Namesake() { }

    /// <summary>Its identity.</summary>
    public Id<Namesake> Id { get; private set; }

    /// <summary>The judge.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The application.</summary>
    public Id<GrantApplication> ApplicationId { get; private set; }

    /// <summary>The conflict that there is if it is the person.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The name, as a key.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Whether it is the person.</summary>
    public bool IsSame { get; private set; }

    /// <summary>How that is known, in the officer's words.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The officer.</summary>
    public Guid NotedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset NotedAt { get; private set; }

    /// <summary>The leader who agreed; null while nobody did, and where nobody needs to.</summary>
    public Guid? ConfirmedBy { get; private set; }

    /// <summary>When it began to count, UTC; null while it does not.</summary>
    public DateTimeOffset? CountsFrom => IsSame ? NotedAt : ConfirmedAt;

    /// <summary>When the leader agreed, UTC; null while nobody did.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>About what.</summary>
    public NameQuestion Question => new(ApplicationId, Code, Key);

    /// <summary>Null when <paramref name="act"/> may note it of that judge; else why not.</summary>
    public static Refusal? WhyNotNote(Guid userId, string code, Act act) =>
        !act.Actor.Is(Role.ProgrammeOfficer) ? new Refusal("CAL-01")
        : act.Actor.UserId == userId ? new Refusal("COI-07")
        : !Conflicts.IsHard(code) ? new Refusal("COI-09")
        : string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01")
        : null;

    /// <summary>Null when <paramref name="actor"/> may agree that it is another person; else why not.</summary>
    public Refusal? WhyNotConfirm(Actor actor) =>
        IsSame || ConfirmedBy is not null ? new Refusal("COI-09")
        : actor.UserId == UserId ? new Refusal("COI-07")
        : !actor.Is(Role.Leader) || actor.UserId == NotedBy ? new Refusal("COI-08")
        : null;

    internal void Confirm(Act act) => (ConfirmedBy, ConfirmedAt) = (act.Actor.UserId, act.At);

    /// <summary>What counts of many notes: of each question the last that does; true for the same person.</summary>
    public static IReadOnlyDictionary<NameQuestion, bool> Counting(IEnumerable<Namesake> notes) =>
        notes
            .Where(note => note.CountsFrom is not null)
            .GroupBy(note => note.Question)
            .ToDictionary(group => group.Key, group => group.MaxBy(note => (note.CountsFrom, note.IsSame))!.IsSame);
}
