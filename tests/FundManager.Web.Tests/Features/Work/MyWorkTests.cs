using System.Net;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Tests.Features.Disbursements;
using FundManager.Web.Tests.Features.Reviews;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Work;

/// <summary>The list is what workflows and rules say: nobody writes it.</summary>
internal sealed class MyWorkTests
{
    private FundServer _server = null!;

    [SetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task A_draft_waits_for_its_applicant_until_the_closing_and_for_nobody_of_the_fund()
    {
        var id = await DraftAsync();

        var applicant = (await PageAsync("applicant")).Mine();
        var officer = (await PageAsync("officer")).Mine();

        Assert.That(applicant, Has.Count.EqualTo(1));
        Assert.That(applicant[0].Act, Is.EqualTo("Go on with the draft"));
        Assert.That(applicant[0].Link, Is.EqualTo($"/applications/{id}"));
        Assert.That(applicant[0].Due, Is.EqualTo("in 30 days"));
        Assert.That(officer, Is.Empty);
    }

    [TestCase(30, "Today")]
    [TestCase(29, "in 1 day")]
    [TestCase(28, "in 2 days")]
    public async Task A_deadline_counts_down_to_its_last_day(int days, string due)
    {
        await DraftAsync();
        _server.Clock.Advance(TimeSpan.FromDays(days) - TimeSpan.FromMinutes(1));

        var line = (await PageAsync("applicant")).Mine().Single();

        Assert.That(line.Due, Is.EqualTo(due));
    }

    [Test]
    public async Task After_the_closing_a_draft_is_blocked_with_the_reason_where_a_role_has_the_move()
    {
        await DraftAsync();
        _server.Clock.Advance(TimeSpan.FromDays(31));

        var signatory = (await PageAsync("signatory")).Mine();
        var applicant = (await PageAsync("applicant")).Mine();

        Assert.That(signatory, Has.Count.EqualTo(1));
        Assert.That(signatory[0].IsBlocked, Is.True);
        Assert.That(signatory[0].Why, Does.StartWith("Not now: The call closed on"));
        Assert.That(signatory[0].Due, Is.EqualTo("1 day late").Or.EqualTo("2 days late"));
        Assert.That(applicant, Is.Empty);
    }

    [Test]
    public async Task A_call_waits_for_the_leader_and_is_blocked_for_the_one_who_prepared_it()
    {
        await DraftCallAsync("leader");

        var other = (await PageAsync("leader2")).Mine();
        var preparer = (await PageAsync("leader")).Mine();

        Assert.That(other.Single().IsBlocked, Is.False);
        Assert.That(other.Single().Act, Is.EqualTo("Schedule"));
        Assert.That(preparer.Single().IsBlocked, Is.True);
        Assert.That(preparer.Single().Why, Does.Contain("You prepared this call: another person must schedule it."));
    }

    [Test]
    public async Task A_payment_goes_from_list_to_list_and_is_blocked_for_whoever_had_it_before()
    {
        var award = await RunningAward.StartAsync(_server, 1_000m, 1_000m);
        var signatory = (await PageAsync("signatory")).Mine();

        await award.BringAsync(1, "Prepared");

        var preparer = (await PageAsync("finance1")).Mine();
        var second = (await PageAsync("finance2")).Mine();
        var waits = (await PageAsync("signatory")).Others();
        Assert.That(signatory.Select(line => line.Act), Has.Some.Contains("payment 1"));
        Assert.That(preparer.Single().IsBlocked, Is.True);
        Assert.That(preparer.Single().Why, Does.Contain("You prepared this payment: another person approves it."));
        Assert.That(second.Single().IsBlocked, Is.False);
        Assert.That(second.Single().Act, Does.EndWith("payment 1"));
        Assert.That(waits.Select(line => line.Link), Does.Contain($"/disbursements/{await award.IdAsync(1)}"));
    }

    [Test]
    public async Task A_review_waits_for_its_own_reviewer_only()
    {
        var scene = new ReviewScene(_server);
        var application = await scene.EligibleAsync();
        await scene.InviteAsync(application, "reviewer1");

        var invited = (await PageAsync("reviewer1")).Mine();
        var other = (await PageAsync("reviewer2")).Mine();
        var officer = (await PageAsync("officer")).Mine();

        Assert.That(invited.Single().Link, Does.StartWith("/reviews/"));
        Assert.That(other, Is.Empty);
        Assert.That(officer.Select(line => line.Link), Has.None.StartsWith("/reviews/"));
    }

    [Test]
    public async Task Another_organisation_sees_nothing_of_it()
    {
        await DraftAsync();

        var endorser = await PageAsync("endorser");

        Assert.That(endorser.Mine(), Is.Empty);
        Assert.That(endorser.Others(), Is.Empty);
    }

    [TestCase("admin")]
    [TestCase("auditor")]
    public async Task Who_moves_nothing_has_no_work(string account)
    {
        await DraftAsync();
        await DraftCallAsync("officer");
        await RunningAward.StartAsync(_server, 1_000m, 1_000m);

        var page = await PageAsync(account);

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Mine(), Is.Empty);
        Assert.That(page.Text, Does.Contain("Nothing waits for you."));
    }

