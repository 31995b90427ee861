using System.Net;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Web.Features.Reviews;
using FundManager.Web.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Reviews;

internal sealed class ConflictAccessTests
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
    public async Task The_application_opens_with_Begin_and_not_before()
    {
        var application = await _scene.EligibleAsync();
        await _scene.InviteAsync(application, "reviewer1", "reviewer2", "reviewer3");
        using var officer = await _server.SignInAsync("officer");
        await officer.MoveAsync(CaseKind.Application, application, "OpenReview");
        using var reviewer = await _server.SignInAsync("reviewer1");
        var review = (await _scene.ReviewOfAsync(application, "reviewer1")).CaseId;

        var invited = await _scene.SeesAsync("reviewer1", application);
        var page = await reviewer.GetAsync($"/reviews/{review}");
        await reviewer.MoveAsync(CaseKind.Review, review, "Accept");
        var accepted = await _scene.SeesAsync("reviewer1", application);
        await reviewer.MoveAsync(CaseKind.Review, review, "Begin", new() { ["noConflict"] = "true" });
        var begun = await _scene.SeesAsync("reviewer1", application);

        Assert.That((invited, accepted, begun), Is.EqualTo((false, false, true)));
        Assert.That(page.Text, Does.Contain("Bai Xue").And.Not.Contain("Dries maize"));
        Assert.That((await reviewer.GetAsync($"/reviews/{review}")).Text, Does.Contain("Dries maize"));
    }

    [Test]
    public async Task Begin_waits_for_the_round_and_for_the_declaration()
    {
        var application = await _scene.EligibleAsync();
        await _scene.InviteAsync(application, "reviewer1", "reviewer2", "reviewer3");
        using var reviewer = await _server.SignInAsync("reviewer1");
        var review = (await _scene.ReviewOfAsync(application, "reviewer1")).CaseId;
        await reviewer.MoveAsync(CaseKind.Review, review, "Accept");

        var early = await reviewer.GetAsync($"/moves/review/{review}/Begin");
        using var officer = await _server.SignInAsync("officer");
        await officer.MoveAsync(CaseKind.Application, application, "OpenReview");
        var undeclared = await reviewer.MoveAsync(CaseKind.Review, review, "Begin");

        Assert.That(early.Text, Does.Contain("The round has not been opened yet: you can begin once it is."));
        Assert.That(undeclared.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await _scene.ReviewOfAsync(application, "reviewer1")).State, Is.EqualTo("Accepted"));
    }

    [Test]
    public async Task DeclareConflict_voids_the_score_and_ends_the_access()
    {
        var application = await _scene.UnderReviewAsync();
        await _scene.SubmitAsync(application, "reviewer1");
        using var reviewer = await _server.SignInAsync("reviewer1");
        var review = (await _scene.ReviewOfAsync(application, "reviewer1")).CaseId;

        var answer = await reviewer.MoveAsync(
            CaseKind.Review,
            review,
            "DeclareConflict",
            new() { ["reason"] = "I was asked to advise the applicant." }
        );

        var ended = await _scene.ReviewOfAsync(application, "reviewer1");
        var page = await reviewer.GetAsync($"/reviews/{review}");
        Assert.That((ended.State, ended.Total), Is.EqualTo(("Conflicted", (decimal?)null)));
        Assert.That(await _scene.SeesAsync("reviewer1", application), Is.False);
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.Location?.OriginalString, Is.EqualTo("/"));
    }

    [Test]
    public async Task Whoever_joined_a_partner_meanwhile_does_not_begin()
    {
        var application = await _scene.EligibleAsync();
        await _scene.InviteAsync(application, "reviewer1", "reviewer2", "reviewer3");
        using var officer = await _server.SignInAsync("officer");
        await officer.MoveAsync(CaseKind.Application, application, "OpenReview");
        using var reviewer = await _server.SignInAsync("reviewer1");
        var review = (await _scene.ReviewOfAsync(application, "reviewer1")).CaseId;
        await reviewer.MoveAsync(CaseKind.Review, review, "Accept");
        await _scene.JoinAsync("reviewer1", "donghai");

        var answer = await reviewer.GetAsync($"/moves/review/{review}/Begin");
        await _server.InScopeAsync(services =>
            services.GetRequiredService<LookForConflicts>().ExecuteAsync(CancellationToken.None)
        );

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _scene.ReviewOfAsync(application, "reviewer1")).State, Is.EqualTo("Conflicted"));
    }

    [Test]
    public async Task CloseReview_voids_a_score_whose_reviewer_joined_the_endorser_meanwhile()
    {
        var application = await _scene.UnderReviewAsync();
        foreach (var account in (string[])["reviewer1", "reviewer2", "reviewer3"])
        {
            await _scene.SubmitAsync(application, account);
        }

        await _scene.JoinAsync("reviewer2", "grain-society", Role.Endorser);
        using var officer = await _server.SignInAsync("officer");

        var answer = await officer.MoveAsync(CaseKind.Application, application, "CloseReview");

        Assert.That(
            answer.Faults,
            Is.EqualTo(new[] { "3 reviews are needed; 2 are in. A leader may agree to fewer." })
        );
    }

    [Test]
    public async Task A_conflict_found_after_the_round_takes_the_score_out_of_the_result()
    {
        var application = await _scene.RecommendedAsync();
        await _scene.JoinAsync("reviewer2", "donghai");

        await _server.InScopeAsync(services =>
            services.GetRequiredService<LookForConflicts>().ExecuteAsync(CancellationToken.None)
        );

        var review = await _scene.ReviewOfAsync(application, "reviewer2");
        var found = await _scene.ApplicationAsync(application);
        Assert.That((review.State, review.Total), Is.EqualTo(("Locked", (decimal?)null)));
        Assert.That(found.Panel!.ReviewCount, Is.EqualTo(2));
        Assert.That(await _scene.SeesAsync("reviewer2", application), Is.False);
        Assert.That(await _scene.SeesAsync("reviewer1", application), Is.True);
    }
}
