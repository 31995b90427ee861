using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications;

/// <summary>Lets drafts and unanswered requests for endorsement lapse when their time is over. For a job.</summary>
[UseCase]
public sealed class ExpireApplications(FundDbContext db, WorkflowCatalog workflows, TimeProvider clock)
{
    /// <summary>How many lapsed.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var late = await db
            .Applications.Where(a =>
                db.Calls.Any(c =>
                    c.Id == a.CallId
                    && (
                        (a.State == "Draft" && c.ClosesAt <= at)
                        || (a.State == "AwaitingEndorsement" && c.EndorseBy <= at)
                    )
                )
            )
            .Select(a => a.Id)
            .ToListAsync(cancellationToken);
        var lapsed = 0;
        foreach (var id in late)
        {
            lapsed += await ExpireAsync(id, at, cancellationToken) ? 1 : 0;
        }

        return lapsed;
    }

    private Task<bool> ExpireAsync(Id<GrantApplication> id, DateTimeOffset at, CancellationToken cancellationToken) =>
        db.InTransactionAsync(
            async () =>
            {
                var application = await db.Applications.SingleAsync(a => a.Id == id, cancellationToken);
                var call = await db.Calls.SingleAsync(c => c.Id == application.CallId, cancellationToken);
                if (
                    application.State is not ("Draft" or "AwaitingEndorsement")
                    || application.WhyNotExpire(call, at) is not null
                )
                {
                    return false;
                }

                application.Expire(workflows[CaseKind.Application], call, new Act(Actor.System, at));
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );
}
