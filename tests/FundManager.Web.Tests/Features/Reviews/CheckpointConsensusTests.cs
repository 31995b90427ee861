using System.Net;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Reviews;

/// <summary>
/// A critical checkpoint under a scheme that asks for a consensus: three criteria of five points, floors of 3 each and 10 in sum. What the
/// panel agrees on decides whether it is accepted or failed, and so whether money moves.
/// </summary>
internal sealed class CheckpointConsensusTests
{
    private static readonly string[] Weak = ["3", "3", "3"];
    private static readonly string[] Strong = ["4.5", "4", "4"];

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
    public async Task A_checkpoint_that_alone_would_fail_is_accepted_on_what_the_panel_agreed()
    {
        var checkpoint = await AllInAsync(Weak, Weak, Weak);
        using var officer = await _server.SignInAsync("officer");

        var accept = await officer.GetAsync($"/moves/milestone/{checkpoint}/Accept");
        var written = await WriteAsync(officer, checkpoint, Strong);
        var card = await officer.GetAsync($"/milestones/{checkpoint}");
        var fail = await officer.GetAsync($"/moves/milestone/{checkpoint}/Fail");
        var done = await officer.MoveAsync(CaseKind.Milestone, checkpoint, "Accept");

        Assert.That(accept.Text, Does.Contain("floor").Or.Contain("The scheme asks for a consensus of the panel"));
        Assert.That(written.Location?.OriginalString, Is.EqualTo($"/milestones/{checkpoint}"), written.Text);
        Assert.That(card.Text, Does.Contain("own scores come to 12.5 and stand for the mean").And.Contain("Agreed 0"));
        Assert.That(fail.Text, Does.Contain("it cannot be failed"));
        Assert.That(done.Location, Is.Not.Null, done.Text);
        var milestone = await MilestoneAsync(checkpoint);
        Assert.That((milestone.State, milestone.Panel!.Mean), Is.EqualTo(("Accepted", 12.5m)));
        Assert.That(await TotalsAsync(checkpoint), Is.EqualTo(new decimal?[] { 9m, 9m, 9m }));
    }

    [Test]
    public async Task A_checkpoint_that_alone_would_pass_fails_below_an_agreed_floor_and_holds_the_award()
    {
        var checkpoint = await AllInAsync(Strong, Strong, Strong);
        using var officer = await _server.SignInAsync("officer");
        var early = await officer.GetAsync($"/moves/milestone/{checkpoint}/Accept");

        await WriteAsync(officer, checkpoint, ["5", "2.5", "4"]);
        var accept = await officer.GetAsync($"/moves/milestone/{checkpoint}/Accept");
        var done = await officer.MoveAsync(
            CaseKind.Milestone,
            checkpoint,
            "Fail",
            new() { ["reason"] = "The impact is not there." }
        );

        Assert.That(early.Text, Does.Contain("The scheme asks for a consensus of the panel"), "REV-27");
        Assert.That(accept.Text, Does.Not.Contain("The scheme asks for a consensus of the panel"));
        Assert.That(accept.Document.QuerySelector("form[action*='/Accept'] button.btn-primary"), Is.Null, accept.Text);
        Assert.That(done.Location, Is.Not.Null, done.Text);
        Assert.That((await MilestoneAsync(checkpoint)).State, Is.EqualTo("Failed"));
        var findings = await _server.InDatabaseAsync(db => db.Findings.Select(f => f.Severity).ToListAsync());
        Assert.That(findings, Is.EqualTo(new[] { Severity.High }));
    }

    [Test]
    public async Task A_checkpoint_is_neither_accepted_nor_failed_before_the_panel_agreed()
    {
        var checkpoint = await AllInAsync(Weak, Weak, Weak);
        using var officer = await _server.SignInAsync("officer");

        var fail = await officer.GetAsync($"/moves/milestone/{checkpoint}/Fail");

        Assert.That(fail.Text, Does.Contain("The scheme asks for a consensus of the panel"), "REV-27");
    }

