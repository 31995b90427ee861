using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Awards;

/// <summary>Lets every offer lapse that nobody signed in time.</summary>
[UseCase]
public sealed class ExpireOffers(FundDbContext db, Sweep sweep, TimeProvider clock)
{
    /// <summary>How many lapsed.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var late = await db
            .Awards.Where(a => a.State == "Offered" && a.OfferExpiresAt <= now)
            .OrderBy(a => a.Id)
            .Select(a => a.Id)
            .Take(Sweep.Most)
            .ToListAsync(cancellationToken);
        return await sweep.EachAsync<ExpireOffer, Id<Award>>(
            late,
            (expire, id) => expire.ExecuteAsync(id, now, cancellationToken),
            cancellationToken
        );
    }
}

/// <summary>Lets one offer lapse. The caller saves.</summary>
[UseCase]
public sealed class ExpireOffer(FundDbContext db, WorkflowCatalog workflows, GiveBackAward giveBack)
{
    /// <summary>False when it was signed, taken back or refused meanwhile.</summary>
    public async Task<bool> ExecuteAsync(Id<Award> id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var award = await db.Awards.SingleAsync(a => a.Id == id, cancellationToken);
        if (award.State != "Offered" || award.OfferExpiresAt > now)
        {
            return false;
        }

        var act = new Act(Actor.System, now);
        award.Expire(workflows[CaseKind.Award], act);
        await giveBack.ExecuteAsync(award, act, cancellationToken);
        return true;
    }
}
