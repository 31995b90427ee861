using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Disbursements;

/// <summary>Tells the bank to pay, in a batch of this one payment.</summary>
public sealed class ReleasePayment(ReadPayment read, LookAtGates gates, ReleaseBatch release) : CaseMove<Disbursement>
{
    public override string Kind => CaseKind.Disbursement;

    public override string Trigger => nameof(Disbursement.Release);

    protected override async Task<Refusal?> WhyNotAsync(
        Disbursement disbursement,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var award = await read.AwardAsync(disbursement, cancellationToken);
        return disbursement.WhyNotRelease(award, await gates.AnswerAsync(disbursement, award, cancellationToken), act);
    }

    protected override async Task ExecuteAsync(
        Disbursement disbursement,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var (_, whyNot) = await release.ExecuteAsync(
            disbursement.FundId,
            [new Releasing(disbursement, act)],
            cancellationToken
        );
        Refusal.ThrowIf(whyNot.GetValueOrDefault(disbursement.CaseId));
    }
}
