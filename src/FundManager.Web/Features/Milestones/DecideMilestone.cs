using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Awards;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Disbursements;
using FundManager.Web.Features.Findings;
using FundManager.Web.Features.Reviews;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Milestones;

/// <summary>Reviewers begin to score a checkpoint.</summary>
public sealed class OpenMilestoneReview(FundDbContext db, WorkflowCatalog workflows, ReadPanel panels)
    : CaseMove<Milestone>
{
    public override string Kind => CaseKind.Milestone;

    public override string Trigger => nameof(Milestone.OpenReview);

    protected override async Task<Refusal?> WhyNotAsync(
        Milestone milestone,
        Act act,
        CancellationToken cancellationToken
    ) => milestone.WhyNotOpenReview((await panels.ExecuteAsync(milestone, cancellationToken)).Invited);

    protected override async Task ExecuteAsync(
        Milestone milestone,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var panel = await panels.ExecuteAsync(milestone, cancellationToken);
        milestone.OpenReview(workflows[Kind], panel.Invited, act);
        await db.WatchAsync(milestone, act, cancellationToken);
    }
}

/// <summary>Accepts a milestone: gates that wait for it are looked at.</summary>
public sealed class AcceptMilestone(
    FundDbContext db,
    WorkflowCatalog workflows,
    ReadPanel panels,
    EndRound round,
    LookAtGates gates
) : CaseMove<Milestone>
{
    public override string Kind => CaseKind.Milestone;

    public override string Trigger => nameof(Milestone.Accept);

    protected override IReadOnlyList<MoveField> FieldsOf(Milestone milestone) => [MoveField.Note];

    protected override async Task<Refusal?> WhyNotAsync(
        Milestone milestone,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var panel = await panels.ExecuteAsync(milestone, cancellationToken);
        return Milestone.WhyNotDecide(panel.Barred, act)
            ?? milestone.WhyNotAccept(panel.Outcome, panel.Awaited)
            ?? Consensus.WhyNotEnd(panel.Scheme, panel.Result);
    }

    protected override async Task ExecuteAsync(
        Milestone milestone,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var panel = await panels.ExecuteAsync(milestone, cancellationToken);
        Refusal.ThrowIf(Milestone.WhyNotDecide(panel.Barred, act) ?? Consensus.WhyNotEnd(panel.Scheme, panel.Result));
        milestone.Accept(workflows[Kind], milestone.IsCheckpoint ? panel.Outcome : null, panel.Awaited, act);
        await round.LockAsync(panel.Reviews, act, cancellationToken);
        var award = await db.WatchAsync(milestone, act, cancellationToken);
        await gates.ExecuteAsync(award, act, cancellationToken);
    }
}

/// <summary>Asks for changes by a day.</summary>
public sealed class AskMilestoneChanges(
    FundDbContext db,
    WorkflowCatalog workflows,
    ReadPanel panels,
    EndRound round,
    Domain.Calendar.FundCalendar calendar,
    TellAwardPeople tell
) : CaseMove<Milestone>
{
    public override string Kind => CaseKind.Milestone;

    public override string Trigger => nameof(Milestone.AskChanges);

    protected override IReadOnlyList<MoveField> FieldsOf(Milestone milestone) =>
        [new("by", MoveFieldKind.Day), MoveField.Reason];

    protected override async Task ExecuteAsync(
        Milestone milestone,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var by = input.Day("by");
        Refusal.ThrowIf(Milestone.WhyNotBy(by, calendar.DayOf(act.At)));
        var panel = await panels.ExecuteAsync(milestone, cancellationToken);
        milestone.AskChanges(workflows[Kind], by, act);
        await round.CancelAsync(panel.Reviews, act, cancellationToken);
        var award = await db.WatchAsync(milestone, act, cancellationToken);
        await tell.RecipientAsync(
            award,
            new MailContent(
                "ChangesAsked",
                CaseLinks.To(Kind, milestone.CaseId),
                act.At,
                milestone.Number,
                milestone.Title,
                by,
                act.Reason!
            ),
            cancellationToken
        );
    }
}

/// <summary>Fails a milestone: a high finding follows, which holds the award.</summary>
public sealed class FailMilestone(
    FundDbContext db,
    WorkflowCatalog workflows,
    ReadPanel panels,
    EndRound round,
    RaiseFinding raiseFinding
) : CaseMove<Milestone>
{
    public override string Kind => CaseKind.Milestone;

    public override string Trigger => nameof(Milestone.Fail);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Milestone milestone) => [FindingFields.Reason];

    protected override async Task<Refusal?> WhyNotAsync(
        Milestone milestone,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var panel = await panels.ExecuteAsync(milestone, cancellationToken);
        return Milestone.WhyNotDecide(panel.Barred, act)
            ?? milestone.WhyNotFail(panel.Outcome)
            ?? Consensus.WhyNotEnd(panel.Scheme, panel.Result);
    }

    protected override async Task ExecuteAsync(
        Milestone milestone,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var panel = await panels.ExecuteAsync(milestone, cancellationToken);
        Refusal.ThrowIf(Milestone.WhyNotDecide(panel.Barred, act) ?? Consensus.WhyNotEnd(panel.Scheme, panel.Result));
        milestone.Fail(workflows[Kind], milestone.IsCheckpoint ? panel.Outcome : null, act);
        await round.LockAsync(panel.Reviews, act, cancellationToken);
        var award = await db.WatchAsync(milestone, act, cancellationToken);
        await raiseFinding.ExecuteAsync(
            award,
            Severity.High,
            FindingFields.TextOf(milestone, act),
            act.Consequence(),
            cancellationToken
        );
    }
}

/// <summary>Takes a corrective plan: the milestone is due again on a new day.</summary>
public sealed class RetryMilestone(FundDbContext db, WorkflowCatalog workflows, Domain.Calendar.FundCalendar calendar)
    : CaseMove<Milestone>
{
    public override string Kind => CaseKind.Milestone;

    public override string Trigger => nameof(Milestone.Retry);

    protected override IReadOnlyList<MoveField> FieldsOf(Milestone milestone) =>
        [new("newDay", MoveFieldKind.Day), MoveField.Reason];

    protected override async Task ExecuteAsync(
        Milestone milestone,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var dueOn = input.Day("newDay");
        Refusal.ThrowIf(Milestone.WhyNotBy(dueOn, calendar.DayOf(act.At)));
        milestone.Retry(workflows[Kind], dueOn, act);
        await db.WatchAsync(milestone, act, cancellationToken);
    }
}

internal static class MilestoneAwards
{
    /// <summary>The award of a milestone; whoever decides on the milestone watches over the award.</summary>
    public static async Task<Award> WatchAsync(
        this FundDbContext db,
        Milestone milestone,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var award = await db.Awards.SingleAsync(a => a.Id == milestone.AwardId, cancellationToken);
        award.Monitored(act);
        return award;
    }
}
