using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Milestones;

/// <summary>Marks every planned milestone as due two weeks before its day; each in its own transaction.</summary>
[UseCase]
public sealed class MarkMilestonesDue(
    FundDbContext db,
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
            .Select(m => m.Id)
            .ToListAsync(cancellationToken);
        var marked = 0;
        foreach (var id in near)
        {
            marked += await db.InTransactionAsync(
                async () =>
                {
                    var milestone = await db.Milestones.SingleAsync(m => m.Id == id, cancellationToken);
                    if (milestone.State != "Planned")
                    {
                        return 0;
                    }

                    milestone.FallDue(workflows[CaseKind.Milestone], today, DaysBefore, new Act(Actor.System, now));
                    await db.SaveChangesAsync(cancellationToken);
                    return 1;
                },
                cancellationToken
            );
        }

        return marked;
    }
}
