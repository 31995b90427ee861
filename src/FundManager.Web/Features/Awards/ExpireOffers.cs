using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Awards;

/// <summary>Lets every offer lapse that nobody signed in time; each in its own transaction.</summary>
[UseCase]
public sealed class ExpireOffers(
    FundDbContext db,
    WorkflowCatalog workflows,
    GiveBackAward giveBack,
    TimeProvider clock
)
{
    /// <summary>How many lapsed.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var late = await db
            .Awards.Where(a => a.State == "Offered" && a.OfferExpiresAt <= now)
            .Select(a => a.Id)
            .ToListAsync(cancellationToken);
        var lapsed = 0;
        foreach (var id in late)
        {
            lapsed += await db.InTransactionAsync(
                async () =>
                {
                    var award = await db.Awards.SingleAsync(a => a.Id == id, cancellationToken);
                    if (award.State != "Offered" || award.OfferExpiresAt > now)
                    {
                        return 0;
                    }

                    var act = new Act(Actor.System, now);
                    award.Expire(workflows[CaseKind.Award], act);
                    await giveBack.ExecuteAsync(award, act, cancellationToken);
                    await db.SaveChangesAsync(cancellationToken);
                    return 1;
                },
                cancellationToken
            );
        }

        return lapsed;
    }
}
