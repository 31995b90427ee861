using FundManager.Domain.History;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Reviews;

/// <summary>One reviewer's scored opinion of an application or a critical checkpoint.</summary>
public sealed class Review : GrantCase
{
    /// <summary>Longest comment in characters.</summary>
    public const int CommentMaxLength = 4000;

    /// <summary>The most reviews that one person has open at a time, inclusive.</summary>
    public const int MaxLoad = 10;

    /// <summary>Invites a reviewer.</summary>
    /// <exception cref="RefusedException">The reviewer has a hard conflict.</exception>
    public Review(ReviewInvitation invitation, GrantCase subject, Workflow workflow, Act act)
        : base(invitation.Number, workflow, subject, act.At)
    {
        Refusal.ThrowIf(WhyNotInvite(invitation) ?? WhyNotInvite(invitation.Conflicts, act.Reason));
        Id = Id<Review>.New(act.At);
        (SubjectKind, SubjectId) = (subject.Kind, subject.CaseId);
        (ReviewerId, Scheme, DueAt) = (invitation.ReviewerId, invitation.Scheme, invitation.DueAt);
        InvitedAt = act.At;
        Record(
            "Invite",
            act,
            Change.Set("reviewer", invitation.ReviewerId),
            Change.Set("dueAt", invitation.DueAt),
            Change.Set("conflictCheck", Conflicts.CheckOf(invitation.Conflicts))
        );
    }

    private Review() { }

    /// <summary>Its identity.</summary>
    public Id<Review> Id { get; private set; }

    /// <inheritdoc/>
    public override Guid CaseId => Id.Value;

    /// <inheritdoc/>
    public override string Kind => CaseKind.Review;

    /// <summary><see cref="CaseKind.Application"/> or <see cref="CaseKind.Milestone"/>.</summary>
    public string SubjectKind { get; private set; } = "";

    /// <summary>The case that is reviewed.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Who reviews.</summary>
    public Guid ReviewerId { get; private set; }

    /// <summary>Key of the scheme with its version, as <see cref="SchemeCatalog.KeyOf"/> writes it.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>When the reviewer was invited, UTC. A round is what was invited since the subject was last handed in.</summary>
    public DateTimeOffset InvitedAt { get; private set; }

    /// <summary>The first instant that is too late, UTC.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When the reviewer said that there is no conflict; null before.</summary>
    public DateTimeOffset? ConflictsDeclaredAt { get; private set; }

    /// <summary>Whether the reviewer named a conflict of his own: it stands for ever. One that was computed stands as long as it is found.</summary>
    public bool NamedConflict { get; private set; }

    /// <summary>Scores so far, as typed; complete once submitted.</summary>
    public IReadOnlyList<ScoreRow> Scores { get; private set; } = [];

    /// <summary>What the reviewer thinks of the whole.</summary>
    public string Comment { get; private set; } = "";

    /// <summary>Weighted total, 0 to 100; null before it is submitted, and void after a conflict.</summary>
    public decimal? Total { get; private set; }

    /// <summary>How often it was given back; at most once.</summary>
    public int ReturnedCount { get; private set; }

    /// <summary>Instant of the last reminder, UTC; null for none.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>Whether the reviewer may see the documents of the subject.</summary>
    public bool OpensDocuments =>
        State is "InProgress" or "Submitted" or "Returned" || (State == "Locked" && Total.HasValue);

    /// <summary>Whether its total counts in the panel.</summary>
    public bool Counts => State is "Submitted" or "Locked" && Total.HasValue;

    /// <summary>Whether the fund still waits for it.</summary>
    public bool IsAwaited => State is "Invited" or "Accepted" or "InProgress" or "Returned";

    /// <summary>Whether somebody who is or was this reviewer has formed an opinion, or a conflict: such a person decides nothing here.</summary>
    public bool BarsDecision => State is "InProgress" or "Submitted" or "Returned" or "Locked" or "Conflicted";

