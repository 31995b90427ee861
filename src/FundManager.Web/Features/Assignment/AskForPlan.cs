using FundManager.Data;
using FundManager.Data.Assignment;
using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Web.Options;
using Hangfire;
using Microsoft.Extensions.Options;

namespace FundManager.Web.Features.Assignment;

/// <summary>Puts a wish for an assignment into the queue; it is worked off at once.</summary>
[UseCase]
public sealed class AskForPlan(
    FundDbContext db,
    IRecurringJobManager recurring,
    IOptions<JobsOptions> jobs,
    TimeProvider clock
)
{
    /// <returns>The identity of the plan.</returns>
    public async Task<Guid> ExecuteAsync(
        Id<Call> call,
        AssignmentTerms terms,
        Guid person,
        CancellationToken cancellationToken
    )
    {
        var at = clock.GetUtcNow();
        var plan = new AssignmentPlan
        {
            Id = Guid.CreateVersion7(at),
            CallId = call,
            AskedBy = person,
            AskedAt = at,
            Terms = terms,
        };
        db.AssignmentPlans.Add(plan);
        await db.SaveChangesAsync(cancellationToken);
        if (jobs.Value.Enabled)
        {
            recurring.Trigger(WorkOutPlans.JobId);
        }

        return plan.Id;
    }
}
