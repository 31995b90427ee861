using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications;

/// <summary>The endorsing body recommends the application: it is submitted.</summary>
public sealed class EndorseApplication(FundDbContext db, WorkflowCatalog workflows, MailReceipt receipt)
    : CaseMove<GrantApplication>
{
    private static readonly string[] NotCounted = ["Draft", "AwaitingEndorsement", "Withdrawn", "Lapsed"];

    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.Endorse);

    protected override IReadOnlyList<MoveField> FieldsOf(GrantApplication application) => [MoveField.Note];

    protected override async Task<Refusal?> WhyNotAsync(
        GrantApplication application,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var (call, endorsed) = await FactsAsync(application, cancellationToken);
        return GrantApplication.WhyNotEndorse(call, endorsed, act);
    }

    protected override async Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        // Two endorsements at once would both count the one place that is left: the second waits here.
        await db.LockAsync($"endorse:{application.CallId}:{application.EndorserId}", cancellationToken);
        var (call, endorsed) = await FactsAsync(application, cancellationToken);
        application.Endorse(workflows[Kind], call, endorsed, act);
        await receipt.ExecuteAsync(application, act, cancellationToken);
    }

    private async Task<(Call Call, int Endorsed)> FactsAsync(
        GrantApplication application,
        CancellationToken cancellationToken
    ) =>
        (
            await db.Calls.SingleAsync(call => call.Id == application.CallId, cancellationToken),
            await db.Applications.CountAsync(
                a =>
                    a.CallId == application.CallId
                    && a.EndorserId == application.EndorserId
                    && a.Id != application.Id
                    && !NotCounted.Contains(a.State),
                cancellationToken
            )
        );
}

/// <summary>The endorsing body gives the application back to be changed.</summary>
public sealed class ReturnForEdit(FundDbContext db, WorkflowCatalog workflows, QueueMail mail)
    : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.ReturnForEdit);

    protected override IReadOnlyList<MoveField> FieldsOf(GrantApplication application) => [MoveField.Reason];

    protected override async Task<Refusal?> WhyNotAsync(
        GrantApplication application,
        Act act,
        CancellationToken cancellationToken
    ) => GrantApplication.WhyNotReturnForEdit(await CallOfAsync(application, cancellationToken), act);

    protected override async Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        application.ReturnForEdit(workflows[Kind], await CallOfAsync(application, cancellationToken), act);
        await mail.ToRoleAsync(
            Role.Applicant,
            application.OrganisationId,
            new MailContent(
                "ReturnedForEdit",
                CaseLinks.To(Kind, application.CaseId),
                act.At,
                application.Number,
                application.Title,
                act.Reason!
            ),
            cancellationToken
        );
    }

    private Task<Call> CallOfAsync(GrantApplication application, CancellationToken cancellationToken) =>
        db.Calls.SingleAsync(call => call.Id == application.CallId, cancellationToken);
}

/// <summary>Takes a submitted application back to be changed, before the closing.</summary>
public sealed class ReopenApplication(FundDbContext db, WorkflowCatalog workflows) : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.Reopen);

    public override bool IsWork => false;

    protected override async Task<Refusal?> WhyNotAsync(
        GrantApplication application,
        Act act,
        CancellationToken cancellationToken
    ) => (await CallOfAsync(application, cancellationToken)).WhyNotApply(act.At);

    protected override async Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    ) => application.Reopen(workflows[Kind], await CallOfAsync(application, cancellationToken), act);

    private Task<Call> CallOfAsync(GrantApplication application, CancellationToken cancellationToken) =>
        db.Calls.SingleAsync(call => call.Id == application.CallId, cancellationToken);
}

/// <summary>Withdraws an application for good; what reviewers have begun is cancelled.</summary>
public sealed class WithdrawApplication(FundDbContext db, WorkflowCatalog workflows) : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.Withdraw);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(GrantApplication application) => [MoveField.Reason];

    protected override async Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        application.Withdraw(workflows[Kind], act);
        var reviews = await db
            .Reviews.Where(r => r.SubjectKind == CaseKind.Application && r.SubjectId == application.Id.Value)
            .ToListAsync(cancellationToken);
        var workflow = workflows[CaseKind.Review];
        foreach (var review in reviews.Where(r => workflow.From(r.State).Contains("Cancel", StringComparer.Ordinal)))
        {
            review.Cancel(workflow, act.Consequence());
        }
    }
}
