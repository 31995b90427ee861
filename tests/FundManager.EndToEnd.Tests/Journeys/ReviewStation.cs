using FundManager.Domain;
using FundManager.Domain.Applications;
using Microsoft.EntityFrameworkCore;

namespace FundManager.EndToEnd.Tests.Journeys;

/// <summary>Screening, invitation, scoring, recommendation and decision of an application.</summary>
internal sealed class ReviewStation(JourneyWorld world, Guid application)
{
    public async Task DecideAsync()
    {
        var officer = await world.AsAsync("officer");
        await officer.GoAsync($"/applications/{application}");
        await officer.MoveAsync("PassScreening");
        await InviteAsync(world, $"/applications/{application}/reviewers", ["reviewer1", "reviewer2", "reviewer3"]);
        await officer.GoAsync($"/applications/{application}");
        await officer.MoveAsync("OpenReview");
        await ScoreAsync(world, application, "16");
        var call = await world.ReadAsync(db =>
            db.Applications.Where(a => a.Id == new Id<GrantApplication>(application))
                .Select(a => a.CallId)
                .SingleAsync()
        );
        await officer.GoAsync($"/applications/{application}");
        await officer.MoveAsync("CloseReview");
        await officer.MoveAsync("Recommend", ("amount", "400000"));
        await officer.GoAsync($"/calls/{call}/ranking");
        var leader = await world.AsAsync("leader");
        await leader.GoAsync("/");
        await leader.GoAsync($"/applications/{application}");
        await leader.MoveAsync("Award");
    }

    public static async Task InviteAsync(JourneyWorld world, string page, IReadOnlyList<string> reviewers)
    {
        var officer = await world.AsAsync("officer");
        await officer.GoAsync(page);
        foreach (var reviewer in reviewers)
        {
            await officer.Page.CheckAsync(
                $"[name='Input.Reviewers'][value='{world.Server.World.Cast.People[reviewer]}']"
            );
        }

        await officer.SubmitAsync();
    }

    /// <summary>Every invited reviewer accepts, declares that there is no conflict, scores and submits.</summary>
    public static async Task ScoreAsync(JourneyWorld world, Guid subject, string score)
    {
        var reviews = await world.ReadAsync(db =>
            db.Reviews.Where(r => r.SubjectId == subject && r.State == "Invited")
                .Select(r => new { r.Id, r.ReviewerId })
                .ToListAsync()
        );
        Assert.That(reviews, Is.Not.Empty);
        foreach (var review in reviews)
        {
            var account = world.Server.World.Cast.People.Single(person => person.Value == review.ReviewerId).Key;
            var reviewer = await world.AsAsync(account);
            await reviewer.GoAsync("/");
            await reviewer.GoAsync($"/reviews/{review.Id}");
            await reviewer.MoveAsync("Accept");
            await reviewer.MoveAsync("Begin", ("noConflict", "true"));
            await reviewer.GoAsync($"/reviews/{review.Id}/score");
            var scores = reviewer.Page.Locator("[name^='Input.Rows'][name$='.Score']");
            for (var i = 0; i < await scores.CountAsync(); i++)
            {
                await scores.Nth(i).FillAsync(score);
            }

            await reviewer.SubmitAsync();
        }

        var open = await world.ReadAsync(db =>
            db.Reviews.CountAsync(r => r.SubjectId == subject && r.State != "Submitted")
        );
        Assert.That(open, Is.Zero);
    }
}
