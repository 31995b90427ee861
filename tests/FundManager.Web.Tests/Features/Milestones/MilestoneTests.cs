using System.Globalization;
using System.Net;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Milestones;
using FundManager.Web.Tests.Features.Awards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Milestones;

/// <summary>Milestones are accepted by an officer; critical checkpoints only on their reviewers' scores.</summary>
internal sealed class MilestoneTests
{
    private static readonly (string, byte[]) Photo = ("line.png", AwardScene.Picture);
    private static readonly Dictionary<string, string> Report = new() { ["report"] = "The line runs." };

    private AwardScene _scene = null!;
    private (string Kind, Guid Id) _plain;
    private (string Kind, Guid Id) _checkpoint;

    [SetUp]
    public async Task StartAsync()
    {
        _scene = await AwardScene.StartActiveAsync();
        (_plain, _checkpoint) = (await _scene.MilestoneAsync(1), await _scene.MilestoneAsync(2));
    }

    [TearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [Test]
    public async Task Submit_needs_a_report_and_a_deliverable()
    {
        var silent = await _scene.TryAsync("applicant", _plain, "Submit", null, Photo);
        var bare = await _scene.TryAsync("applicant", _plain, "Submit", Report);
        var other = await _scene.WhyNotAsync("signatory", "Submit", _plain);
        await _scene.DoAsync("applicant", _plain, "Submit", Report, Photo);

        Assert.That(silent.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(bare.Faults, Has.Some.Contains("Add at least one file"));
        Assert.That(bare.ValueOf("Input.Values[report]"), Is.EqualTo("The line runs."));
        Assert.That(other, Does.Contain("not yours to make"));
        Assert.That(await _scene.MailsToAsync("officer"), Has.Some.Contains("a milestone was handed in"));
    }

    [Test]
    public async Task Ask_for_changes_names_a_day_that_is_still_to_come()
    {
        await _scene.DoAsync("applicant", _plain, "Submit", Report, Photo);
        var today = _scene.Server.Clock.GetUtcNow().AddHours(8);

        var past = await _scene.TryAsync("officer", _plain, "AskChanges", Changes(today.AddDays(-1)));
        await _scene.DoAsync("officer", _plain, "AskChanges", Changes(today));

        Assert.That(past.Faults, Has.Some.Contains("Give a day from"));
        Assert.That((await ReadAsync(_plain)).State, Is.EqualTo("ChangesRequested"));
        Assert.That(await _scene.MailsToAsync("applicant"), Has.Some.Contains("changes are asked for"));
    }

    [Test]
    public async Task A_plain_milestone_is_not_scored_and_a_checkpoint_only_with_reviewers()
    {
        await _scene.DoAsync("applicant", _plain, "Submit", Report, Photo);
        await _scene.DoAsync("applicant", _checkpoint, "Submit", Report, Photo);

        Assert.That(
            await _scene.WhyNotAsync("officer", "OpenReview", _plain),
            Does.Contain("Only a critical checkpoint")
        );
        Assert.That(
            await _scene.WhyNotAsync("officer", "OpenReview", _checkpoint),
            Does.Contain("Invite at least one reviewer")
        );
        Assert.That(
            await _scene.WhyNotAsync("officer", "Accept", _checkpoint),
            Does.Contain("accepted only from its review")
        );
    }

    [Test]
    public async Task A_checkpoint_is_accepted_once_enough_reviewers_found_it_good()
    {
        await UnderReviewAsync("reviewer1", "reviewer2");
        var none = await _scene.WhyNotAsync("officer", "Accept", _checkpoint);
        await ScoreAsync("reviewer1", "8");
        var open = await _scene.WhyNotAsync("officer", "Accept", _checkpoint);
        await ScoreAsync("reviewer2", "7");
        var fail = await _scene.WhyNotAsync("officer", "Fail", _checkpoint);

        await _scene.DoAsync("officer", _checkpoint, "Accept");

        var milestone = await ReadAsync(_checkpoint);
        Assert.That(none, Does.Contain("2 reviews are not in yet"));
        Assert.That(open, Does.Contain("1 reviews are not in yet"));
        Assert.That(fail, Does.Contain("it cannot be failed"));
        Assert.That(milestone.State, Is.EqualTo("Accepted"));
        Assert.That(milestone.Panel!.Mean, Is.EqualTo(75m));
        Assert.That(await StatesOfReviewsAsync(), Is.EqualTo(["Locked", "Locked"]));
    }

    [Test]
    public async Task A_checkpoint_with_too_few_reviews_waits_for_another_one()
    {
        await UnderReviewAsync("reviewer1");
        await ScoreAsync("reviewer1", "8");

        Assert.That(
            await _scene.WhyNotAsync("officer", "Accept", _checkpoint),
            Does.Contain("Too few reviews are in (1)")
        );
    }

    [Test]
    public async Task A_missed_floor_fails_a_checkpoint_whatever_the_mean_and_holds_the_award()
    {
        await UnderReviewAsync("reviewer1", "reviewer2");
        await ScoreAsync("reviewer1", "9", deliverables: "4");
        await ScoreAsync("reviewer2", "9", deliverables: "5");
        var accept = await _scene.WhyNotAsync("officer", "Accept", _checkpoint);

        await _scene.DoAsync("officer", _checkpoint, "Fail", new() { ["reason"] = "The measurements do not hold." });

        var finding = await _scene.Server.InDatabaseAsync(db => db.Findings.SingleAsync());
        Assert.That(accept, Does.Contain("A floor was missed or a veto given"));
        Assert.That((await ReadAsync(_checkpoint)).State, Is.EqualTo("Failed"));
        Assert.That(finding.Severity, Is.EqualTo(Severity.High));
        Assert.That((await _scene.AwardAsync()).State, Is.EqualTo("OnHold"));
        Assert.That(await _scene.StateOfTrancheAsync(1), Is.EqualTo("Planned"));
    }

    [Test]
    public async Task A_failed_checkpoint_is_tried_again_and_its_old_scores_do_not_count()
    {
        await UnderReviewAsync("reviewer1", "reviewer2");
        await ScoreAsync("reviewer1", "3");
        await ScoreAsync("reviewer2", "3");
        await _scene.DoAsync("officer", _checkpoint, "Fail", new() { ["reason"] = "It does not dry." });
        var retry = new Dictionary<string, string> { ["newDay"] = "2027-09-30", ["reason"] = "A second dryer comes." };
        await _scene.DoAsync("officer", _checkpoint, "Retry", retry);
        var due = await ReadAsync(_checkpoint);
        _scene.Wait(TimeSpan.FromHours(1));
        await UnderReviewAsync("reviewer3");
        await ScoreAsync("reviewer3", "8");

        var accept = await _scene.WhyNotAsync("officer", "Accept", _checkpoint);

        Assert.That((due.State, due.DueOn), Is.EqualTo(("Due", new DateOnly(2027, 9, 30))));
        Assert.That(accept, Does.Contain("Too few reviews are in (1)"));
    }

    [Test]
    public async Task Ask_for_changes_ends_the_round()
    {
        await UnderReviewAsync("reviewer1", "reviewer2");
        await ScoreAsync("reviewer1", "8");

        await _scene.DoAsync("officer", _checkpoint, "AskChanges", Changes(_scene.Server.Clock.GetUtcNow().AddDays(9)));

        Assert.That(await StatesOfReviewsAsync(), Is.EqualTo(["Cancelled", "Cancelled"]));
    }

    [Test]
    public async Task Who_scored_a_checkpoint_does_not_decide_on_it()
    {
        await UnderReviewAsync("officer2", "reviewer1");
        await ScoreAsync("officer2", "8");
        await ScoreAsync("reviewer1", "8");

        Assert.That(
            await _scene.WhyNotAsync("officer2", "Accept", _checkpoint),
            Does.Contain("You scored this checkpoint")
        );
        Assert.That(
            await _scene.WhyNotAsync("officer2", "Fail", _checkpoint),
            Does.Contain("You scored this checkpoint")
        );
    }

    [Test]
    public async Task A_milestone_falls_due_two_weeks_before_its_day()
    {
        var due = (await ReadAsync(_plain)).DueOn;
        var eve = new DateTimeOffset(
            due.AddDays(-MarkMilestonesDue.DaysBefore),
            TimeOnly.MinValue,
            TimeSpan.FromHours(8)
        );
        _scene.Wait(eve - _scene.Server.Clock.GetUtcNow() - TimeSpan.FromTicks(1));
        var early = await MarkAsync();
        _scene.Wait(TimeSpan.FromTicks(1));

        Assert.That((early, await MarkAsync()), Is.EqualTo((0, 1)));
        Assert.That((await ReadAsync(_plain)).State, Is.EqualTo("Due"));
    }

    [Test]
    public async Task Overdue_shows_the_day_after_and_not_on_the_day()
    {
        var due = (await ReadAsync(_plain)).DueOn;
        var noon = new DateTimeOffset(due, new TimeOnly(12, 0), TimeSpan.FromHours(8));
        _scene.Wait(noon - _scene.Server.Clock.GetUtcNow());
        var onTheDay = (await (await _scene.AsAsync("applicant")).GetAsync($"/milestones/{_plain.Id}")).Text;
        _scene.Wait(TimeSpan.FromDays(1));
        var after = (await (await _scene.AsAsync("applicant")).GetAsync($"/milestones/{_plain.Id}")).Text;

        Assert.That(onTheDay, Does.Not.Contain("Overdue"));
        Assert.That(after, Does.Contain("Overdue"));
    }

    private static Dictionary<string, string> Changes(DateTimeOffset by) =>
        new() { ["by"] = by.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["reason"] = "Week 3 is missing." };

    private Task<int> MarkAsync() =>
        _scene.Server.InScopeAsync(services =>
            services.GetRequiredService<MarkMilestonesDue>().ExecuteAsync(CancellationToken.None)
        );

    private Task<Milestone> ReadAsync((string Kind, Guid Id) milestone) =>
        _scene.Server.InDatabaseAsync(db => db.Milestones.SingleAsync(m => m.Id == new Id<Milestone>(milestone.Id)));

    private Task<List<string>> StatesOfReviewsAsync() =>
        _scene.Server.InDatabaseAsync(db => db.Reviews.OrderBy(r => r.Number).Select(r => r.State).ToListAsync());

    private async Task UnderReviewAsync(params string[] reviewers)
    {
        await _scene.DoAsync("applicant", _checkpoint, "Submit", Report, Photo);
        await _scene.Server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var milestone = await db.Milestones.SingleAsync(m => m.Id == new Id<Milestone>(_checkpoint.Id));
            foreach (var reviewer in reviewers)
            {
                var invitation = new ReviewInvitation
                {
                    Number = $"{milestone.Number}/{reviewer}",
                    ReviewerId = _scene.Server.World.Cast.People[reviewer],
                    Scheme = SchemeCatalog.KeyOf(services.GetRequiredService<SchemeCatalog>()[milestone.Scheme]),
                    DueAt = _scene.Server.Clock.GetUtcNow().AddDays(20),
                };
                var act = new Act(
                    _scene.Server.World.Cast.As("officer", Role.ProgrammeOfficer),
                    _scene.Server.Clock.GetUtcNow()
                );
                var workflow = services.GetRequiredService<WorkflowCatalog>()[CaseKind.Review];
                db.Reviews.Add(new Review(invitation, milestone, workflow, act));
            }

            await db.SaveChangesAsync();
        });
        await _scene.DoAsync("officer", _checkpoint, "OpenReview");
    }

    private Task ScoreAsync(string reviewer, string points, string? deliverables = null) =>
        _scene.Server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var workflow = services.GetRequiredService<WorkflowCatalog>()[CaseKind.Review];
            var person = _scene.Server.World.Cast.People[reviewer];
            var review = await db.Reviews.SingleAsync(r => r.ReviewerId == person && r.State == "Invited");
            var scheme = services.GetRequiredService<SchemeCatalog>()[review.Scheme];
            var act = new Act(new Actor(person, Role.Reviewer), _scene.Server.Clock.GetUtcNow());
            review.Accept(workflow, act);
            review.Begin(workflow, act);
            List<ScoreRow> rows =
            [
                .. scheme.Criteria.Select(criterion => new ScoreRow(
                    criterion.Id,
                    criterion.Id == "deliverables" ? deliverables ?? points : points,
                    "As measured.",
                    IsVeto: false
                )),
            ];
            review.Save(rows, "Seen.", act);
            review.Submit(workflow, ReviewTotal.Of(scheme, ScoreSheet.Read(scheme, rows)), act);
            await db.SaveChangesAsync();
        });
}
