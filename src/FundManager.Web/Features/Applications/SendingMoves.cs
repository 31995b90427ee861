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

/// <summary>What both ways of sending an application need: the form is complete, and it is the one that the signatory read.</summary>
[UseCase]
public sealed class SendApplication(FundDbContext db, CheckApplication check)
{
    public const string VersionField = "version";

    public Task<Call> CallOfAsync(GrantApplication application, CancellationToken cancellationToken) =>
        db.Calls.SingleAsync(call => call.Id == application.CallId, cancellationToken);

    /// <exception cref="RefusedException">Something is missing, or the draft was changed since it was read.</exception>
    public async Task<Call> ReadyAsync(
        GrantApplication application,
        MoveInput input,
        CancellationToken cancellationToken
    )
    {
        var version = db.Entry(application).Property<uint>(SaveDraft.VersionColumn).CurrentValue;
        var isAsRead = input.Text(VersionField) is not { Length: > 0 } read || read == $"{version}";
        Refusal.ThrowIf(isAsRead ? null : new Refusal("GEN-03"));
        var call = await CallOfAsync(application, cancellationToken);
        var faults = await check.ExecuteAsync(application.Form, call, application.OrganisationId, cancellationToken);
        Refusal.ThrowIf(faults.Count > 0 ? new Refusal("APP-25", faults.Count) : null);
        return call;
    }
}

/// <summary>Asks the chosen body to recommend the application.</summary>
public sealed class RequestEndorsement(SendApplication send, WorkflowCatalog workflows, QueueMail mail)
    : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.RequestEndorsement);

    public override string PageOf(Guid id) => $"/applications/{id}/submit";

    protected override async Task<Refusal?> WhyNotAsync(
        GrantApplication application,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var call = await send.CallOfAsync(application, cancellationToken);
        var whyNot = application.WhyNotRequestEndorsement(call, act);
        return whyNot?.Code == "APP-04" ? call.WhyNotApply(act.At) : whyNot;
    }

    protected override async Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var call = await send.ReadyAsync(application, input, cancellationToken);
        application.RequestEndorsement(workflows[Kind], call, act);
        await mail.ToRoleAsync(
            Role.Endorser,
            application.EndorserId,
            new MailContent(
                "EndorsementAsked",
                CaseLinks.To(Kind, application.CaseId),
                act.At,
                application.Number,
                application.Title,
                call.EndorseBy
            ),
            cancellationToken
        );
    }
}

/// <summary>Sends the application to the fund, where the call asks for no endorsement.</summary>
public sealed class SubmitApplication(SendApplication send, WorkflowCatalog workflows, MailReceipt receipt)
    : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.Submit);

    public override string PageOf(Guid id) => $"/applications/{id}/submit";

    protected override async Task<Refusal?> WhyNotAsync(
        GrantApplication application,
        Act act,
        CancellationToken cancellationToken
    ) => GrantApplication.WhyNotSubmit(await send.CallOfAsync(application, cancellationToken), act);

    protected override async Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var call = await send.ReadyAsync(application, input, cancellationToken);
        application.Submit(workflows[Kind], call, act);
        await receipt.ExecuteAsync(application, act, cancellationToken);
    }
}

/// <summary>Tells the applicant's side that the application has arrived, with the hash of what was sent.</summary>
[UseCase]
public sealed class MailReceipt(QueueMail mail)
{
    public async Task ExecuteAsync(GrantApplication application, Act act, CancellationToken cancellationToken)
    {
        var content = new MailContent(
            "ApplicationReceived",
            CaseLinks.To(CaseKind.Application, application.CaseId),
            act.At,
            application.Number,
            application.Title,
            application.ReceiptHash ?? ""
        );
        await mail.ToRoleAsync(Role.Signatory, application.OrganisationId, content, cancellationToken);
        await mail.ToRoleAsync(Role.Applicant, application.OrganisationId, content, cancellationToken);
    }
}
