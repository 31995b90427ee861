using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Amendments;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Amendments;

/// <summary>Writes the terms of an amendment that is still a draft.</summary>
[UseCase]
public sealed class SaveAmendment(FundDbContext db, CaseAccess access, TimeProvider clock)
{
    /// <summary>True when they are written, now or by an earlier click on the same form; false when there is no such amendment for this person.</summary>
    /// <exception cref="RefusedException">It is no draft any more, or somebody moved it since the form was shown.</exception>
    public Task<bool> ExecuteAsync(
        Id<Amendment> id,
        AmendmentForm form,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var at = clock.GetUtcNow();
        return db.InTransactionAsync(
            async () =>
            {
                var amendment = await access
                    .Amendments(person)
                    .SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
                if (amendment is null)
                {
                    return false;
                }

                if (await db.CaseEvents.AnyAsync(made => made.Token == form.Token, cancellationToken))
                {
                    return true;
                }

                Refusal.ThrowIf(amendment.EventCount != form.Seen ? new Refusal("GEN-03") : null);
                var inForce = await db
                    .Awards.Where(a => a.Id == amendment.AwardId)
                    .Select(a => a.Agreement)
                    .SingleAsync(cancellationToken);
                amendment.Write(
                    form.Apply(inForce),
                    form.LeadEmail?.Trim() is { Length: > 0 } lead ? lead : amendment.LeadEmail,
                    new Act(person.In(amendment), at, Token: form.Token)
                );
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );
    }
}