    /// <summary>Null when the reviewer may be invited; else why not.</summary>
    public static Refusal? WhyNotInvite(ReviewInvitation invitation) =>
        Conflicts.WhyNotJudge(invitation.Conflicts)
        ?? (
            invitation.IsInvitedAlready ? new Refusal("REV-02")
            : invitation.Load >= MaxLoad ? new Refusal("REV-08", invitation.Load, MaxLoad)
            : null
        );

    /// <summary>Null when nothing soft speaks against it, or <paramref name="reason"/> says why it is done all the same; else why not.</summary>
    public static Refusal? WhyNotInvite(IReadOnlyList<Conflict> found, string? reason) =>
        found.FirstOrDefault(each => each.IsSoft) is { } soft && string.IsNullOrWhiteSpace(reason)
            ? new Refusal("COI-01", soft.Code)
            : null;

    /// <summary>Null when reviewers of <paramref name="subject"/> can be invited now; else why not.</summary>
    public static Refusal? WhyNotInviteFor(GrantCase subject, Actor actor) =>
        !actor.Is(Role.ProgrammeOfficer) ? new Refusal("CAL-01")
        : subject is Awards.Milestone { IsCheckpoint: false } ? new Refusal("MIL-04")
        : (subject.Kind, subject.State)
            is not (

                (CaseKind.Application, "Eligible" or "UnderReview")
                or
                (CaseKind.Milestone, "Submitted" or "UnderReview")
            )
            ? new Refusal("REV-09")
        : null;

    /// <summary>Agrees to review.</summary>
    public CaseEvent Accept(Workflow workflow, Act act) => Move(workflow, nameof(Accept), Own(act));

    /// <summary>Does not want to.</summary>
    public CaseEvent Decline(Workflow workflow, Act act) => Move(workflow, nameof(Decline), Reasoned(Own(act)));

    /// <summary>Null when the reviewer may begin; else why not.</summary>
    /// <param name="isRoundOpen">Whether the subject is under review.</param>
    /// <param name="found">Conflicts computed now.</param>
    public static Refusal? WhyNotBegin(bool isRoundOpen, IReadOnlyList<Conflict> found) =>
        Conflicts.WhyNotJudge(found) ?? (isRoundOpen ? null : new Refusal("REV-19"));

    /// <summary>Says that there is no conflict; only now the documents open. That the round is open was checked before.</summary>
    /// <param name="workflow">The review's.</param>
    /// <param name="act">Who, when.</param>
    /// <param name="found">Soft conflicts that were found now; null for none.</param>
    public CaseEvent Begin(Workflow workflow, Act act, IReadOnlyList<Conflict>? found = null)
    {
        ConflictsDeclaredAt = act.At;
        return Move(workflow, nameof(Begin), Own(act), Change.Set("conflictCheck", Conflicts.CheckOf(found ?? [])));
    }

    /// <summary>Null when scores may be kept; else why not.</summary>
    public Refusal? WhyNotScore(Act act) =>
        act.Actor.UserId != ReviewerId ? new Refusal("REV-03")
        : State is not ("InProgress" or "Returned") ? new Refusal("REV-04")
        : null;

    /// <summary>Keeps scores as they are typed. Not an event: they are the reviewer's own until submitted.</summary>
    public void Save(IReadOnlyList<ScoreRow> scores, string comment, Act act)
    {
        Refusal.ThrowIf(WhyNotScore(act));
        (Scores, Comment) = (scores, comment);
    }

    /// <summary>Null when it may be submitted as it stands; else why not. That the scores fit the scheme was checked before.</summary>
    public Refusal? WhyNotSubmit(Act act) =>
        WhyNotScore(act) ?? (act.At >= DueAt ? new Refusal("REV-05", DueAt) : null);