    [Test]
    public async Task Changes_end_what_was_agreed_and_the_next_round_agrees_anew()
    {
        var checkpoint = await AllInAsync(Strong, Strong, Strong);
        using var officer = await _server.SignInAsync("officer");
        await WriteAsync(officer, checkpoint, Strong);

        await officer.MoveAsync(
            CaseKind.Milestone,
            checkpoint,
            "AskChanges",
            new() { ["by"] = "2026-12-01", ["reason"] = "Week 3 is missing." }
        );
        var late = await officer.GetAsync(PageOf(checkpoint));
        await HandInAgainAsync(checkpoint);
        await InviteAndScoreAsync(checkpoint, ("reviewer1", Weak), ("reviewer2", Weak), ("reviewer3", Weak));
        var page = await officer.GetAsync(PageOf(checkpoint));
        var accept = await officer.GetAsync($"/moves/milestone/{checkpoint}/Accept");

        Assert.That(late.Text, Does.Contain("a consensus is written down while the case is under review"), "REV-23");
        Assert.That(page.ValueOf("Input.Rows[0].Score"), Is.Empty);
        Assert.That(page.Text, Does.Not.Contain("total 12.50"));
        Assert.That(accept.Document.QuerySelector("form[action*='/Accept'] button.btn-primary"), Is.Null, accept.Text);
        Assert.That(await _server.InDatabaseAsync(db => db.Consensuses.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Whoever_scored_the_checkpoint_writes_nothing_down_and_strangers_find_no_page()
    {
        var checkpoint = await AllInAsync(Strong, Strong, Strong);
        await _server.InDatabaseAsync(db =>
        {
            var id = Id<Membership>.New(_server.Clock.GetUtcNow());
            db.Memberships.Add(new(id, _server.World.Cast.People["reviewer1"], Role.ProgrammeOfficer, null));
            return db.SaveChangesAsync();
        });
        using var both = await _server.SignInAsync("reviewer1");
        using var reviewer = await _server.SignInAsync("reviewer2");
        using var applicant = await _server.SignInAsync("applicant");
        using var officer = await _server.SignInAsync("officer");

        Assert.That((await both.GetAsync(PageOf(checkpoint))).Text, Does.Contain("You scored this case"), "REV-25");
        Assert.That((await reviewer.GetAsync(PageOf(checkpoint))).Location?.OriginalString, Does.Contain("403"));
        Assert.That((await applicant.GetAsync(PageOf(checkpoint))).Location?.OriginalString, Does.Contain("403"));
        Assert.That(
            (await officer.GetAsync(PageOf(Guid.CreateVersion7()))).Status,
            Is.EqualTo(HttpStatusCode.NotFound)
        );
        var elsewhere = await officer.GetAsync($"/applications/{checkpoint}/consensus");
        Assert.That(elsewhere.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_recipient_reads_neither_single_scores_nor_the_dissent_while_it_is_open()
    {
        var checkpoint = await AllInAsync(Strong, Strong, Weak);
        using var officer = await _server.SignInAsync("officer");
        await WriteAsync(officer, checkpoint, Strong, dissent: "Reviewer 3 would give less.");
        using var applicant = await _server.SignInAsync("applicant");

        var before = await applicant.GetAsync($"/milestones/{checkpoint}");
        await officer.MoveAsync(CaseKind.Milestone, checkpoint, "Accept");
        var after = await applicant.GetAsync($"/milestones/{checkpoint}");

        Assert.That(before.Status, Is.EqualTo(HttpStatusCode.OK));
        foreach (
            var hidden in new[] { "Reviewer 3 would give less.", "The method convinced all.", "Agreed 0", "consensus" }
        )
        {
            Assert.That(before.Text, Does.Not.Contain(hidden));
        }

        Assert.That(after.Text, Does.Not.Contain("Reviewer 3 would give less."));
    }

    [Test]
    public async Task Two_officers_at_once_write_one()
    {
        var checkpoint = await AllInAsync(Strong, Strong, Strong);
        using var one = await _server.SignInAsync("officer");
        using var two = await _server.SignInAsync("officer2");

        var (first, second) = (await one.GetAsync(PageOf(checkpoint)), await two.GetAsync(PageOf(checkpoint)));

        var answers = await Task.WhenAll(
            first.SendAsync(one, PageOf(checkpoint), ConsensusForm.Values(Strong)),
            second.SendAsync(two, PageOf(checkpoint), ConsensusForm.Values(["3", "3.5", "4"]))
        );

        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.Redirect), Is.EqualTo(1));
        Assert.That(await _server.InDatabaseAsync(db => db.Consensuses.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Under_a_scheme_without_consensus_the_mean_decides()
    {
        var checkpoint = await _scene.CheckpointAsync();
        using var officer = await _server.SignInAsync("officer");

        var page = await officer.GetAsync(PageOf(checkpoint));
        var card = await officer.GetAsync($"/milestones/{checkpoint}");

        Assert.That(page.Text, Does.Contain("This review scheme knows no consensus."), "REV-22");
        Assert.That(card.Text, Does.Not.Contain("consensus"));
    }

    private static string PageOf(Guid checkpoint) => $"/milestones/{checkpoint}/consensus";

    private static Task<FundPageView> WriteAsync(
        FundClient officer,
        Guid checkpoint,
        string[] scores,
        string dissent = ""
    ) => officer.PostFormAsync(PageOf(checkpoint), ConsensusForm.Values(scores, dissent));

    /// <summary>Under review, with these reviews handed in.</summary>
    private async Task<Guid> AllInAsync(params string[][] reviews)
    {
        var terms = _server.World.Call.Terms with { CheckpointScheme = "horizon-research.v1" };
        await _server.InDatabaseAsync(db =>
            db.Calls.Where(c => c.Id == _server.World.Call.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Terms, terms))
        );
        var checkpoint = await _scene.CheckpointAsync();
        await InviteAndScoreAsync(checkpoint, [.. reviews.Select((scores, i) => ($"reviewer{i + 1}", scores))]);
        return checkpoint;
    }

    private async Task InviteAndScoreAsync(Guid checkpoint, params (string Account, string[] Scores)[] reviews)
    {
        var invited = await _scene.InviteToAsync(
            $"/milestones/{checkpoint}/reviewers",
            [.. reviews.Select(review => review.Account)]
        );
        Assert.That(invited.Location, Is.Not.Null, invited.Text);
        using var officer = await _server.SignInAsync("officer");
        await officer.MoveAsync(CaseKind.Milestone, checkpoint, "OpenReview");
        foreach (var (account, scores) in reviews)
        {
            await _scene.BeginAsync(checkpoint, account);
            await _scene.SubmitAsync(checkpoint, account, scores, ConsensusForm.Comments);
        }
    }

    private async Task HandInAgainAsync(Guid checkpoint)
    {
        _server.Clock.Advance(TimeSpan.FromMinutes(5));
        await _server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var workflows = services.GetRequiredService<WorkflowCatalog>();
            var milestone = await db.Milestones.SingleAsync(m => m.Id == new Id<Milestone>(checkpoint));
            var act = new Act(_server.World.Cast.As("applicant", Role.Applicant), _server.Clock.GetUtcNow());
            milestone.Submit(workflows[CaseKind.Milestone], "Week 3 is in.", 1, act);
            await db.SaveChangesAsync();
        });
    }

    private Task<Milestone> MilestoneAsync(Guid id) =>
        _server.InDatabaseAsync(db => db.Milestones.SingleAsync(m => m.Id == new Id<Milestone>(id)));

    private Task<List<decimal?>> TotalsAsync(Guid checkpoint) =>
        _server.InDatabaseAsync(db =>
            db.Reviews.Where(r => r.SubjectId == checkpoint).OrderBy(r => r.Number).Select(r => r.Total).ToListAsync()
        );
}
