using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Files;
using FundManager.Web.Mail;

namespace FundManager.Web.Features.Disbursements;

/// <summary>Asks for a tranche, or for a part of it.</summary>
public sealed class RequestPayment(ReadPayment read, StoreFiles files, QueueMail mail, WorkflowCatalog workflows)
    : CaseMove<Disbursement>
{
    public override string Kind => CaseKind.Disbursement;

    public override string Trigger => nameof(Disbursement.Request);

    protected override IReadOnlyList<MoveField> FieldsOf(Disbursement disbursement) =>
        [
            new("amount", MoveFieldKind.Amount) { Default = disbursement.Tranche.ToString() },
            new("files", MoveFieldKind.File) { IsRequired = false },
        ];

    protected override async Task<Refusal?> WhyNotAsync(
        Disbursement disbursement,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var award = await read.AwardAsync(disbursement, cancellationToken);
        var obligated = await read.ObligatedAsync(disbursement, cancellationToken);
        var most = obligated > Money.Zero ? Money.Min(obligated, disbursement.Tranche) : disbursement.Tranche;
        return disbursement.WhyNotRequest(most, obligated, award);
    }

    protected override async Task ExecuteAsync(
        Disbursement disbursement,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var award = await read.HeldAwardAsync(disbursement, cancellationToken);
        var obligated = await read.ObligatedAsync(disbursement, cancellationToken);
        disbursement.Request(
            workflows.Get(Kind, disbursement.WorkflowVersion),
            input.Amount("amount"),
            obligated,
            award,
            act
        );
        await files.ExecuteAsync(disbursement, "attachment", input.Files, act, cancellationToken);
        await mail.ToRoleAsync(
            Role.FinanceOfficer,
            organisation: null,
            disbursement.MailOf("PaymentRequested", award.Title, act),
            cancellationToken
        );
    }
}

/// <summary>Takes a request back before anybody prepared it.</summary>
public sealed class WithdrawRequest(ReadPayment read, LookAtGates gates, WorkflowCatalog workflows)
    : CaseMove<Disbursement>
{
    public override string Kind => CaseKind.Disbursement;

    public override string Trigger => nameof(Disbursement.Withdraw);

    public override bool IsWork => false;

    protected override async Task ExecuteAsync(
        Disbursement disbursement,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        disbursement.Withdraw(workflows.Get(Kind, disbursement.WorkflowVersion), act);
        await gates.ExecuteAsync(await read.HeldAwardAsync(disbursement, cancellationToken), act, cancellationToken);
    }
}

/// <summary>The fund does not pay a request now; it may be asked for again.</summary>
public sealed class DeclineRequest(ReadPayment read, LookAtGates gates, QueueMail mail, WorkflowCatalog workflows)
    : CaseMove<Disbursement>
{
    public override string Kind => CaseKind.Disbursement;

    public override string Trigger => nameof(Disbursement.Decline);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Disbursement disbursement) => [MoveField.Reason];

    protected override async Task ExecuteAsync(
        Disbursement disbursement,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var award = await read.HeldAwardAsync(disbursement, cancellationToken);
        var letter = disbursement.MailOf("PaymentDeclined", award.Title, act);
        disbursement.Decline(workflows.Get(Kind, disbursement.WorkflowVersion), act);
        await mail.ToRoleAsync(Role.Signatory, disbursement.OrganisationId, letter, cancellationToken);
        await gates.ExecuteAsync(award, act, cancellationToken);
    }
}

internal static class PaymentMail
{
    /// <summary>Facts of every mail about a payment: number, title, amount asked for, reason.</summary>
    public static MailContent MailOf(this Disbursement disbursement, string template, LocalText title, Act act) =>
        new(
            template,
            CaseLinks.To(CaseKind.Disbursement, disbursement.CaseId),
            act.At,
            disbursement.Number,
            title,
            disbursement.Requested,
            act.Reason ?? ""
        );
}
