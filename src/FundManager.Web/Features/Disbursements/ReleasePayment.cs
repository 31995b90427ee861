using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Disbursements;

/// <summary>Tells the bank to pay: gives the payment its number and writes the file that the bank is given, kept with its hash.</summary>
public sealed class ReleasePayment(
    FundDbContext db,
    ReadPayment read,
    LookAtGates gates,
    StoreFiles files,
    WorkflowCatalog workflows
) : CaseMove<Disbursement>
{
    /// <summary>What the payment file is for, among the files of a case.</summary>
    public const string Purpose = "payment";

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
        var award = await read.HeldAwardAsync(disbursement, cancellationToken);
        var gate = await gates.AnswerAsync(disbursement, award, cancellationToken);
        Refusal.ThrowIf(disbursement.WhyNotRelease(award, gate, act));
        var fund = await db
            .Funds.Where(f => f.Id == disbursement.FundId)
            .Select(f => new { f.Number, f.TimeZone })
            .SingleAsync(cancellationToken);
        var year = TimeZoneInfo.ConvertTime(act.At, TimeZoneInfo.FindSystemTimeZoneById(fund.TimeZone)).Year;
        var number = await db.TakeNumberAsync($"payment:{fund.Number}:{year}", cancellationToken);
        var payment = PaymentNumber.Of(fund.Number, year, number);
        using var content = new MemoryStream(
            PaymentFile.Write([new(disbursement.Payee!, disbursement.ToBank, disbursement.Number, payment)])
        );
        var file = await files.AddAsync(
            disbursement,
            Purpose,
            ($"{payment}.csv", PaymentFile.ContentType, content),
            act,
            cancellationToken
        );
        await KeepBackAsync(disbursement, act.Consequence(), cancellationToken);
        disbursement.Release(
            workflows.Get(Kind, disbursement.WorkflowVersion),
            award,
            gate,
            new PaymentInstruction(year, number, file.Hash),
            act
        );
    }

    /// <summary>What the payment keeps back is paid of the recovery in the same transaction.</summary>
    private async Task KeepBackAsync(Disbursement disbursement, Act act, CancellationToken cancellationToken)
    {
        if (disbursement.SetOffPlanned == Money.Zero)
        {
            return;
        }

        var recovery = await db.Recoveries.SingleAsync(r => r.Id == disbursement.SetOffAgainst, cancellationToken);
        recovery.SetOff(workflows[CaseKind.Recovery], disbursement.Number, disbursement.SetOffPlanned, act);
    }
}
