using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.Workflows;
using FundManager.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Milestones;

/// <summary>Marks every planned milestone as due two weeks before its day.</summary>
[UseCase]
public sealed class MarkMilestonesDue(
    FundDbContext db,
    Sweep sweep,
    WorkflowCatalog workflows,
    FundCalendar calendar,
    TimeProvider clock
)
{
    public const int DaysBefore = 14;

    /// <summary>How many fell due.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = calendar.DayOf(now);
        var last = today.AddDays(DaysBefore);
        var near = await db
            .Milestones.Where(m => m.State == "Planned" && m.DueOn <= last)
            .OrderBy(m => m.Id)
            .Select(m => m.Id)
            .Take(Sweep.Most)
            .ToListAsync(cancellationToken);
        return await sweep.EachAsync<FundDbContext, Id<Milestone>>(
            near,
            async (own, id) =>
            {
                var milestone = await own.Milestones.SingleAsync(m => m.Id == id, cancellationToken);
                if (milestone.State != "Planned")
                {
                    return false;
                }

                milestone.FallDue(workflows[milestone.Kind], today, DaysBefore, new Act(Actor.System, now));
                return true;
            },
            cancellationToken
        );
    }
}