    /// <summary>Hands it in with the total that the scheme gives.</summary>
    public CaseEvent Submit(Workflow workflow, decimal total, Act act)
    {
        Refusal.ThrowIf(WhyNotSubmit(act));
        Total = total;
        return Move(workflow, nameof(Submit), act, Change.Set("total", total));
    }

    /// <summary>Null when it may be given back; else why not.</summary>
    public Refusal? WhyNotReturn() => ReturnedCount > 0 ? new Refusal("REV-06") : null;

    /// <summary>Gives it back once, with the reason; its total is void until it comes again.</summary>
    public CaseEvent Return(Workflow workflow, DateTimeOffset dueAt, Act act)
    {
        Refusal.ThrowIf(WhyNotReturn());
        var moved = Move(workflow, nameof(Return), Reasoned(act), Change.Of("total", Total, ""));
        (ReturnedCount, Total, DueAt) = (ReturnedCount + 1, null, dueAt > DueAt ? dueAt : DueAt);
        RemindedAt = null;
        return moved;
    }

    /// <summary>The round is closed.</summary>
    public CaseEvent Lock(Workflow workflow, Act act) => Move(workflow, nameof(Lock), act);

    /// <summary>Names a conflict: the score is void, and access ends.</summary>
    public CaseEvent DeclareConflict(Workflow workflow, Act act)
    {
        var own = act.Actor.Is(Role.System) ? act : Own(act);
        Total = null;
        NamedConflict = act.Actor.UserId == ReviewerId;
        return Move(workflow, nameof(DeclareConflict), Reasoned(own));
    }

    /// <summary>Takes the score of a locked review out of every ranking: a conflict was found after the round was closed.</summary>
    public CaseEvent VoidScore(Act act)
    {
        Refusal.ThrowIf(State != "Locked" || Total is null ? new Refusal("REV-04") : null);
        var before = Total;
        Total = null;
        return Record(nameof(VoidScore), Reasoned(act), Change.Of("total", before, ""));
    }

    /// <summary>The deadline passed.</summary>
    public CaseEvent Expire(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(act.At < DueAt ? new Refusal("REV-07", DueAt) : null);
        return Move(workflow, nameof(Expire), act);
    }

    /// <summary>The subject was withdrawn, superseded or cancelled.</summary>
    public CaseEvent Cancel(Workflow workflow, Act act) => Move(workflow, nameof(Cancel), act);

    /// <summary>Notes that the reviewer was reminded.</summary>
    public void Remind(DateTimeOffset at) => RemindedAt = at;

    private Act Own(Act act)
    {
        Refusal.ThrowIf(act.Actor.UserId != ReviewerId ? new Refusal("REV-03") : null);
        return act;
    }

    private static Act Reasoned(Act act)
    {
        Refusal.ThrowIf(string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01") : null);
        return act;
    }
}

/// <summary>Whom to invite, and what is known of the relation to the subject.</summary>
public sealed record ReviewInvitation
{
    /// <summary>Number of the new review.</summary>
    public required string Number { get; init; }

    /// <summary>Whom.</summary>
    public required Guid ReviewerId { get; init; }

    /// <summary>By which scheme.</summary>
    public required string Scheme { get; init; }

    /// <summary>The first instant that is too late, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Every conflict with it that is known, soft ones too.</summary>
    public IReadOnlyList<Conflict> Conflicts { get; init; } = [];

    /// <summary>Whether this person has an open or finished review of the subject.</summary>
    public bool IsInvitedAlready { get; init; }

    /// <summary>Reviews that this person has open, of any subject.</summary>
    public int Load { get; init; }
}

/// <summary>A score as typed: the text stays even when it is no number yet.</summary>
/// <param name="Criterion">Id of the criterion.</param>
/// <param name="Score">Points, as typed.</param>
/// <param name="Comment">Why; asked for below a floor and with a veto.</param>
/// <param name="IsVeto">Whether this criterion alone stops the subject.</param>
public sealed record ScoreRow(string Criterion, string Score, string Comment, bool IsVeto);
