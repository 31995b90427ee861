using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Awards;

/// <summary>An agreed event of an award. A critical checkpoint is one that reviewers score and that can stop the award.</summary>
public sealed class Milestone : GrantCase
{
    /// <summary>Longest report in characters.</summary>
    public const int ReportMaxLength = 4000;

    /// <summary>Opens a planned milestone.</summary>
    public Milestone(Award award, PlannedMilestone plan, Workflow workflow, Act act)
        : base($"{award.Number}/M{plan.Number}", workflow, award, act.At)
    {
        Id = Id<Milestone>.New(act.At);
        (AwardId, Sequence, Title, DueOn) = (award.Id, plan.Number, plan.Title, plan.DueOn);
        (Deliverable, IsCheckpoint, Scheme) = (plan.Deliverable, plan.IsCheckpoint, award.Agreement.CheckpointScheme);
        Record("Open", act, Change.Set("dueOn", DueOn));
    }

    private Milestone() { }

    /// <summary>Its identity.</summary>
    public Id<Milestone> Id { get; private set; }

    /// <inheritdoc/>
    public override Guid CaseId => Id.Value;

    /// <inheritdoc/>
    public override string Kind => CaseKind.Milestone;

    /// <summary>Of which award.</summary>
    public Id<Award> AwardId { get; private set; }

    /// <summary>1 for the first of its award; gates name it.</summary>
    public int Sequence { get; private set; }

    /// <summary>What.</summary>
    public string Title { get; private set; } = "";

    /// <summary>By when.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>What is handed in as evidence.</summary>
    public string Deliverable { get; private set; } = "";

    /// <summary>Whether reviewers score it.</summary>
    public bool IsCheckpoint { get; private set; }

    /// <summary>Name of the scheme by which a checkpoint is scored.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>What the recipient reports.</summary>
    public string Report { get; private set; } = "";

    /// <summary>When it was handed in last, UTC.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>By when changes are asked for; null for none.</summary>
    public DateOnly? ChangesBy { get; private set; }

    /// <summary>What the reviewers' scores came to; null before, and for a milestone that is no checkpoint.</summary>
    public PanelOutcome? Panel { get; private set; }

    /// <summary>Null when its time has come; else why not yet.</summary>
    public Refusal? WhyNotFallDue(DateOnly today, int daysBefore) =>
        today < DueOn.AddDays(-daysBefore) ? new Refusal("MIL-01", DueOn) : null;

    /// <summary>Its day is near.</summary>
    public CaseEvent FallDue(Workflow workflow, DateOnly today, int daysBefore, Act act)
    {
        Refusal.ThrowIf(WhyNotFallDue(today, daysBefore));
        return Move(workflow, nameof(FallDue), act);
    }

    /// <summary>Null when it may be handed in; else why not.</summary>
    public static Refusal? WhyNotSubmit(string report, int evidence) =>
        string.IsNullOrWhiteSpace(report) ? new Refusal("MIL-02")
        : evidence == 0 ? new Refusal("MIL-03")
        : null;

    /// <summary>Hands in the report and its evidence.</summary>
    public CaseEvent Submit(Workflow workflow, string report, int evidence, Act act)
    {
        Refusal.ThrowIf(WhyNotSubmit(report, evidence));
        (Report, SubmittedAt, Panel) = (report, act.At, null);
        return Move(workflow, nameof(Submit), act, Change.Set("files", evidence));
    }

    /// <summary>Null when reviewers may begin; else why not.</summary>
    public Refusal? WhyNotOpenReview(int reviewers) =>
        !IsCheckpoint ? new Refusal("MIL-04")
        : reviewers == 0 ? new Refusal("MIL-05")
        : null;

    /// <summary>Reviewers begin to score the checkpoint.</summary>
    public CaseEvent OpenReview(Workflow workflow, int reviewers, Act act)
    {
        Refusal.ThrowIf(WhyNotOpenReview(reviewers));
        return Move(workflow, nameof(OpenReview), act, Change.Set("reviewers", reviewers));
    }

    /// <summary>Null when <paramref name="act"/>'s actor may decide on it; else why not: who scored does not decide.</summary>
    public static Refusal? WhyNotDecide(IReadOnlyCollection<Guid> reviewers, Act act) =>
        reviewers.Contains(act.Actor.UserId) ? new Refusal("MIL-12") : null;

    /// <summary>Null when it may be accepted; else why not.</summary>
    /// <param name="panel">What the scores come to; null for a milestone that nobody scored.</param>
    /// <param name="openReviews">Reviews that are not handed in.</param>
    public Refusal? WhyNotAccept(PanelOutcome? panel, int openReviews) =>
        !IsCheckpoint ? null
        : State != "UnderReview" ? new Refusal("MIL-06")
        : openReviews > 0 ? new Refusal("MIL-07", openReviews)
        : panel is null || panel.Reasons.Contains(nameof(PanelReason.TooFewReviews), StringComparer.Ordinal)
            ? new Refusal("MIL-10", panel?.ReviewCount ?? 0)
        : !panel.Passes ? new Refusal("MIL-08", panel.Mean)
        : null;

    /// <summary>Accepts it.</summary>
    public CaseEvent Accept(Workflow workflow, PanelOutcome? panel, int openReviews, Act act)
    {
        Refusal.ThrowIf(WhyNotAccept(panel, openReviews));
        Panel = panel;
        return Move(workflow, nameof(Accept), act, Change.Set("mean", panel?.Mean ?? (object)""));
    }

    /// <summary>Null when <paramref name="day"/> can be set as the day by which something is asked for; else why not.</summary>
    public static Refusal? WhyNotBy(DateOnly day, DateOnly today) => day < today ? new Refusal("MIL-11", today) : null;

    /// <summary>Asks for changes by a day; open reviews are cancelled.</summary>
    public CaseEvent AskChanges(Workflow workflow, DateOnly by, Act act)
    {
        ChangesBy = by;
        return Move(workflow, nameof(AskChanges), Reasoned(act), Change.Set("by", by));
    }

    /// <summary>Null when it may be failed; else why not.</summary>
    public Refusal? WhyNotFail(PanelOutcome? panel) =>
        IsCheckpoint && panel is { Passes: true } ? new Refusal("MIL-09", panel.Mean) : null;

    /// <summary>Fails it: a high finding follows.</summary>
    public CaseEvent Fail(Workflow workflow, PanelOutcome? panel, Act act)
    {
        Refusal.ThrowIf(WhyNotFail(panel));
        Panel = panel;
        return Move(workflow, nameof(Fail), Reasoned(act), Change.Set("mean", panel?.Mean ?? (object)""));
    }

    /// <summary>A corrective plan was accepted: it is due again on a new day.</summary>
    public CaseEvent Retry(Workflow workflow, DateOnly dueOn, Act act)
    {
        var before = DueOn;
        (DueOn, Panel) = (dueOn, null);
        return Move(workflow, nameof(Retry), Reasoned(act), Change.Of("dueOn", before, dueOn));
    }

    /// <summary>Takes over what the amended agreement plans.</summary>
    public CaseEvent Replan(PlannedMilestone plan, Act act)
    {
        var day = DueOn;
        (Title, DueOn, Deliverable) = (plan.Title, plan.DueOn, plan.Deliverable);
        return Record(nameof(Replan), act, Change.Of("dueOn", day, DueOn));
    }

    /// <summary>No longer expected.</summary>
    public CaseEvent Supersede(Workflow workflow, Act act) => Move(workflow, nameof(Supersede), act);

    private static Act Reasoned(Act act)
    {
        Refusal.ThrowIf(string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01") : null);
        return act;
    }
}
