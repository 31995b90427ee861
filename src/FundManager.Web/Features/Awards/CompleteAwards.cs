using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Jobs;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Awards;

/// <summary>Takes every award whose term is over, or whose milestones are all done, on to its final appraisal.</summary>
[UseCase]
public sealed class CompleteAwards(FundDbContext db, Sweep sweep, FundCalendar calendar, TimeProvider clock)
{
    internal static readonly string[] Running = ["Active", "OnHold"];
    internal static readonly string[] Done = ["Accepted", "Superseded"];

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
            .OrderBy(a => a.Id)
            .Select(a => a.Id)
            .Take(Sweep.Most)
            .ToListAsync(cancellationToken);
        return await sweep.EachAsync<CompleteAward, Id<Award>>(
            over,
            (complete, id) => complete.ExecuteAsync(id, today, new Act(Actor.System, now), cancellationToken),
            cancellationToken
        );
    }
}

/// <summary>Takes one award on to its final appraisal. The caller saves.</summary>
[UseCase]
public sealed class CompleteAward(FundDbContext db, WorkflowCatalog workflows, TellAwardPeople tell)
{
    /// <summary>False when its time has not come, or somebody moved it meanwhile.</summary>
    public async Task<bool> ExecuteAsync(Id<Award> id, DateOnly today, Act act, CancellationToken cancellationToken)
    {
        var award = await db.Awards.SingleAsync(a => a.Id == id, cancellationToken);
        var states = await db
            .Milestones.Where(m => m.AwardId == id)
            .Select(m => m.State)
            .ToListAsync(cancellationToken);
        var isEveryMilestoneDone =
            states.Count > 0 && states.All(state => CompleteAwards.Done.Contains(state, StringComparer.Ordinal));
        if (
            !CompleteAwards.Running.Contains(award.State, StringComparer.Ordinal)
            || (today <= award.EndsOn && !isEveryMilestoneDone)
        )
        {
            return false;
        }

        award.Complete(workflows[CaseKind.Award], isEveryMilestoneDone, today, act);
        var final = await db.Appraisals.SingleAsync(
            a => a.AwardId == id && a.Stage == AppraisalStage.Final && a.CorrectsId == null,
            cancellationToken
        );
        final.Advance(today);
        var link = CaseLinks.To(CaseKind.Award, award.CaseId);
        await tell.RecipientAsync(
            award,
            new MailContent("AwardCompleting", link, act.At, award.Number, award.Title),
            cancellationToken
        );
        return true;
    }
}
