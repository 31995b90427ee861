using System.Net;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Web.Tests.Features.Reviews;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Applications.Decision;

internal sealed class DecisionTests
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

    private async Task<FundPageView> MoveAsync(
        string account,
        Guid application,
        string trigger,
        Dictionary<string, string>? values = null
    )
    {
        using var client = await _server.SignInAsync(account);
        return await client.MoveAsync(CaseKind.Application, application, trigger, values);
    }

    private async Task<string> WhyNotAsync(string account, Guid application, string trigger)
    {
        using var client = await _server.SignInAsync(account);
        return (await client.GetAsync($"/moves/application/{application}/{trigger}")).Text;
    }

    [Test]
    public async Task CloseReview_locks_the_scores_and_takes_down_what_they_come_to()
    {
        var application = await _scene.ReviewedAsync(
            ReviewScene.Good,
            ReviewScene.Good,
            ["18", "16", "15", "15", "14.5"]
        );

        var found = await _scene.ApplicationAsync(application);
        Assert.That(found.State, Is.EqualTo("Reviewed"));
        Assert.That((found.Panel!.Mean, found.Panel.ReviewCount, found.Panel.Passes), Is.EqualTo((77.17m, 3, true)));
        Assert.That((await _scene.ReviewOfAsync(application, "reviewer1")).State, Is.EqualTo("Locked"));
    }

    [Test]
    public async Task Fewer_reviews_than_asked_for_need_a_leader_and_then_another_person()
    {
        var application = await _scene.UnderReviewAsync();
        await _scene.SubmitAsync(application, "reviewer1");
        await _scene.SubmitAsync(application, "reviewer2");

        var refused = await WhyNotAsync("officer", application, "CloseReview");
        await MoveAsync("leader", application, "AllowFewerReviews", new() { ["reason"] = "Two clear opinions." });
        var closed = await MoveAsync("officer", application, "CloseReview");

        Assert.That(refused, Does.Contain("3 reviews are needed; 2 are in. A leader may agree to fewer."));
        Assert.That(closed.Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await _scene.ReviewOfAsync(application, "reviewer3")).State, Is.EqualTo("Cancelled"));
    }

    [Test]
    public async Task Scores_far_apart_ask_for_one_more_review()
    {
        var application = await _scene.ReviewedAsync(
            ["19", "19", "19", "19", "19"],
            ["14", "14", "14", "14", "14"],
            ["17", "17", "17", "17", "17"]
        );

        var refused = await WhyNotAsync("officer", application, "CloseReview");
        await _scene.InviteAsync(application, "reviewer4");
        await _scene.BeginAsync(application, "reviewer4");
        await _scene.SubmitAsync(application, "reviewer4");
        var closed = await MoveAsync("officer", application, "CloseReview");

        Assert.That(refused, Does.Contain("The scores lie far apart: one more review is needed"));
        Assert.That(closed.Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await _scene.ApplicationAsync(application)).Panel!.ReviewCount, Is.EqualTo(4));
    }

    [Test]
    public async Task Below_a_floor_it_can_only_be_advised_against()
    {
        var application = await _scene.ReviewedAsync(
            ["9.5", "19", "19", "19", "19"],
            ["9.5", "19", "19", "19", "19"],
            ["10", "19", "19", "19", "19"]
        );

        var recommend = await WhyNotAsync("officer", application, "Recommend");
        var reserve = await WhyNotAsync("officer", application, "Reserve");
        await MoveAsync("officer", application, "NotRecommend", new() { ["reason"] = "The need is not shown." });

        Assert.That(recommend, Does.Contain("A floor was missed or a veto given"));
        Assert.That(reserve, Does.Contain("A floor was missed or a veto given"));
        Assert.That((await _scene.ApplicationAsync(application)).State, Is.EqualTo("NotRecommended"));
    }

    [Test]
    public async Task Recommend_proposes_what_was_asked_for_and_refuses_more()
    {
        var application = await _scene.ReviewedAsync(ReviewScene.Good, ReviewScene.Good, ReviewScene.Good);
        using var officer = await _server.SignInAsync("officer");

        var page = await officer.GetAsync($"/moves/application/{application}/Recommend");
        var more = await officer.MoveAsync(
            CaseKind.Application,
            application,
            "Recommend",
            new() { ["amount"] = "600000.01" }
        );
        await officer.MoveAsync(CaseKind.Application, application, "Recommend", new() { ["amount"] = "600000.00" });

        Assert.That(page.ValueOf("Input.Values[amount]"), Is.EqualTo("600000.00"));
        Assert.That(more.Faults.Single(), Does.Contain("at most CNY 600,000.00"));
        Assert.That((await _scene.ApplicationAsync(application)).State, Is.EqualTo("Recommended"));
    }

    [Test]
    public async Task A_place_on_the_list_of_reserves_is_given_once()
    {
        var first = await _scene.ReviewedAsync(ReviewScene.Good, ReviewScene.Good, ReviewScene.Good);
        var second = await _scene.ReviewedAsync(ReviewScene.Good, ReviewScene.Good, ReviewScene.Good);

        var nought = await MoveAsync("officer", first, "Reserve", Place("0"));
        await MoveAsync("officer", first, "Reserve", Place("1"));
        var taken = await MoveAsync("officer", second, "Reserve", Place("1"));
        await MoveAsync("officer", second, "Reserve", Place("2"));

        Assert.That(nought.Faults, Is.EqualTo(new[] { "Places on the list begin with 1." }));
        Assert.That(taken.Faults, Is.EqualTo(new[] { "Place 1 on the list is taken by C-2026-03/001." }));
        Assert.That((await _scene.ApplicationAsync(second)).ReservePlace, Is.EqualTo(2));

        static Dictionary<string, string> Place(string place) => new() { ["amount"] = "500000", ["place"] = place };
    }

    [Test]
    public async Task SendBack_voids_the_recommendation()
    {
        var application = await _scene.RecommendedAsync();

        var silent = await MoveAsync("leader", application, "SendBack");
        await MoveAsync("leader", application, "SendBack", new() { ["reason"] = "The amount is too high." });

        var found = await _scene.ApplicationAsync(application);
        Assert.That(silent.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((found.State, found.RecommendedAmount), Is.EqualTo(("Reviewed", (Money?)null)));
    }

    [Test]
    public async Task Award_opens_the_award_with_a_scaled_draft_and_commits_the_money()
    {
        var application = await _scene.RecommendedAsync("450000.00");

        var answer = await MoveAsync("leader", application, "Award");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Status + answer.Body);

        var award = await _scene.AwardOfAsync(application);
        var call = await _server.InDatabaseAsync(db => db.Calls.SingleAsync(c => c.Id == _server.World.Call.Id));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Text);
        Assert.That(award.Number, Is.EqualTo("FM-2026-0001"));
        Assert.That(award.Agreement.Tranches.Select(t => t.Amount.Amount), Is.EqualTo(new[] { 300000m, 150000m }));
        Assert.That(award.PublicUntil, Is.EqualTo(new DateTimeOffset(2026, 6, 16, 16, 0, 0, TimeSpan.Zero)));
        Assert.That(call.Awarded, Is.EqualTo(new Money(450000m)));
        Assert.That(await CommittedAsync(award.CaseId), Is.EqualTo(new Money(450000m)));
        Assert.That((await _scene.ApplicationAsync(application)).State, Is.EqualTo("Awarded"));
    }

    [Test]
    public async Task Nobody_who_scored_it_decides_it_whatever_his_roles()
    {
        var application = await _scene.RecommendedAsync();
        await _server.InDatabaseAsync(async db =>
        {
            db.Memberships.Add(
                new(
                    Id<FundManager.Domain.Organisations.Membership>.New(FundServer.Noon),
                    _server.World.Cast.People["reviewer1"],
                    Role.Leader,
                    null
                )
            );
            return await db.SaveChangesAsync();
        });

        var award = await WhyNotAsync("reviewer1", application, "Award");
        var decline = await WhyNotAsync("reviewer1", application, "Decline");

        Assert.That(award, Does.Contain("You scored this application: another leader decides."));
        Assert.That(decline, Does.Contain("You scored this application: another leader decides."));
    }

    [Test]
    public async Task A_leader_of_a_partner_does_not_even_see_it()
    {
        var application = await _scene.RecommendedAsync();
        await _scene.JoinAsync("leader2", "donghai");
        using var leader = await _server.SignInAsync("leader2");

        var award = await leader.GetAsync($"/moves/application/{application}/Award");

        Assert.That(award.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_leader_whose_name_stands_in_it_waits_until_somebody_has_found_out_who_that_is()
    {
        var application = await _scene.RecommendedAsync(
            form: _scene.Form with
            {
                Team = [new("Zhiyuan LIANG", "Advice")],
            }
        );

        var award = await WhyNotAsync("leader", application, "Award");

        Assert.That(award, Does.Contain("“Zhiyuan LIANG” in the application could be this person"));
    }

    [Test]
    public async Task Decline_tells_the_applicant_and_releases_the_feedback_without_names()
    {
        var application = await _scene.RecommendedAsync();
        using var applicant = await _server.SignInAsync("applicant");

        var before = await applicant.GetAsync($"/applications/{application}");
        await MoveAsync("leader", application, "Decline", new() { ["reason"] = "Others fit the call better." });
        var after = await applicant.GetAsync($"/applications/{application}");

        var mails = await _server.InDatabaseAsync(db =>
            db.OutgoingMails.Where(m => m.Subject.StartsWith("Your application is declined"))
                .Select(m => m.To)
                .ToListAsync()
        );
        Assert.That(mails, Is.EquivalentTo(new[] { "applicant@demo.example", "signatory@demo.example" }));
        Assert.That((await _scene.ApplicationAsync(application)).State, Is.EqualTo("Declined"));
        Assert.That(before.Text, Does.Not.Contain("What the reviewers said").And.Not.Contain("76.50"));
        Assert.That(after.Text, Does.Contain("What the reviewers said").And.Contain("76.50"));
        Assert.That(after.Text, Does.Not.Contain("Ma Lihua"));
    }

    private Task<Money> CommittedAsync(Guid award) =>
        _server.InDatabaseAsync(db => db.BalanceAsync(award, Place.Committed, CancellationToken.None));
}
