using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Appraisals;

/// <summary>The appraisal of an award at one stage: self-appraised, independently scored, frozen, approved, published.</summary>
/// <remarks>The self-appraisal and the independent one are two scorecards under the same framework; neither overwrites the other.</remarks>
public sealed partial class Appraisal : GrantCase
{
    /// <summary>Longest opinion or reply, in characters.</summary>
    public const int TextMaxLength = 4000;

    /// <summary>States in which a leader has approved the result: it counts, unless a correction counts in its place.</summary>
    public static readonly IReadOnlyList<string> ApprovedStates = ["Approved", "Published"];

    /// <summary>Whether a leader has approved the result.</summary>
    public bool IsApproved => ApprovedStates.Contains(State, StringComparer.Ordinal);

    /// <summary>Schedules the appraisal of a stage for <paramref name="opensOn"/>.</summary>
    public Appraisal(Award award, AppraisalStage stage, DateOnly opensOn, Workflow workflow, Act act)
        : base($"{award.Number}/{Letter(stage)}", workflow, award, act.At)
    {
        Id = Id<Appraisal>.New(act.At);
        (AwardId, Stage, OpensOn) = (award.Id, stage, opensOn);
        (Framework, AnswerDays) = (award.Agreement.Framework, award.Agreement.AnswerDays);
        Record("Schedule", act, Change.Set("opensOn", opensOn));
    }

    private Appraisal() { }

    /// <summary>Its identity.</summary>
    public Id<Appraisal> Id { get; private set; }

    /// <inheritdoc/>
    public override Guid CaseId => Id.Value;

    /// <inheritdoc/>
    public override string Kind => CaseKind.Appraisal;

    /// <summary>Of which award.</summary>
    public Id<Award> AwardId { get; private set; }

    /// <summary>At which stage.</summary>
    public AppraisalStage Stage { get; private set; }

    /// <summary>The day on which it opens.</summary>
    public DateOnly OpensOn { get; private set; }

    /// <summary>Name of the framework.</summary>
    public string Framework { get; private set; } = "";

    /// <summary>Calendar days for the self-appraisal and for the reply.</summary>
    public int AnswerDays { get; private set; }

    /// <summary>The first instant that is too late for the self-appraisal, UTC; null before it opens.</summary>
    public DateTimeOffset? SelfDueAt { get; private set; }

    /// <summary>What the recipient reports, indicator by indicator, and its money, as JSON; null before.</summary>
    public string? SelfEntries { get; private set; }

    /// <summary>Total of the self-appraisal, 0 to 100; null while it has none.</summary>
    public decimal? SelfTotal { get; private set; }

    /// <summary>Who appraises; null before it began.</summary>
    public Guid? AppraiserId { get; private set; }

    /// <summary>What the appraiser found, indicator by indicator, as JSON; null before.</summary>
    public string? Entries { get; private set; }

    /// <summary>What the appraiser thinks of the whole.</summary>
    public string Opinion { get; private set; } = "";

    /// <summary>The first instant that is too late for a reply, UTC; null before.</summary>
    public DateTimeOffset? ReplyDueAt { get; private set; }

    /// <summary>What the recipient replies; "" for nothing.</summary>
    public string Reply { get; private set; } = "";

    /// <summary>Total of the independent appraisal, 0 to 100; null while it has none.</summary>
    public decimal? Total { get; private set; }

    /// <summary>Key of the grade, like "excellent"; null before.</summary>
    public string? Grade { get; private set; }

    /// <summary>What the appraiser advises, and the leader approves.</summary>
    public AppraisalOutcome? Outcome { get; private set; }

    /// <summary>Framework, inputs and result as frozen, JSON; null before. Exactly the text that was hashed.</summary>
    public string? Frozen { get; private set; }

    /// <summary>SHA-256 of <see cref="Frozen"/> in UTF-8, hexadecimal.</summary>
    public string? FrozenHash { get; private set; }

    /// <summary>Who approved.</summary>
    public Guid? ApprovedBy { get; private set; }

