using System.Net;
using FundManager.Domain.History;
using FundManager.Web.Features.Reviews;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Reviews;

internal sealed class ScoreTests
{
    private FundServer _server = null!;
    private ReviewScene _scene = null!;
    private Guid _application;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        _scene = new ReviewScene(_server);
        _application = await _scene.UnderReviewAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Submit_hands_in_the_weighted_total()
    {
        var answer = await _scene.SubmitAsync(_application, "reviewer1");

        var review = await _scene.ReviewOfAsync(_application, "reviewer1");
        Assert.That(answer.Location?.OriginalString, Is.EqualTo($"/reviews/{review.CaseId}"));
        Assert.That(review.State, Is.EqualTo("Submitted"));
        Assert.That(review.Total, Is.EqualTo(76.5m));
    }

    [TestCase(new[] { "16", "", "15", "", "14" }, "REV-11", "“Soundness of approach” has no score yet (2 of 5")]
    [TestCase(new[] { "20.5", "16", "15", "15", "14" }, "REV-12", "must lie between 0.00 and 20")]
    [TestCase(new[] { "16.2", "16", "15", "15", "14" }, "REV-13", "must be a multiple of 0.50")]
    [TestCase(new[] { "9.5", "16", "15", "15", "14" }, "REV-14", "short of the floor of 10.00: say why")]
    public async Task Submit_refuses_beside_the_field_and_keeps_every_score(
        string[] scores,
        string code,
        string sentence
    )
    {
        var answer = await _scene.SubmitAsync(_application, "reviewer1", scores);

        var review = await _scene.ReviewOfAsync(_application, "reviewer1");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), code);
        Assert.That(answer.Faults.Single(), Does.Contain(sentence), code);
        Assert.That(answer.ValueOf("Input.Rows[2].Score"), Is.EqualTo("15"));
        Assert.That(review.State, Is.EqualTo("InProgress"));
        Assert.That(review.Scores.Select(row => row.Score), Is.EqualTo(scores));
    }

    [Test]
    public async Task Submit_refuses_text_that_is_no_number()
    {
        var answer = await _scene.SubmitAsync(_application, "reviewer1", ["good", "16", "15", "15", "14"]);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(answer.Faults, Is.EqualTo(new[] { "Enter a number like 12.5." }));
        Assert.That(answer.ValueOf("Input.Rows[0].Score"), Is.EqualTo("good"));
    }

    [Test]
    public async Task Submit_refuses_a_veto_without_its_reason_and_one_that_the_criterion_does_not_allow()
    {
        var silent = await _scene.SubmitAsync(
            _application,
            "reviewer1",
            more: new() { ["Input.Rows[0].IsVeto"] = "true" }
        );
        var wrong = await _scene.SubmitAsync(
            _application,
            "reviewer2",
            more: new() { ["Input.Rows[2].IsVeto"] = "true", ["Input.Rows[2].Comment"] = "Weak team." }
        );

        Assert.That(silent.Faults, Is.EqualTo(new[] { "Give the reason for your veto on “Need and aim”." }));
        Assert.That(wrong.Faults, Is.EqualTo(new[] { "“Team and partners” allows no veto." }));
    }

    [Test]
    public async Task A_row_that_the_scheme_does_not_know_is_not_taken_for_the_one_that_is_missing()
    {
        var answer = await _scene.SubmitAsync(
            _application,
            "reviewer1",
            more: new() { ["Input.Rows[4].Criterion"] = "charm" }
        );

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(answer.Faults.Single(), Does.Contain("“Expected effect on the economy” has no score yet"));
    }

    [Test]
    public async Task Save_keeps_a_half_typed_score_and_says_so()
    {
        var review = await _scene.ReviewOfAsync(_application, "reviewer1");
        using var reviewer = await _server.SignInAsync("reviewer1");
        reviewer.Http.DefaultRequestHeaders.Add("HX-Request", "true");

        var answer = await reviewer.PostFormAsync(
            $"/reviews/{review.CaseId}/score",
            ReviewScene.Values(["16", "1x", "", "", ""]),
            handler: "Save"
        );

        var kept = await _scene.ReviewOfAsync(_application, "reviewer1");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Body, Does.Contain("Saved at 12:00:00").And.Contain("1 of 5 scored"));
        Assert.That(
            answer.Document.GetElementById("Input_Rows_1__Score-error")!.TextContent,
            Is.EqualTo("Enter a number like 12.5.")
        );
        Assert.That(kept.Scores[1].Score, Is.EqualTo("1x"));
    }

    [Test]
    public async Task Submit_is_refused_once_the_time_is_over()
    {
        var review = await _scene.ReviewOfAsync(_application, "reviewer1");
        _server.Clock.SetUtcNow(review.DueAt.AddMinutes(-1));
        using var reviewer = await _server.SignInAsync("reviewer1");
        var page = await reviewer.GetAsync($"/reviews/{review.CaseId}/score");
        _server.Clock.SetUtcNow(review.DueAt);

        var answer = await page.SendAsync(
            reviewer,
            $"/reviews/{review.CaseId}/score?handler=Submit",
            ReviewScene.Values(ReviewScene.Good)
        );

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(answer.Text, Does.Contain("The time for this review ended on 23 Jun 2026 23:59:59."));
    }

    [Test]
    public async Task Nobody_else_opens_the_scores_or_reads_them_before_they_are_in()
    {
        var review = await _scene.ReviewOfAsync(_application, "reviewer1");
        using var other = await _server.SignInAsync("reviewer2");
        using var officer = await _server.SignInAsync("officer");
        using var mine = await _server.SignInAsync("reviewer1");
        await mine.PostFormAsync(
            $"/reviews/{review.CaseId}/score",
            ReviewScene.Values(["13.5", "", "", "", ""], new() { ["Input.Comment"] = "Half a thought." }),
            handler: "Save"
        );

        var score = await other.GetAsync($"/reviews/{review.CaseId}/score");
        var page = await officer.GetAsync($"/reviews/{review.CaseId}");

        Assert.That(score.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Text, Does.Not.Contain("Half a thought").And.Not.Contain("13.5"));
    }

    [Test]
    public async Task The_others_reviews_open_without_names_once_the_own_one_is_in()
    {
        await _scene.SubmitAsync(
            _application,
            "reviewer2",
            more: new() { ["Input.Comment"] = "A solid plan with one gap." }
        );
        var review = await _scene.ReviewOfAsync(_application, "reviewer1");
        using var reviewer = await _server.SignInAsync("reviewer1");

        var before = await reviewer.GetAsync($"/reviews/{review.CaseId}");
        await _scene.SubmitAsync(_application, "reviewer1");
        var after = await reviewer.GetAsync($"/reviews/{review.CaseId}");

        Assert.That(before.Text, Does.Not.Contain("A solid plan"));
        Assert.That(after.Text, Does.Contain("A solid plan with one gap.").And.Contain("Reviewer 2"));
        Assert.That(after.Text, Does.Not.Contain("Gao Wen"));
    }

    [Test]
    public async Task Return_gives_a_review_back_once()
    {
        await _scene.SubmitAsync(_application, "reviewer1");
        var review = await _scene.ReviewOfAsync(_application, "reviewer1");
        using var officer = await _server.SignInAsync("officer");

        await officer.MoveAsync(
            CaseKind.Review,
            review.CaseId,
            "Return",
            new() { ["reason"] = "The comment on inputs is missing.", ["dueOn"] = "2026-06-30" }
        );
        var returned = await _scene.ReviewOfAsync(_application, "reviewer1");
        await _scene.SubmitAsync(_application, "reviewer1");
        var again = await officer.GetAsync($"/moves/review/{review.CaseId}/Return");

        Assert.That(returned.State, Is.EqualTo("Returned"));
        Assert.That(returned.Total, Is.Null);
        Assert.That(again.Text, Does.Contain("A review is given back once only."));
    }

    [Test]
    public async Task Reviewers_are_reminded_once_and_late_reviews_expire()
    {
        await _scene.SubmitAsync(_application, "reviewer1");
        var due = (await _scene.ReviewOfAsync(_application, "reviewer2")).DueAt;

        _server.Clock.SetUtcNow(due.AddDays(-3));
        var reminded = await RunAsync<RemindReviewers>((work, ct) => work.ExecuteAsync(ct));
        var remindedAgain = await RunAsync<RemindReviewers>((work, ct) => work.ExecuteAsync(ct));
        var early = await RunAsync<ExpireReviews>((work, ct) => work.ExecuteAsync(ct));
        _server.Clock.SetUtcNow(due);
        var expired = await RunAsync<ExpireReviews>((work, ct) => work.ExecuteAsync(ct));

        Assert.That((reminded, remindedAgain, early, expired), Is.EqualTo((2, 0, 0, 2)));
        Assert.That((await _scene.ReviewOfAsync(_application, "reviewer2")).State, Is.EqualTo("Expired"));
        Assert.That((await _scene.ReviewOfAsync(_application, "reviewer1")).State, Is.EqualTo("Submitted"));
    }

    [Test]
    public async Task Nobody_is_reminded_a_moment_before_the_three_days()
    {
        var due = (await _scene.ReviewOfAsync(_application, "reviewer1")).DueAt;
        _server.Clock.SetUtcNow(due.AddDays(-3).AddMinutes(-1));

        var reminded = await RunAsync<RemindReviewers>((work, ct) => work.ExecuteAsync(ct));

        Assert.That(reminded, Is.Zero);
        Assert.That(
            await _server.InDatabaseAsync(db => db.OutgoingMails.CountAsync(m => m.Subject.Contains("due soon"))),
            Is.Zero
        );
    }

    private Task<int> RunAsync<T>(Func<T, CancellationToken, Task<int>> run)
        where T : notnull =>
        _server.InScopeAsync(services => run(services.GetRequiredService<T>(), CancellationToken.None));
}
