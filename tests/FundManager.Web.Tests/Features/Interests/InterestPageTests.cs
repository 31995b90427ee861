using System.Net;
using FundManager.Web.Tests.Features.Reviews;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Interests;

internal sealed class InterestPageTests
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

    private async Task<FundPageView> DeclareAsync(
        string account,
        string other,
        string kind = "FinancialInterest",
        string to = ""
    )
    {
        using var client = await _server.SignInAsync(account);
        return await client.PostFormAsync(
            "/interests",
            new()
            {
                ["Input.Kind"] = kind,
                ["Input.Other"] = other,
                ["Input.From"] = "2026-01-01",
                ["Input.To"] = to,
            }
        );
    }

    [Test]
    public async Task A_tie_with_the_applicant_ends_the_access_and_voids_the_score_at_once()
    {
        var application = await _scene.UnderReviewAsync();
        await _scene.SubmitAsync(application, "reviewer1");
        var code = _server.World.Cast.Organisations["hexi"].CreditCode.ToLowerInvariant();

        var answer = await DeclareAsync("reviewer1", $" {code} ");

        var review = await _scene.ReviewOfAsync(application, "reviewer1");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Text);
        Assert.That(
            (review.State, review.Total, review.NamedConflict),
            Is.EqualTo(("Conflicted", (decimal?)null, false))
        );
        Assert.That(await _scene.SeesAsync("reviewer1", application), Is.False);
        Assert.That(await _scene.SeesAsync("reviewer2", application), Is.True);
    }

    [Test]
    public async Task A_tie_with_the_leads_address_is_certain_and_one_with_a_name_is_looked_into()
    {
        var application = await _scene.EligibleAsync();
        await DeclareAsync("reviewer1", "LIN.MEI@demo.example", "Family");
        await DeclareAsync("reviewer2", "mei lin", "Supervisor");

        var one = await _scene.InviteAsync(application, "reviewer1");
        var two = await _scene.InviteAsync(application, "reviewer2");

        Assert.That(
            one.Faults,
            Is.EqualTo(new[] { "This reviewer has a conflict: is of the family of somebody in it." })
        );
        Assert.That(two.Faults.Single(), Does.StartWith("“Lin Mei” in the application could be this person"));
    }

    [Test]
    public async Task A_tie_that_ended_counts_no_longer()
    {
        var application = await _scene.EligibleAsync();
        await DeclareAsync("reviewer1", "Donghai Cold Chain Technology Company", to: "2026-06-08");
        await DeclareAsync("reviewer2", "Donghai Cold Chain Technology Company", to: "2026-06-09");

        var ended = await _scene.InviteAsync(application, "reviewer1");
        var lasts = await _scene.InviteAsync(application, "reviewer2");

        Assert.That(ended.Status, Is.EqualTo(HttpStatusCode.Redirect), ended.Text);
        Assert.That(
            lasts.Faults,
            Is.EqualTo(new[] { "This reviewer has a conflict: has a financial interest in it." })
        );
    }

    [Test]
    public async Task The_end_of_a_tie_is_noted_with_its_reason()
    {
        await DeclareAsync("reviewer1", "lin.mei@demo.example");
        var id = await _server.InDatabaseAsync(db => db.Interests.Select(i => i.Id).SingleAsync());
        using var reviewer = await _server.SignInAsync("reviewer1");

        var page = await reviewer.GetAsync($"/interests?end={id}");
        var bare = await page.SendAsync(reviewer, "/interests?handler=End", new() { ["Ends.On"] = "2026-06-01" });
        await page.SendAsync(
            reviewer,
            "/interests?handler=End",
            new() { ["Ends.On"] = "2026-06-01", ["Ends.Reason"] = "I sold the shares." }
        );

        var kept = await _server.InDatabaseAsync(db => db.Interests.SingleAsync());
        Assert.That(bare.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(
            (kept.EndsOn, kept.EndReason),
            Is.EqualTo(((DateOnly?)new DateOnly(2026, 6, 1), "I sold the shares."))
        );
    }

    [Test]
    public async Task Nobody_ends_the_tie_of_another()
    {
        await DeclareAsync("reviewer1", "lin.mei@demo.example");
        await DeclareAsync("reviewer2", "lin.mei@demo.example");
        var other = await _server.InDatabaseAsync(db =>
            db.Interests.Where(i => i.UserId == _server.World.Cast.People["reviewer1"]).Select(i => i.Id).SingleAsync()
        );
        using var reviewer = await _server.SignInAsync("reviewer2");
        var page = await reviewer.GetAsync("/interests");

        var answer = await page.SendAsync(
            reviewer,
            "/interests?handler=End",
            new()
            {
                ["Ends.Id"] = other.ToString(),
                ["Ends.On"] = "2026-06-01",
                ["Ends.Reason"] = "Gone.",
            }
        );

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_form_says_what_is_missing()
    {
        using var reviewer = await _server.SignInAsync("reviewer1");

        var answer = await reviewer.PostFormAsync("/interests", new() { ["Input.To"] = "soon" });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(answer.Faults, Has.Count.EqualTo(4));
        Assert.That(answer.ValueOf("Input.To"), Is.EqualTo("soon"));
    }

    [Test]
    public async Task A_soft_conflict_is_told_and_needs_a_reason_which_is_kept()
    {
        var application = await _scene.EligibleAsync();
        await _scene.EligibleAsync(_scene.Form);
        await _scene.JoinAsync("reviewer1", "jiangnan");
        await _server.InDatabaseAsync(db =>
            db.Database.ExecuteSqlAsync(
                $"update applications set organisation_id = {_server.World.Cast.Organisations["jiangnan"].Id.Value} where id <> {application}"
            )
        );
        using var officer = await _server.SignInAsync("officer");

        var page = await officer.GetAsync($"/applications/{application}/reviewers");
        var bare = await _scene.InviteAsync(application, "reviewer1");
        var answer = await officer.PostFormAsync(
            $"/applications/{application}/reviewers",
            new()
            {
                ["Input.Reviewers[0]"] = _server.World.Cast.People["reviewer1"].ToString(),
                ["Input.Reason"] = "The only expert on drying.",
            }
        );

        var review = await _scene.ReviewOfAsync(application, "reviewer1");
        var invited = await _server.InDatabaseAsync(db =>
            db.CaseEvents.Where(e => e.CaseId == review.CaseId).Select(e => e.Body).FirstAsync()
        );
        Assert.That(page.Text, Does.Contain("To be weighed belongs to an organisation endorsed by the same body"));
        Assert.That(bare.Faults.Single(), Does.Contain("Say why the invitation is made all the same."));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Text);
        Assert.That(invited, Does.Contain("The only expert on drying.").And.Contain("SameBranch"));
    }
}