    /// <summary>When it was published, UTC.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Opens the self-appraisal on its day.</summary>
    public CaseEvent Open(Workflow workflow, DateOnly today, DateTimeOffset selfDueAt, Act act)
    {
        Refusal.ThrowIf(today < OpensOn ? new Refusal("APR-01", OpensOn) : null);
        SelfDueAt = selfDueAt;
        return Move(workflow, nameof(Open), act, Change.Set("selfDueAt", selfDueAt));
    }

    /// <summary>Takes over the day that an amended term gives its stage.</summary>
    public CaseEvent Replan(DateOnly opensOn, Act act)
    {
        var day = OpensOn;
        OpensOn = opensOn;
        return Record(nameof(Replan), act, Change.Of("opensOn", day, OpensOn));
    }

    /// <summary>Brings the day forward, where the stage is reached before its planned day.</summary>
    public void Advance(DateOnly opensOn) => OpensOn = opensOn < OpensOn ? opensOn : OpensOn;

    /// <summary>Null when the recipient may write the self-appraisal; else why not.</summary>
    public Refusal? WhyNotSaveSelf(Act act) =>
        !act.Actor.Is(Role.Applicant) && !act.Actor.Is(Role.Signatory) ? new Refusal("APR-02")
        : State != "SelfAppraisal" ? new Refusal("APR-03")
        : act.At >= SelfDueAt ? new Refusal("APR-04", SelfDueAt!.Value)
        : null;

    /// <summary>Keeps the self-appraisal as it is typed. Not an event: it is the recipient's own until handed in.</summary>
    public void SaveSelf(string entries, Act act)
    {
        Refusal.ThrowIf(WhyNotSaveSelf(act));
        SelfEntries = entries;
    }

    /// <summary>Null when the self-appraisal may be handed in; else why not.</summary>
    /// <param name="missing">Names of indicators without an actual or a reason for "not applicable".</param>
    /// <param name="act">Who, when.</param>
    public Refusal? WhyNotSubmitSelf(IReadOnlyList<string> missing, Act act) =>
        act.At >= SelfDueAt ? new Refusal("APR-04", SelfDueAt!.Value)
        : missing.Count > 0 ? new Refusal("APR-05", missing.Count, string.Join(", ", missing.Take(3)))
        : null;

    /// <summary>Hands in the self-appraisal.</summary>
    public CaseEvent SubmitSelf(Workflow workflow, IReadOnlyList<string> missing, decimal? total, Act act)
    {
        Refusal.ThrowIf(WhyNotSubmitSelf(missing, act));
        SelfTotal = total;
        return Move(workflow, nameof(SubmitSelf), act, Change.Set("selfTotal", total ?? (object)""));
    }

    /// <summary>No self-appraisal came in time: it goes on without, and a finding follows.</summary>
    public CaseEvent Timeout(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(act.At < SelfDueAt ? new Refusal("CAL-12", SelfDueAt!.Value) : null);
        return Move(workflow, nameof(Timeout), act);
    }

    /// <summary>Null when <paramref name="act"/>'s actor may appraise; else why not.</summary>
    public Refusal? WhyNotBegin(Award award, Act act) =>
        award.Monitors.Contains(act.Actor.UserId) ? new Refusal("APR-06")
        : AppraiserId.HasValue && AppraiserId != act.Actor.UserId ? new Refusal("APR-07")
        : null;

    /// <summary>Begins the independent appraisal.</summary>
    public CaseEvent Begin(Workflow workflow, Award award, Act act)
    {
        Refusal.ThrowIf(WhyNotBegin(award, act));
        (AppraiserId, Entries) = (act.Actor.UserId, SelfEntries);
        return Move(workflow, nameof(Begin), act);
    }

    /// <summary>Null when the appraiser may score; else why not.</summary>
    public Refusal? WhyNotScore(Award award, Act act) =>
        State != "InAppraisal" ? new Refusal("APR-08")
        : !act.Actor.Is(Role.Appraiser) ? new Refusal("APR-09")
        : WhyNotBegin(award, act);

    /// <summary>Keeps what the appraiser found so far. After a timeout the first to score becomes the appraiser.</summary>
    public void Score(string entries, string opinion, AppraisalOutcome? outcome, Award award, Act act)
    {
        Refusal.ThrowIf(WhyNotScore(award, act));
        (AppraiserId, Entries, Opinion, Outcome) = (act.Actor.UserId, entries, opinion, outcome);
    }

