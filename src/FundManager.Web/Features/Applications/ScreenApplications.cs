using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications;

/// <summary>Runs the eligibility rules over everything that was submitted to calls whose assessment has begun. For a job.</summary>
[UseCase]
public sealed class ScreenApplications(FundDbContext db, WorkflowCatalog workflows, TimeProvider clock)
{
    private static readonly string[] Over = ["Lapsed", "Closed"];

    /// <summary>How many were screened. Each in a transaction of its own, so that one that fails holds back no other.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var waiting = await db
            .Applications.Where(a =>
                a.State == "Submitted" && db.Calls.Any(c => c.Id == a.CallId && c.State == "InAssessment")
            )
            .OrderBy(a => a.SubmittedAt)
            .Select(a => a.Id)
            .ToListAsync(cancellationToken);
        var screened = 0;
        foreach (var id in waiting)
        {
            screened += await ScreenAsync(id, cancellationToken) ? 1 : 0;
        }

        return screened;
    }

    private Task<bool> ScreenAsync(Id<GrantApplication> id, CancellationToken cancellationToken) =>
        db.InTransactionAsync(
            async () =>
            {
                var application = await db.Applications.SingleAsync(a => a.Id == id, cancellationToken);
                if (application.State != "Submitted")
                {
                    return false;
                }

                var call = await db.Calls.SingleAsync(c => c.Id == application.CallId, cancellationToken);
                var applicant = await db.Organisations.SingleAsync(
                    (Organisation o) => o.Id == application.OrganisationId,
                    cancellationToken
                );
                var running = await db.Awards.CountAsync(
                    award => award.LeadEmail == application.LeadEmail && !Over.Contains(award.State),
                    cancellationToken
                );
                application.Screen(
                    workflows[CaseKind.Application],
                    EligibilityRules.Run(call.Terms, application, applicant, running),
                    new Act(Actor.System, clock.GetUtcNow())
                );
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );
}
