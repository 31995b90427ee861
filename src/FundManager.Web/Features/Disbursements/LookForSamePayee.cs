using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Disbursements;

/// <summary>Looks whether a payee is somebody else too: one account under two names, or one name with two accounts.</summary>
[UseCase]
public sealed class LookForSamePayee(FundDbContext db)
{
    /// <summary>Null when no other organisation has the account; else the refusal: one of the two is wrong.</summary>
    public async Task<Refusal?> WhyNotAsync(Organisation recipient, CancellationToken cancellationToken)
    {
        if (recipient.Payee is not { } payee)
        {
            return null;
        }

        var same = await db
            .Database.SqlQuery<Guid>(
                $"""
                select id as "Value" from organisations
                where payee ->> 'AccountNumber' = {payee.AccountNumber} and id <> {recipient.Id.Value} order by id limit 1
                """
            )
            .ToListAsync(cancellationToken);
        return same is [var id] ? new Refusal("BNK-37", await NameAsync(id, cancellationToken)) : null;
    }

    /// <summary>Another organisation that gave the same account name with another number: a person looks twice. Null for none.</summary>
    public async Task<LocalText?> OfSameNameAsync(Organisation recipient, CancellationToken cancellationToken)
    {
        if (recipient.Payee is not { } payee)
        {
            return null;
        }

        var same = await db
            .Database.SqlQuery<Guid>(
                $"""
                select id as "Value" from organisations
                where payee ->> 'AccountName' = {payee.AccountName} and payee ->> 'AccountNumber' <> {payee.AccountNumber}
                  and id <> {recipient.Id.Value} order by id limit 1
                """
            )
            .ToListAsync(cancellationToken);
        return same is [var id] ? await NameAsync(id, cancellationToken) : null;
    }

    private Task<LocalText> NameAsync(Guid id, CancellationToken cancellationToken) =>
        db
            .Organisations.Where(o => o.Id == new Id<Organisation>(id))
            .Select(o => o.Name)
            .SingleAsync(cancellationToken);
}
