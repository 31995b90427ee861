using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Ledger;
using FundManager.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Disbursements;

/// <summary>Reads what the rules of a payment ask besides the payment itself.</summary>
[UseCase]
public sealed class ReadPayment(FundDbContext db)
{
    /// <summary>The award as it is now: for a page that asks what could be done.</summary>
    public Task<Award> AwardAsync(Disbursement disbursement, CancellationToken cancellationToken) =>
        db.Awards.AsNoTracking().SingleAsync(a => a.Id == disbursement.AwardId, cancellationToken);

    /// <summary>The award as it is now and stays until the transaction ends.</summary>
    /// <remarks>
    /// A payment does not write the award's row, so no version would tell it from a hold that comes at the same instant:
    /// the lock makes one wait for the other. Many payments of one award may hold it side by side.
    /// </remarks>
    public async Task<Award> HeldAwardAsync(Disbursement disbursement, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"select 1 from awards where id = {disbursement.AwardId.Value} for share",
            cancellationToken
        );
        return await AwardAsync(disbursement, cancellationToken);
    }

    /// <summary>Award, recipient and who verified its inputs, for a page that asks what could be done.</summary>
    public async Task<PaymentFacts> FactsAsync(Disbursement disbursement, CancellationToken cancellationToken) =>
        new(
            await AwardAsync(disbursement, cancellationToken),
            await RecipientAsync(disbursement, cancellationToken),
            await VerifiersAsync(disbursement, cancellationToken)
        );

    /// <summary>The same, staying as they are until the transaction ends: neither a hold nor a change of account slips in between.</summary>
    public async Task<PaymentFacts> HeldFactsAsync(Disbursement disbursement, CancellationToken cancellationToken)
    {
        var award = await HeldAwardAsync(disbursement, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"select 1 from organisations where id = {disbursement.OrganisationId.Value} for share",
            cancellationToken
        );
        return new PaymentFacts(
            award,
            await RecipientAsync(disbursement, cancellationToken),
            await VerifiersAsync(disbursement, cancellationToken)
        );
    }

    /// <summary>A payment that the bank was told of, with what it was told.</summary>
    public async Task<ToldPayment> ToldAsync(Disbursement disbursement, CancellationToken cancellationToken) =>
        new(
            disbursement,
            await db.PaymentInstructions.SingleAsync(
                i =>
                    i.DisbursementId == disbursement.Id
                    && i.Year == disbursement.PaymentYear
                    && i.Number == disbursement.PaymentNumber,
                cancellationToken
            ),
            (await AwardAsync(disbursement, cancellationToken)).Title
        );

    /// <summary>What remains of the award.</summary>
    public Task<Money> ObligatedAsync(Disbursement disbursement, CancellationToken cancellationToken) =>
        db.BalanceAsync(disbursement.AwardId.Value, Place.Obligated, cancellationToken);

    private Task<Organisation> RecipientAsync(Disbursement disbursement, CancellationToken cancellationToken) =>
        db.Organisations.AsNoTracking().SingleAsync(o => o.Id == disbursement.OrganisationId, cancellationToken);

    private async Task<IReadOnlyCollection<Guid>> VerifiersAsync(
        Disbursement disbursement,
        CancellationToken cancellationToken
    )
    {
        var verified = await db
            .Inputs.Where(i => i.AwardId == disbursement.AwardId)
            .Select(i => i.VerifiedBy)
            .ToListAsync(cancellationToken);
        return [.. verified.SelectMany(people => people).Distinct()];
    }
}
