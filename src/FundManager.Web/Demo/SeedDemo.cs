using FundManager.Data;
using FundManager.Domain.Calendar;
using FundManager.Web.Features;
using FundManager.Web.Features.Performance;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Demo;

/// <summary>A believable fund for demos and journeys, made only through the domain's own moves; dates are relative to today.</summary>
[UseCase]
public sealed class SeedDemo(
    SeedBasics basics,
    SeedPeople people,
    PlayMoves play,
    FundCalendar calendar,
    SeedStatement statement,
    RefreshSummaries summaries,
    TimeProvider clock
)
{
    private FundDbContext Db => play.Db;

    /// <summary>True when it was loaded now; false when somebody is there already.</summary>
    public async Task<bool> ExecuteAsync(CancellationToken cancellationToken)
    {
        if (await Db.Users.AnyAsync(cancellationToken))
        {
            return false;
        }

        // One transaction: a start that is broken off leaves nothing half told.
        var cast = await Db.InTransactionAsync(
            () => PlayAsync(clock.GetUtcNow(), cancellationToken),
            cancellationToken
        );
        await statement.ExecuteAsync(cast, cancellationToken);
        await summaries.ExecuteAsync(cancellationToken);
        return true;
    }

    private async Task<DemoCast> PlayAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var world = await basics.ExecuteAsync(cancellationToken);
        var cast = await people.WithOthersAsync(world.Cast, now.AddYears(-3), cancellationToken);
        // Each move asks for the balances that the moves before it left.
        await Db.Database.ExecuteSqlAsync($"set constraints post_case_event immediate", cancellationToken);
        var stage = new DemoStage(play, cast, new DemoDays(calendar, now));
        Db.ChangeTracker.Clear();
        foreach (var step in StepsOf(stage, world).OrderBy(step => step.At))
        {
            await step.PlayAsync(step.At, cancellationToken);
            await Db.SaveChangesAsync(cancellationToken);
            Db.ChangeTracker.Clear();
        }

        // What was written in the past reached its readers then.
        await Db.OutgoingMails.Where(mail => mail.CreatedAt < now.AddDays(-2)).ExecuteDeleteAsync(cancellationToken);
        return cast;
    }

    private static IEnumerable<DemoStep> StepsOf(DemoStage stage, DemoWorld world)
    {
        var number = 0;
        foreach (var plan in DemoScript.Calls)
        {
            var call = new CallStory(stage, plan, world.Fund.Id);
            foreach (var step in call.Steps())
            {
                yield return step;
            }

            foreach (var application in plan.Applications)
            {
                var frame = new ApplicationFrame(
                    number++,
                    plan.ClosesOn,
                    plan.EndorseOn,
                    plan.Terms.RequiresEndorsement,
                    () => call.Id
                );
                foreach (var step in StepsOf(stage, application, frame))
                {
                    yield return step;
                }
            }
        }

        foreach (var application in DemoScript.Open)
        {
            var closes = stage.Days.OffsetOf(stage.Days.Calendar.DayOf(world.Call.ClosesAt));
            var frame = new ApplicationFrame(number++, closes, closes + 10, IsEndorsed: true, () => world.Call.Id);
            foreach (var step in StepsOf(stage, application, frame))
            {
                yield return step;
            }
        }
    }

    private static IEnumerable<DemoStep> StepsOf(DemoStage stage, ApplicationPlan plan, ApplicationFrame frame)
    {
        var story = new ApplicationStory(stage, plan, frame);
        return plan.IsAwarded
            ? [.. story.Steps(), .. new AwardStory(stage, plan, story, frame.Number).Steps()]
            : story.Steps();
    }
}
