using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using FundManager.Web.Features.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Interests;

/// <summary>What a judge declares: what ties him, with whom, from when to when.</summary>
/// <param name="Kind">What ties them.</param>
/// <param name="Other">A person's name or mail address, or an organisation's whole name or unified social credit code.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive; null while it goes on.</param>
public sealed record DeclaredTie(InterestKind Kind, string Other, DateOnly From, DateOnly? To);

/// <summary>Keeps a declared interest; where it is a conflict with what the person reviews, those scores are void and access ends at once.</summary>
[UseCase]
public sealed class DeclareInterest(FundDbContext db, ListJudgedCases judged, VoidConflicts voids, TimeProvider clock)
{
    /// <exception cref="RefusedException">Nobody is named, or it ends before it begins.</exception>
    public Task ExecuteAsync(Guid person, DeclaredTie tie, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        return db.InTransactionAsync(
            async () =>
            {
                var organisation = await OrganisationAsync(tie.Other.Trim(), cancellationToken);
                var name = organisation is null ? tie.Other : "";
                var interest = new Interest(person, tie.Kind, (name, organisation), (tie.From, tie.To), at);
                db.Interests.Add(interest);
                await db.SaveChangesAsync(cancellationToken);
                foreach (var subject in await judged.OfAsync(person, cancellationToken))
                {
                    await voids.ExecuteAsync(subject, at, cancellationToken);
                }

                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );
    }

    // By its code, or by its whole name in either language.
    private async Task<Id<Organisation>?> OrganisationAsync(string other, CancellationToken cancellationToken)
    {
        var code = other.ToUpperInvariant();
        var name = LikePattern.Whole(other);
        var found = await db
            .Organisations.Where(o =>
                o.CreditCode == code || EF.Functions.ILike(o.Name.En, name, LikePattern.Escape) || o.Name.Zh == other
            )
            .Select(o => new { o.Id })
            .Take(2)
            .ToListAsync(cancellationToken);
        return found.Count == 1 ? found[0].Id : null;
    }
}

/// <summary>Notes that a declared interest ended, and why.</summary>
[UseCase]
public sealed class EndInterest(FundDbContext db, TimeProvider clock)
{
    /// <summary>False when the person has none of this identity.</summary>
    /// <exception cref="RefusedException">It ended already, or before it began, or no reason is given.</exception>
    public Task<bool> ExecuteAsync(
        Guid person,
        Id<Interest> id,
        (DateOnly On, string Reason) end,
        CancellationToken cancellationToken
    )
    {
        var act = new Act(new Actor(person), clock.GetUtcNow(), end.Reason);
        return db.InTransactionAsync(
            async () =>
            {
                var found = db.Interests.Where(i => i.Id == id && i.UserId == person);
                if (await found.SingleOrDefaultAsync(cancellationToken) is not { } interest)
                {
                    return false;
                }

                interest.End(end.On, act);
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );
    }
}
