using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calendar;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications.Decision;

/// <summary>Until when an application that was turned down may be appealed for.</summary>
[UseCase]
public sealed class AppealWindow(FundDbContext db, FundCalendar calendar)
{
    /// <summary>The end of the last day, exclusive: so many days after the decision as the call's terms say, never on a day off.</summary>
    public async Task<DateTimeOffset> EndOfAsync(GrantApplication application, CancellationToken cancellationToken)
    {
        var terms = await db
            .Calls.Where(call => call.Id == application.CallId)
            .Select(call => call.Terms)
            .SingleAsync(cancellationToken);
        return calendar.Deadline(application.StateSince, terms.AppealDays);
    }
}

/// <summary>Ends each decision against which nobody appealed in time. For a job.</summary>
[UseCase]
public sealed class CloseAppeals(
    FundDbContext db,
    Sweep sweep,
    FundCalendar calendar,
    WorkflowCatalog workflows,
    TimeProvider clock
)
{
    private static readonly string[] Open = ["Ineligible", "Declined"];

    /// <summary>How many ended.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var open = await db
            .Applications.Where(a => Open.Contains(a.State))
            .Join(
                db.Calls,
                a => a.CallId,
                call => call.Id,
                (a, call) =>
                    new
                    {
                        a.Id,
                        a.StateSince,
                        call.Terms,
                    }
            )
            .OrderBy(a => a.StateSince)
            .ToListAsync(cancellationToken);
        return await sweep.EachAsync<FundDbContext, (Id<GrantApplication> Id, DateTimeOffset Until)>(
            [
                .. open.Select(a => (a.Id, Until: calendar.Deadline(a.StateSince, a.Terms.AppealDays)))
                    .Where(a => a.Until <= at)
                    .Take(Sweep.Most),
            ],
            async (own, due) =>
            {
                var application = await own.Applications.SingleAsync(a => a.Id == due.Id, cancellationToken);
                if (!Open.Contains(application.State, StringComparer.Ordinal))
                {
                    return false;
                }

                var workflow = workflows.Get(CaseKind.Application, application.WorkflowVersion);
                application.CloseAppeal(workflow, due.Until, new Act(Actor.System, at));
                return true;
            },
            cancellationToken
        );
    }
}
