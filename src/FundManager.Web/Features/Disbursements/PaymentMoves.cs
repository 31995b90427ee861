using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Disbursements;

/// <summary>Prepares a payment: the verified account is frozen into it, and how many approvals it needs.</summary>
public sealed class PreparePayment(FundDbContext db, ReadPayment read, LookForSamePayee same, WorkflowCatalog workflows)
    : CaseMove<Disbursement>
{
    public override string Kind => CaseKind.Disbursement;

    public override string Trigger => nameof(Disbursement.Prepare);

    protected override async Task<Refusal?> WhyNotAsync(
        Disbursement disbursement,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var facts = await read.FactsAsync(disbursement, cancellationToken);
        return Disbursement.WhyNotPrepare(facts.Award, facts.Recipient, facts.Verifiers, act)
            ?? await same.WhyNotAsync(facts.Recipient, cancellationToken);
    }

    protected override async Task ExecuteAsync(
        Disbursement disbursement,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var facts = await read.HeldFactsAsync(disbursement, cancellationToken);
        Refusal.ThrowIf(await same.WhyNotAsync(facts.Recipient, cancellationToken));
        var fund = await db.Funds.AsNoTracking().SingleAsync(f => f.Id == disbursement.FundId, cancellationToken);
        var needed = fund.ApprovalsFor(disbursement.Requested);
        disbursement.Prepare(workflows.Get(Kind, disbursement.WorkflowVersion), facts, needed, act);
    }
}

/// <summary>Approves a payment: the last approval that its amount asks for makes the move, one before it is recorded.</summary>
public sealed class ApprovePayment(ReadPayment read, WorkflowCatalog workflows) : CaseMove<Disbursement>
{
    public override string Kind => CaseKind.Disbursement;

    public override string Trigger => nameof(Disbursement.Approve);

    protected override async Task<Refusal?> WhyNotAsync(
        Disbursement disbursement,
        Act act,
        CancellationToken cancellationToken
    ) => disbursement.WhyNotApprove(await read.AwardAsync(disbursement, cancellationToken), act);

    protected override async Task ExecuteAsync(
        Disbursement disbursement,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    ) =>
        disbursement.Approve(
            workflows.Get(Kind, disbursement.WorkflowVersion),
            await read.HeldAwardAsync(disbursement, cancellationToken),
            act
        );
}

/// <summary>Gives a payment back to be prepared again; its approvals are void.</summary>
public sealed class ReturnPayment(WorkflowCatalog workflows) : CaseMove<Disbursement>
{
    public override string Kind => CaseKind.Disbursement;

    public override string Trigger => nameof(Disbursement.Return);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Disbursement disbursement) => [MoveField.Reason];

    protected override Task ExecuteAsync(
        Disbursement disbursement,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        disbursement.Return(workflows.Get(Kind, disbursement.WorkflowVersion), act);
        return Task.CompletedTask;
    }
}