    /// <summary>Null when the result may go to the recipient; else why not.</summary>
    public Refusal? WhyNotSendForReply(decimal? total, Act act) =>
        act.Actor.UserId != AppraiserId ? new Refusal("APR-07")
        : total is null ? new Refusal("APR-10")
        : Outcome is null ? new Refusal("APR-11")
        : null;

    /// <summary>Gives the scored appraisal to the recipient for a reply until <paramref name="replyDueAt"/>, exclusive.</summary>
    public CaseEvent SendForReply(
        Workflow workflow,
        (decimal? Total, string? Grade) result,
        DateTimeOffset replyDueAt,
        Act act
    )
    {
        Refusal.ThrowIf(WhyNotSendForReply(result.Total, act));
        (Total, Grade, ReplyDueAt) = (result.Total, result.Grade, replyDueAt);
        return Move(
            workflow,
            nameof(SendForReply),
            act,
            Change.Set("total", Total!.Value),
            Change.Set("grade", Grade ?? "")
        );
    }

    /// <summary>Null when the recipient may reply; else why not.</summary>
    public Refusal? WhyNotReply(Act act) =>
        !act.Actor.Is(Role.Applicant) && !act.Actor.Is(Role.Signatory) ? new Refusal("APR-02")
        : State != "RightOfReply" ? new Refusal("APR-12")
        : act.At >= ReplyDueAt ? new Refusal("APR-13", ReplyDueAt!.Value)
        : string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01")
        : null;

    /// <summary>Takes down what the recipient replies; the reason of the act is the reply.</summary>
    public CaseEvent AddReply(Act act)
    {
        Refusal.ThrowIf(WhyNotReply(act));
        Reply = act.Reason!;
        return Record("Reply", act);
    }

    /// <summary>The reply changes something: it is scored again.</summary>
    public CaseEvent Revise(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(act.Actor.UserId != AppraiserId ? new Refusal("APR-07") : null);
        return Move(workflow, nameof(Revise), act);
    }

    /// <summary>Null when the result may be made final; else why not.</summary>
    public Refusal? WhyNotFinalise(Act act) =>
        act.Actor.UserId != AppraiserId ? new Refusal("APR-07")
        : Reply.Length == 0 && act.At < ReplyDueAt ? new Refusal("APR-14", ReplyDueAt!.Value)
        : null;

    /// <summary>Freezes framework, inputs and result under one hash.</summary>
    public CaseEvent Finalise(Workflow workflow, string frozen, string hash, Act act)
    {
        Refusal.ThrowIf(WhyNotFinalise(act));
        (Frozen, FrozenHash) = (frozen, hash);
        return Move(workflow, nameof(Finalise), act, Change.Set("frozen", hash));
    }

    /// <summary>The leader wants it scored again; the frozen version stays in the history by its hash.</summary>
    public CaseEvent SendBack(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01") : null);
        return Move(workflow, nameof(SendBack), act);
    }

    /// <summary>Null when <paramref name="act"/>'s actor may approve; else why not.</summary>
    public Refusal? WhyNotApprove(Act act) => act.Actor.UserId == AppraiserId ? new Refusal("APR-15") : null;

    /// <summary>Approves it: its outcome takes effect.</summary>
    public CaseEvent Approve(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(WhyNotApprove(act));
        ApprovedBy = act.Actor.UserId;
        return Move(workflow, nameof(Approve), act, Change.Set("outcome", Outcome!.Value));
    }

    /// <summary>Publishes it for good.</summary>
    public CaseEvent Publish(Workflow workflow, Act act)
    {
        PublishedAt = act.At;
        return Move(workflow, nameof(Publish), act);
    }

    /// <summary>No longer expected.</summary>
    public CaseEvent Cancel(Workflow workflow, Act act) => Move(workflow, nameof(Cancel), act);

    private static string Letter(AppraisalStage stage) =>
        stage switch
        {
            AppraisalStage.MidTerm => "E1",
            AppraisalStage.Final => "E2",
            AppraisalStage.FollowUp => "E3",
            _ => throw new InvalidOperationException($"No letter for {stage}."),
        };
}
