using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Calendar;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Disbursements;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Findings;

/// <summary>Asks the recipient for a corrective plan by a day.</summary>
public sealed class RequestPlan(FundCalendar calendar, WorkflowCatalog workflows) : CaseMove<Finding>
{
    public static MoveField By { get; } = new("planBy", MoveFieldKind.Day);

    public override string Kind => CaseKind.Finding;

    public override string Trigger => nameof(Finding.RequestPlan);

    protected override IReadOnlyList<MoveField> FieldsOf(Finding finding) => [By, MoveField.Note];

    protected override Task ExecuteAsync(Finding finding, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        finding.RequestPlan(workflows[Kind], input.Day(By.Name), calendar.DayOf(act.At), act);
        return Task.CompletedTask;
    }
}

/// <summary>The recipient says what it is going to do about the finding.</summary>
public sealed class SubmitPlan(WorkflowCatalog workflows) : CaseMove<Finding>
{
    public override string Kind => CaseKind.Finding;

    public override string Trigger => nameof(Finding.SubmitPlan);

    protected override IReadOnlyList<MoveField> FieldsOf(Finding finding) =>
        [new("plan", MoveFieldKind.LongText) { MaxLength = Finding.TextMaxLength }];

    protected override Task ExecuteAsync(Finding finding, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        finding.SubmitPlan(workflows[Kind], input.Text("plan"), act);
        return Task.CompletedTask;
    }
}

/// <summary>Gives a plan back that is not enough.</summary>
public sealed class ReturnPlan(WorkflowCatalog workflows) : CaseMove<Finding>
{
    public override string Kind => CaseKind.Finding;

    public override string Trigger => nameof(Finding.ReturnPlan);

    protected override IReadOnlyList<MoveField> FieldsOf(Finding finding) => [MoveField.Reason];

    protected override Task ExecuteAsync(Finding finding, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        finding.ReturnPlan(workflows[Kind], act);
        return Task.CompletedTask;
    }
}

/// <summary>Agrees to a plan, to be carried out by a day.</summary>
public sealed class AcceptPlan(FundCalendar calendar, WorkflowCatalog workflows) : CaseMove<Finding>
{
    public override string Kind => CaseKind.Finding;

    public override string Trigger => nameof(Finding.AcceptPlan);

    protected override IReadOnlyList<MoveField> FieldsOf(Finding finding) =>
        [new("correctedBy", MoveFieldKind.Day), MoveField.Note];

    protected override Task ExecuteAsync(Finding finding, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        finding.AcceptPlan(workflows[Kind], input.Day("correctedBy"), calendar.DayOf(act.At), act);
        return Task.CompletedTask;
    }
}

/// <summary>The recipient reports the finding corrected.</summary>
public sealed class CorrectFinding(WorkflowCatalog workflows) : CaseMove<Finding>
{
    public override string Kind => CaseKind.Finding;

    public override string Trigger => nameof(Finding.Correct);

    // A low one may be corrected at once, but nobody waits for that.
    public override bool IsAwaited(Case @case) => @case.State == "PlanAccepted";

    protected override IReadOnlyList<MoveField> FieldsOf(Finding finding) => [MoveField.Reason];

    protected override Refusal? WhyNot(Finding finding, Act act) => finding.WhyNotCorrect();

    protected override Task ExecuteAsync(Finding finding, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        finding.Correct(workflows[Kind], act);
        return Task.CompletedTask;
    }
}

/// <summary>The correction was looked at and is not enough.</summary>
public sealed class SendBackCorrection(WorkflowCatalog workflows) : CaseMove<Finding>
{
    public override string Kind => CaseKind.Finding;

    public override string Trigger => nameof(Finding.SendBack);

    protected override IReadOnlyList<MoveField> FieldsOf(Finding finding) => [MoveField.Reason];

    protected override Task ExecuteAsync(Finding finding, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        finding.SendBack(workflows[Kind], act);
        return Task.CompletedTask;
    }
}

/// <summary>Says that it was no finding after all; after the last high one gates can open again.</summary>
public sealed class DismissFinding(FundDbContext db, WorkflowCatalog workflows, LookAtGates gates) : CaseMove<Finding>
{
    public override string Kind => CaseKind.Finding;

    public override string Trigger => nameof(Finding.Dismiss);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Finding finding) => [MoveField.Reason];

    protected override Refusal? WhyNot(Finding finding, Act act) => finding.WhyNotClose(act);

    protected override async Task ExecuteAsync(
        Finding finding,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var award = await db.Awards.SingleAsync(a => a.Id == finding.AwardId, cancellationToken);
        finding.Dismiss(workflows[Kind], award, award.Monitored(act));
        await gates.ExecuteAsync(award, act, cancellationToken);
    }
}
