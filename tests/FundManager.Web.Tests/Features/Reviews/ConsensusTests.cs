using System.Net;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Reviews;

/// <summary>A call under a scheme of three criteria of five points that asks for a consensus; three reviewers of 12, 10.5 and 13.5.</summary>
internal sealed class ConsensusTests
{
    private static readonly string[][] Single =
    [
        ["4", "4", "4"],
        ["3.5", "3.5", "3.5"],
        ["4.5", "4.5", "4.5"],
    ];

    private FundServer _server = null!;
    private ReviewScene _scene = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        _scene = new ReviewScene(_server);
        await ScoreByAsync("horizon-research.v1");
    }

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task What_was_agreed_takes_the_place_of_the_mean_and_changes_no_review()
    {
        var application = await AllInAsync();
        using var officer = await _server.SignInAsync("officer");

        var early = await officer.GetAsync($"/moves/application/{application}/CloseReview");
        var written = await WriteAsync(officer, application, ["5", "4", "4"]);
        var card = await officer.GetAsync($"/applications/{application}");
        await officer.MoveAsync(CaseKind.Application, application, "CloseReview");
        var ranking = await officer.GetAsync($"/calls/{_server.World.Call.Id}/ranking");

        Assert.That(early.Text, Does.Contain("The scheme asks for a consensus of the panel"), "REV-27");
        Assert.That(written.Status, Is.EqualTo(HttpStatusCode.Redirect), written.Text);
        Assert.That(card.Text, Does.Contain("own scores come to 13 and stand for the mean").And.Contain("Agreed 0"));
        Assert.That(card.Text, Does.Contain("The method convinced all."));
        var found = await _scene.ApplicationAsync(application);
        Assert.That((found.State, found.Panel!.Mean, found.Panel.WantsOneMore), Is.EqualTo(("Reviewed", 13m, false)));
        Assert.That(ranking.Text, Does.Contain("13.00").And.Contain("Consensus"));
        var totals = await _server.InDatabaseAsync(db => db.Reviews.Select(r => r.Total).ToListAsync());
        Assert.That(totals, Is.EquivalentTo(new decimal?[] { 12m, 10.5m, 13.5m }));
    }

    [Test]
    public async Task Every_version_is_kept_and_the_newest_counts()
    {
        var application = await AllInAsync();
        using var officer = await _server.SignInAsync("officer");

        await WriteAsync(officer, application, ["5", "4", "4"]);
        await WriteAsync(officer, application, ["4", "4", "3.5"], dissent: "Reviewer 2 would give less.");
        var page = await officer.GetAsync(PageOf(application));
        using var leader = await _server.SignInAsync("leader");
        var read = await leader.GetAsync(PageOf(application));

        var kept = await _server.InDatabaseAsync(db => db.Consensuses.OrderBy(c => c.WrittenAt).ToListAsync());
        Assert.That(kept.Select(c => c.Total), Is.EqualTo(new[] { 13m, 11.5m }));
        Assert.That(kept[1].Basis, Has.Count.EqualTo(3));
        Assert.That(page.Text, Does.Contain("total 13.00").And.Contain("total 11.50").And.Contain("Counts no longer"));
        Assert.That(read.Text, Does.Contain("Reviewer 2 would give less.").And.Not.Contain("Agreed score"));
        Assert.That(await EventsAsync(application), Has.Exactly(2).Contains("\"NoteConsensus\""));
    }

    [Test]
    public async Task It_counts_no_longer_once_a_review_that_it_rests_on_changes()
    {
        var application = await AllInAsync();
        using var officer = await _server.SignInAsync("officer");
        await WriteAsync(officer, application, ["5", "4", "4"]);
        var review = await _scene.ReviewOfAsync(application, "reviewer2");

        await officer.MoveAsync(
            CaseKind.Review,
            review.CaseId,
            "Return",
            new() { ["reason"] = "Say more.", ["dueOn"] = "2026-12-01" }
        );
        var awaited = await officer.GetAsync(PageOf(application));
        await _scene.SubmitAsync(application, "reviewer2", ["4", "3.5", "3.5"], ConsensusForm.Comments);
        var card = await officer.GetAsync($"/applications/{application}");
        var closed = await officer.GetAsync($"/moves/application/{application}/CloseReview");

        Assert.That(awaited.Text, Does.Contain("still awaited 1, handed in 2"), "REV-24");
        Assert.That(card.Text, Does.Contain("The reviews have changed since the consensus was written down"));
        Assert.That(closed.Text, Does.Contain("The scheme asks for a consensus of the panel"));
    }

    [TestCase("4.2", "Because.", "must be a multiple of 0.50")]
    [TestCase("6", "Because.", "must lie between 0.00 and 5.00")]
    [TestCase("four", "Because.", "four")]
    [TestCase("4", "", "Say what the panel agreed on for “Excellence”.")]
    [TestCase("2", "", "short of the floor of 3.00")]
    public async Task What_cannot_stand_is_told_beside_its_field_and_what_was_typed_stays(
        string score,
        string why,
        string told
    )
    {
        var application = await AllInAsync();
        using var officer = await _server.SignInAsync("officer");
        var values = ConsensusForm.Values([score, "4", "4"]);
        values["Input.Rows[0].Comment"] = why;

        var answer = await officer.PostFormAsync(PageOf(application), values);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(answer.Text + score, Does.Contain(told));
        Assert.That(answer.ValueOf("Input.Rows[0].Score"), Is.EqualTo(score));
        Assert.That(await _server.InDatabaseAsync(db => db.Consensuses.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task Whoever_scored_it_writes_no_consensus_down_and_reviewers_and_applicants_find_no_page()
    {
        var application = await AllInAsync();
        await _server.InDatabaseAsync(db =>
        {
            var id = Id<Membership>.New(_server.Clock.GetUtcNow());
            db.Memberships.Add(new(id, _server.World.Cast.People["reviewer1"], Role.ProgrammeOfficer, null));
            return db.SaveChangesAsync();
        });
        using var both = await _server.SignInAsync("reviewer1");
        using var reviewer = await _server.SignInAsync("reviewer2");
        using var applicant = await _server.SignInAsync("applicant");

        var answer = await both.GetAsync(PageOf(application));

        Assert.That(answer.Text, Does.Contain("You scored this case"), "REV-25");
        Assert.That((await reviewer.GetAsync(PageOf(application))).Location?.OriginalString, Does.Contain("403"));
        Assert.That((await applicant.GetAsync(PageOf(application))).Location?.OriginalString, Does.Contain("403"));
    }

    [Test]
    public async Task A_scheme_without_consensus_and_a_closed_round_take_none()
    {
        var closed = await AllInAsync();
        using var officer = await _server.SignInAsync("officer");
        await WriteAsync(officer, closed, ["5", "4", "4"]);
        await officer.MoveAsync(CaseKind.Application, closed, "CloseReview");
        await ScoreByAsync("review-standard.v1");
        var plain = await _scene.UnderReviewAsync();

        var late = await officer.GetAsync(PageOf(closed));
        var none = await officer.GetAsync(PageOf(plain));
        var card = await officer.GetAsync($"/applications/{plain}");

        Assert.That(late.Text, Does.Contain("a consensus is written down while the case is under review"), "REV-23");
        Assert.That(none.Text, Does.Contain("This review scheme knows no consensus."), "REV-22");
        Assert.That(card.Text, Does.Not.Contain("consensus"));
    }

    [Test]
    public async Task A_second_look_at_an_old_form_is_refused()
    {
        var application = await AllInAsync();
        using var one = await _server.SignInAsync("officer");
        using var two = await _server.SignInAsync("officer2");
        var seen = (await two.GetAsync(PageOf(application))).ValueOf("Input.Seen")!;
        await WriteAsync(one, application, ["5", "4", "4"]);
        var values = ConsensusForm.Values(["3", "3", "3"]);
        values["Input.Seen"] = seen;

        var answer = await two.PostFormAsync(PageOf(application), values);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await _server.InDatabaseAsync(db => db.Consensuses.CountAsync()), Is.EqualTo(1));
    }

    private static string PageOf(Guid application) => $"/applications/{application}/consensus";

    private static Task<FundPageView> WriteAsync(
        FundClient officer,
        Guid application,
        string[] scores,
        string dissent = ""
    ) => officer.PostFormAsync(PageOf(application), ConsensusForm.Values(scores, dissent));

    private Task<List<string>> EventsAsync(Guid application) =>
        _server.InDatabaseAsync(db =>
            db.CaseEvents.Where(e => e.CaseId == application).Select(e => e.Body).ToListAsync()
        );

    /// <summary>Under review, with the three reviews handed in.</summary>
    private async Task<Guid> AllInAsync()
    {
        var application = await _scene.UnderReviewAsync();
        foreach (var (i, scores) in Single.Index())
        {
            await _scene.SubmitAsync(application, $"reviewer{i + 1}", scores, ConsensusForm.Comments);
        }

        return application;
    }

    private Task<int> ScoreByAsync(string scheme)
    {
        var terms = _server.World.Call.Terms with { ReviewScheme = scheme };
        return _server.InDatabaseAsync(db =>
            db.Calls.Where(c => c.Id == _server.World.Call.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Terms, terms))
        );
    }
}
