using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications;

/// <summary>Goes on with the screening of applications whose clarification was not answered in time. For a job.</summary>
[UseCase]
public sealed class TimeoutClarifications(FundDbContext db, WorkflowCatalog workflows, TimeProvider clock)
{
    /// <summary>How many went on.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var asked = await db
            .Applications.Where(a => a.State == "Clarification")
            .Select(a => new { a.Id, a.Clarification })
            .ToListAsync(cancellationToken);
        var late = asked.Where(a => a.Clarification is { } question && question.AnswerBy <= at).ToList();
        var moved = 0;
        foreach (var found in late)
        {
            moved += await TimeOutAsync(found.Id, at, cancellationToken) ? 1 : 0;
        }

        return moved;
    }

    private Task<bool> TimeOutAsync(Id<GrantApplication> id, DateTimeOffset at, CancellationToken cancellationToken) =>
        db.InTransactionAsync(
            async () =>
            {
                var application = await db.Applications.SingleAsync(a => a.Id == id, cancellationToken);
                if (application.State != "Clarification" || application.Clarification?.AnswerBy > at)
                {
                    return false;
                }

                application.Timeout(workflows[CaseKind.Application], new Act(Actor.System, at));
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );
}
