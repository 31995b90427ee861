using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Amendments;
using FundManager.Domain.Awards;
using FundManager.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Amendments;

/// <summary>Reads what the rules of an amendment ask besides the amendment itself.</summary>
[UseCase]
public sealed class ReadAmendmentFacts(FundDbContext db, TimeProvider clock)
{
    private static readonly string[] AtBank = ["InBatch", "Sent"];
    private static readonly string[] NotAskedFor = ["Planned", "Eligible", "Cancelled"];
    private static readonly string[] Open = ["Submitted", "Recommended", "FinanceChecked", "Approved"];

    public async Task<AmendmentFacts> ExecuteAsync(Amendment amendment, CancellationToken cancellationToken)
    {
        var award = await db.Awards.AsNoTracking().SingleAsync(a => a.Id == amendment.AwardId, cancellationToken);
        return await ExecuteAsync(amendment, award, cancellationToken);
    }

    public async Task<AmendmentFacts> ExecuteAsync(
        Amendment amendment,
        Award award,
        CancellationToken cancellationToken
    )
    {
        var payments = await db
            .Disbursements.Where(d => d.AwardId == award.Id)
            .Select(d => new
            {
                d.Sequence,
                d.State,
                d.SetOff,
            })
            .ToListAsync(cancellationToken);
        return new AmendmentFacts(
            award.Agreement,
            award.LeadEmail,
            await db.BalanceAsync(award.CaseId, Place.Obligated, cancellationToken),
            [
                .. payments
                    .Where(p => !NotAskedFor.Contains(p.State, StringComparer.Ordinal) || p.SetOff > Money.Zero)
                    .Select(p => p.Sequence),
            ],
            payments.Count(p => AtBank.Contains(p.State, StringComparer.Ordinal)),
            await db.Amendments.CountAsync(
                a => a.AwardId == award.Id && a.Id != amendment.Id && Open.Contains(a.State),
                cancellationToken
            ),
            await IsAccountReadyAsync(amendment, cancellationToken)
        );
    }

    /// <summary>An account that was replaced before the amendment was handed in is not the one that it asks for.</summary>
    private async Task<bool> IsAccountReadyAsync(Amendment amendment, CancellationToken cancellationToken)
    {
        if (amendment.AmendmentKind != AmendmentKind.BankAccount)
        {
            return true;
        }

        var recipient = await db
            .Organisations.AsNoTracking()
            .SingleAsync(o => o.Id == amendment.OrganisationId, cancellationToken);
        return recipient.IsPayeeReplaced
            && recipient.PayeeUsableFrom > amendment.SubmittedAt
            && recipient.WhyNotPayTo(clock.GetUtcNow()) is null;
    }
}
