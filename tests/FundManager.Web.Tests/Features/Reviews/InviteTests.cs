using System.Net;
using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Reviews;

internal sealed class InviteTests
{
    private FundServer _server = null!;
    private ReviewScene _scene = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        _scene = new ReviewScene(_server);
    }

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Invite_opens_a_review_for_each_person_chosen_and_writes_to_them()
    {
        var application = await _scene.EligibleAsync();

        var answer = await _scene.InviteAsync(application, "reviewer1", "reviewer2");

        var review = await _scene.ReviewOfAsync(application, "reviewer2");
        var mails = await _server.InDatabaseAsync(db => db.OutgoingMails.Select(m => m.To).ToListAsync());
        Assert.That(answer.Location?.OriginalString, Is.EqualTo($"/applications/{application}"));
        Assert.That(review.Number, Is.EqualTo("C-2026-03/001/R2"));
        Assert.That(review.State, Is.EqualTo("Invited"));
        Assert.That(review.Scheme, Is.EqualTo("review-standard.v1"));
        Assert.That(mails, Is.EquivalentTo(new[] { "reviewer1@demo.example", "reviewer2@demo.example" }));
    }

    /// <remarks>Fourteen days after 9 June is 23 June, which ends at 24:00 in Beijing.</remarks>
    [Test]
    public async Task Invite_proposes_the_due_day_of_the_call()
    {
        var application = await _scene.EligibleAsync();

        await _scene.InviteAsync(application, "reviewer1");

        var review = await _scene.ReviewOfAsync(application, "reviewer1");
        Assert.That(review.DueAt, Is.EqualTo(new DateTimeOffset(2026, 6, 23, 16, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task Invite_refuses_whoever_is_invited_already_and_then_invites_nobody()
    {
        var application = await _scene.EligibleAsync();
        await _scene.InviteAsync(application, "reviewer1");

        var answer = await _scene.InviteAsync(application, "reviewer2", "reviewer1");

        var count = await _server.InDatabaseAsync(db => db.Reviews.CountAsync());
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(answer.Faults, Is.EqualTo(new[] { "This reviewer is invited already." }));
        Assert.That(count, Is.EqualTo(1));
    }

    [Test]
    public async Task Invite_refuses_somebody_who_is_to_be_avoided_and_does_not_offer_the_choice()
    {
        var application = await _scene.EligibleAsync(
            _scene.Form with
            {
                Avoided = [new AvoidedRow(" Reviewer1@demo.example", "Rival group")],
            }
        );
        using var officer = await _server.SignInAsync("officer");

        var answer = await _scene.InviteAsync(application, "reviewer1");

        var page = await officer.GetAsync($"/applications/{application}/reviewers");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(
            answer.Faults,
            Is.EqualTo(new[] { "This reviewer has a conflict: the applicant asked to avoid this person." })
        );
        Assert.That(page.Document.QuerySelector($"input[value='{_server.World.Cast.People["reviewer1"]}']"), Is.Null);
        Assert.That(
            page.Document.QuerySelector($"input[value='{_server.World.Cast.People["reviewer2"]}']"),
            Is.Not.Null
        );
    }

    [Test]
    public async Task Invite_refuses_somebody_who_is_no_reviewer()
    {
        var application = await _scene.EligibleAsync();

        var answer = await _scene.InviteAsync(application, "leader");

        Assert.That(answer.Faults, Is.EqualTo(new[] { "One of the people chosen is no reviewer." }));
    }

    [Test]
    public async Task Invite_asks_for_somebody_and_a_day_and_keeps_what_was_typed()
    {
        var application = await _scene.EligibleAsync();
        using var officer = await _server.SignInAsync("officer");

        var answer = await officer.PostFormAsync(
            $"/applications/{application}/reviewers",
            new() { ["Input.DueOn"] = "soon" }
        );

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(
            answer.Faults,
            Is.EquivalentTo(new[] { "Choose at least one reviewer.", "Enter a day like 2027-03-31." })
        );
        Assert.That(answer.ValueOf("Input.DueOn"), Is.EqualTo("soon"));
    }

    [TestCase("2026-06-08", true)]
    [TestCase("2026-06-09", false)]
    public async Task Invite_refuses_a_day_that_is_over(string day, bool refused)
    {
        var application = await _scene.EligibleAsync();
        using var officer = await _server.SignInAsync("officer");

        var answer = await officer.PostFormAsync(
            $"/applications/{application}/reviewers",
            new() { ["Input.DueOn"] = day, ["Input.Reviewers[0]"] = _server.World.Cast.People["reviewer1"].ToString() }
        );

        Assert.That(answer.Faults.Contains("The due day has passed. Choose a later one."), Is.EqualTo(refused));
    }

    [Test]
    public async Task A_second_click_on_the_same_form_invites_nobody_again()
    {
        var application = await _scene.EligibleAsync();
        using var officer = await _server.SignInAsync("officer");
        var page = await officer.GetAsync($"/applications/{application}/reviewers");
        var values = new Dictionary<string, string>
        {
            ["Input.Reviewers[0]"] = _server.World.Cast.People["reviewer1"].ToString(),
        };

        await page.SendAsync(officer, $"/applications/{application}/reviewers", values);
        var second = await page.SendAsync(officer, $"/applications/{application}/reviewers", values);

        Assert.That(second.Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await _server.InDatabaseAsync(db => db.Reviews.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Only_a_programme_officer_opens_the_page()
    {
        var application = await _scene.EligibleAsync();
        using var leader = await _server.SignInAsync("leader");

        var answer = await leader.GetAsync($"/applications/{application}/reviewers");

        Assert.That(answer.Location?.OriginalString, Does.Contain("/error/403"));
    }

    [Test]
    public async Task OpenReview_waits_until_enough_reviewers_are_invited()
    {
        var application = await _scene.EligibleAsync();
        await _scene.InviteAsync(application, "reviewer1", "reviewer2");
        using var officer = await _server.SignInAsync("officer");

        var early = await officer.GetAsync($"/moves/application/{application}/OpenReview");
        await _scene.InviteAsync(application, "reviewer3");
        var opened = await officer.MoveAsync(CaseKind.Application, application, "OpenReview");

        Assert.That(early.Text, Does.Contain("3 reviewers are needed; 2 are invited."));
        Assert.That(opened.Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await _scene.ApplicationAsync(application)).State, Is.EqualTo("UnderReview"));
    }

    [Test]
    public async Task Whoever_declined_may_be_asked_again_and_whoever_named_a_conflict_may_not()
    {
        var application = await _scene.EligibleAsync();
        await _scene.InviteAsync(application, "reviewer1", "reviewer2");
        using var one = await _server.SignInAsync("reviewer1");
        using var two = await _server.SignInAsync("reviewer2");
        await one.MoveAsync(
            CaseKind.Review,
            (await _scene.ReviewOfAsync(application, "reviewer1")).CaseId,
            "Decline",
            new() { ["reason"] = "On leave." }
        );
        await two.MoveAsync(
            CaseKind.Review,
            (await _scene.ReviewOfAsync(application, "reviewer2")).CaseId,
            "DeclareConflict",
            new() { ["reason"] = "My doctoral student." }
        );

        var again = await _scene.InviteAsync(application, "reviewer1");
        var never = await _scene.InviteAsync(application, "reviewer2");

        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(never.Faults, Is.EqualTo(new[] { "This reviewer has a conflict: declared a conflict." }));
    }

    [Test]
    public async Task Invite_refuses_an_eleventh_open_review_of_one_person()
    {
        for (var i = 0; i < 10; i++)
        {
            await _scene.InviteAsync(await _scene.EligibleAsync(), "reviewer1");
        }

        var answer = await _scene.InviteAsync(await _scene.EligibleAsync(), "reviewer1");

        Assert.That(answer.Faults, Is.EqualTo(new[] { "This reviewer has 10 reviews open already; 10 is the most." }));
    }

    [Test]
    public async Task A_checkpoint_is_reviewed_by_its_own_scheme_and_days()
    {
        var milestone = await _scene.CheckpointAsync();
        using var officer = await _server.SignInAsync("officer");

        await _scene.InviteToAsync($"/milestones/{milestone}/reviewers", "reviewer4", "reviewer5");
        await officer.MoveAsync(CaseKind.Milestone, milestone, "OpenReview");
        foreach (var account in (string[])["reviewer4", "reviewer5"])
        {
            await _scene.BeginAsync(milestone, account);
            await _scene.SubmitAsync(milestone, account, ["7.5", "10", "5", "6.5"]);
        }

        var review = await _scene.ReviewOfAsync(milestone, "reviewer4");
        var page = await officer.GetAsync($"/reviews/{review.CaseId}");
        Assert.That(review.Number, Is.EqualTo("FM-2026-0001/M1/R1"));
        Assert.That((review.Scheme, review.Total), Is.EqualTo(("checkpoint-standard.v1", (decimal?)73m)));
        Assert.That(review.DueAt, Is.EqualTo(new DateTimeOffset(2026, 6, 22, 16, 0, 0, TimeSpan.Zero)));
        Assert.That(page.Text, Does.Contain("The dryer runs.").And.Contain("2 of 2 reviews are in."));
    }

    [Test]
    public async Task Invite_refuses_a_case_that_is_not_ready_for_review()
    {
        var application = await _scene.RecommendedAsync();
        using var officer = await _server.SignInAsync("officer");

        var answer = await officer.GetAsync($"/applications/{application}/reviewers");

        Assert.That(
            answer.Text,
            Does.Contain("Reviewers are invited once the case is ready for review, and until its round is closed.")
        );
    }
}