    [Test]
    public async Task One_kind_is_shown_and_exported_by_itself()
    {
        await DraftCallAsync("officer");
        using var leader = await _server.SignInAsync("leader");

        var shown = await leader.GetAsync("/?kind=call");
        var unknown = await leader.GetAsync("/?kind=nothing");
        using var export = await leader.Http.GetAsync("/?handler=Export&kind=call");

        Assert.That(shown.Mine(), Has.Count.EqualTo(1));
        Assert.That(unknown.Mine(), Has.Count.EqualTo(1));
        Assert.That(export.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/csv"));
        Assert.That(
            (await export.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries),
            Has.Length.EqualTo(2)
        );
    }

    [Test]
    public async Task Chinese_readers_read_it_in_Chinese()
    {
        await DraftAsync();
        using var applicant = await _server.SignInAsync("applicant", "zh-Hans");

        var page = await applicant.GetAsync("/");

        Assert.That(page.Mine().Single().Act, Is.EqualTo("继续填写申报书"));
        Assert.That(page.Mine().Single().Due, Is.EqualTo("还有 30 天"));
    }

    private async Task<FundPageView> PageAsync(string account)
    {
        using var client = await _server.SignInAsync(account);
        return await client.GetAsync("/");
    }

    private Task<Guid> DraftAsync() =>
        _server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var call = await db.Calls.SingleAsync(c => c.Id == _server.World.Call.Id);
            var application = new GrantApplication(
                $"{call.Number}/900",
                call,
                _server.World.Cast.Organisations["hexi"].Id,
                new ApplicationForm
                {
                    TitleEn = "Drying maize",
                    TitleZh = "玉米干燥",
                    EndorserId = _server.World.Cast.Organisations["grain-society"].Id.ToString(),
                },
                (
                    services.GetRequiredService<WorkflowCatalog>()[CaseKind.Application],
                    new Act(_server.World.Cast.As("applicant", Role.Applicant), _server.Clock.GetUtcNow())
                )
            );
            db.Applications.Add(application);
            await db.SaveChangesAsync();
            return application.CaseId;
        });

    private Task DraftCallAsync(string preparer) =>
        _server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var now = _server.Clock.GetUtcNow();
            var content = new CallContent(
                new LocalText("Cold chains", "冷链"),
                new LocalText("Cold chains for villages.", "乡村冷链。"),
                new Money(1_000m),
                now.AddDays(10),
                now.AddDays(40),
                now.AddDays(50),
                new CallTerms()
            );
            var call = new Call(
                Id<Call>.New(now),
                "C-2026-90",
                _server.World.Fund.Id,
                content,
                (
                    services.GetRequiredService<WorkflowCatalog>()[CaseKind.Call],
                    new Act(_server.World.Cast.As(preparer, Role.ProgrammeOfficer), now)
                )
            );
            db.Calls.Add(call);
            await db.SaveChangesAsync();
        });
}
