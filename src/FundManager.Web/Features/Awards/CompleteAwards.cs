using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Awards;

/// <summary>Takes every award whose term is over, or whose milestones are all done, on to its final appraisal.</summary>
[UseCase]
public sealed class CompleteAwards(
    FundDbContext db,
    WorkflowCatalog workflows,
    FundCalendar calendar,
    TellAwardPeople tell,
    TimeProvider clock
)
{
    private static readonly string[] Running = ["Active", "OnHold"];
    private static readonly string[] Done = ["Accepted", "Superseded"];

    /// <summary>How many went on.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = calendar.DayOf(now);
        var over = await db
            .Awards.Where(a => Running.Contains(a.State))
            .Where(a =>
                a.EndsOn < today
                || (
                    db.Milestones.Any(m => m.AwardId == a.Id)
                    && !db.Milestones.Any(m => m.AwardId == a.Id && !Done.Contains(m.State))
                )
            )
            .Select(a => a.Id)
            .ToListAsync(cancellationToken);
        var completed = 0;
        foreach (var id in over)
        {
            completed += await db.InTransactionAsync(
                () => CompleteAsync(id, today, new Act(Actor.System, now), cancellationToken),
                cancellationToken
            );
        }

        return completed;
    }

    private async Task<int> CompleteAsync(Id<Award> id, DateOnly today, Act act, CancellationToken cancellationToken)
    {
        var award = await db.Awards.SingleAsync(a => a.Id == id, cancellationToken);
        var states = await db
            .Milestones.Where(m => m.AwardId == id)
            .Select(m => m.State)
            .ToListAsync(cancellationToken);
        var isEveryMilestoneDone = states.Count > 0 && states.All(state => Done.Contains(state));
        if (!Running.Contains(award.State) || (today <= award.EndsOn && !isEveryMilestoneDone))
        {
            return 0;
        }

        award.Complete(workflows[CaseKind.Award], isEveryMilestoneDone, today, act);
        var final = await db.Appraisals.SingleAsync(
            a => a.AwardId == id && a.Stage == AppraisalStage.Final,
            cancellationToken
        );
        final.Advance(today);
        await tell.RecipientAsync(
            award,
            new MailContent(
                "AwardCompleting",
                CaseLinks.To(CaseKind.Award, award.CaseId),
                act.At,
                award.Number,
                award.Title
            ),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        return 1;
    }
}
