using System.Net;
using FundManager.Data.Assignment;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Web.Features.Assignment;
using FundManager.Web.Tests.Features.Reviews;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Assignment;

/// <summary>Three applications, five reviewers; the call asks for three reviews of each.</summary>
internal sealed class AssignmentPlanTests
{
    private FundServer _server = null!;
    private ReviewScene _scene = null!;
    private FundClient _officer = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        _scene = new ReviewScene(_server);
        _officer = await _server.SignInAsync("officer");
    }

    [TearDown]
    public async Task StopAsync()
    {
        _officer.Dispose();
        await _server.DisposeAsync();
    }

    private string Page => $"/calls/{_server.World.Call.Id}/assignment";

    private Guid Reviewer(int number) => _server.World.Cast.People[$"reviewer{number}"];

    private async Task<string> ProposeAsync(string most = "10", Dictionary<string, string>? more = null)
    {
        var values = new Dictionary<string, string>(more ?? []) { ["Input.MaxLoad"] = most, ["Input.Seed"] = "s1" };
        var answer = await _officer.PostFormAsync(Page, values);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Text);
        await WorkOutAsync();
        return answer.Location!.OriginalString;
    }

    private Task<int> WorkOutAsync() =>
        _server.InScopeAsync(services =>
            services.GetRequiredService<WorkOutPlans>().ExecuteAsync(CancellationToken.None)
        );

    private Task<AssignmentPlan> PlanAsync(string url)
    {
        var id = Guid.Parse(url[(url.LastIndexOf('/') + 1)..]);
        return _server.InDatabaseAsync(db => db.AssignmentPlans.SingleAsync(plan => plan.Id == id));
    }

    [Test]
    public async Task Every_application_gets_its_reviewers_and_the_fitting_ones_first()
    {
        await _server.InDatabaseAsync(async db =>
        {
            await db.Expertise.ExecuteDeleteAsync();
            db.Expertise.Add(
                new Expertise
                {
                    UserId = Reviewer(4),
                    Disciplines = ["210"],
                    Words = "drying maize 玉米干燥",
                }
            );
            return await db.SaveChangesAsync();
        });
        var ids = new List<Guid> { await _scene.EligibleAsync(), await _scene.EligibleAsync() };

        var url = await ProposeAsync();

        var plan = await PlanAsync(url);
        var page = await _officer.GetAsync(url);
        Assert.That(plan.Result!.Applications.Select(row => row.Id), Is.EquivalentTo(ids));
        Assert.That(plan.Result.Applications.Select(row => row.Pairs.Count), Is.All.EqualTo(3));
        Assert.That(plan.Result.Applications.Select(row => row.Pairs[0].Reviewer), Is.All.EqualTo(Reviewer(4)));
        Assert.That(plan.Result.Loads.Sum(load => load.Planned), Is.EqualTo(6));
        Assert.That((plan.Done, plan.Total, plan.Terms.Seed), Is.EqualTo((2, 2, "s1")));
        Assert.That(page.Text, Does.Contain("C-2026-03/001").And.Contain("Nothing better is possible"));
    }

    [Test]
    public async Task Nobody_with_a_hard_conflict_or_an_undecided_name_is_proposed()
    {
        await _scene.EligibleAsync(_scene.Form with { Avoided = [new AvoidedRow("Ma Lihua")] });
        await _scene.JoinAsync("reviewer2", "hexi");

        var url = await ProposeAsync();

        var row = (await PlanAsync(url)).Result!.Applications.Single();
        Assert.That(
            row.Pairs.Select(pair => pair.Reviewer),
            Is.EquivalentTo(new[] { Reviewer(3), Reviewer(4), Reviewer(5) })
        );
    }

    [Test]
    public async Task What_cannot_be_done_is_explained()
    {
        await _scene.EligibleAsync();
        await _scene.EligibleAsync();

        var url = await ProposeAsync(most: "1");

        var page = await _officer.GetAsync(url);
        var plan = await PlanAsync(url);
        Assert.That(plan.Result!.Applications.Sum(row => row.Pairs.Count), Is.EqualTo(5));
        Assert.That(plan.Result.Shortages.Sum(shortage => shortage.Missing), Is.EqualTo(1));
        Assert.That(page.Text, Does.Contain("lacks 1").And.Contain("who can give 5 reviews together"));
    }

    [Test]
    public async Task A_plan_that_another_one_has_overtaken_says_so_and_the_next_one_counts_what_was_sent()
    {
        var first = await _scene.EligibleAsync();
        var overtaken = await ProposeAsync(most: "1");
        var named = (await PlanAsync(overtaken)).Result!.Applications.Single(row => row.Id == first).Pairs;
        var second = await _scene.EligibleAsync();
        await _scene.InviteAsync(second, "reviewer1", "reviewer2", "reviewer3");

        var page = await _officer.GetAsync(overtaken);
        var again = await ProposeAsync(most: "1");

        var busy = new[] { 1, 2, 3 }.Select(Reviewer).Where(id => named.Any(pair => pair.Reviewer == id)).ToList();
        Assert.That(busy, Is.Not.Empty);
        Assert.That(page.Text, Does.Contain("have taken on more since this proposal was worked out"));
        var loads = (await PlanAsync(again)).Result!.Loads;
        Assert.That(loads.Where(load => load.Open == 1).Select(load => load.Planned), Is.EqualTo(new[] { 0, 0, 0 }));
        Assert.That((await _officer.GetAsync(again)).Text, Does.Not.Contain("have taken on more"));
    }

    [Test]
    public async Task Pairs_are_kept_excluded_and_added_by_hand()
    {
        var application = await _scene.EligibleAsync();
        var url = await ProposeAsync();
        var taken = (await PlanAsync(url)).Result!.Applications[0].Pairs.Select(pair => pair.Reviewer).ToList();
        var added = Enumerable.Range(1, 5).Select(Reviewer).First(id => !taken.Contains(id));

        var answer = await _officer.PostFormAsync(
            url,
            new()
            {
                ["Input.Forbidden[0]"] = $"{application}/{taken[0]}",
                ["Input.AddApplication"] = application.ToString(),
                ["Input.AddReviewer"] = added.ToString(),
            },
            "Again"
        );
        await WorkOutAsync();

        var plan = await PlanAsync(answer.Location!.OriginalString);
        var pairs = plan.Result!.Applications[0].Pairs;
        Assert.That(pairs.Select(pair => pair.Reviewer), Does.Contain(added).And.Not.Contain(taken[0]));
        Assert.That(pairs.Single(pair => pair.Reviewer == added).IsLocked, Is.True);
        Assert.That(plan.Terms.Forbidden, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_excluded_pair_is_named_and_may_be_proposed_again()
    {
        var application = await _scene.EligibleAsync();
        var url = await ProposeAsync();
        var pair = $"{application}/{(await PlanAsync(url)).Result!.Applications[0].Pairs[0].Reviewer}";
        var without = await _officer.PostFormAsync(url, new() { ["Input.Forbidden[0]"] = pair }, "Again");
        await WorkOutAsync();

        var page = await _officer.GetAsync(without.Location!.OriginalString);
        var again = await _officer.PostFormAsync(
            without.Location.OriginalString,
            new() { ["Input.Forbidden"] = "" },
            "Again"
        );

        Assert.That(page.Document.QuerySelector($"fieldset input[value='{pair}'][checked]"), Is.Not.Null);
        Assert.That(page.Text, Does.Contain("Excluded pairs"));
        Assert.That((await PlanAsync(again.Location!.OriginalString)).Terms.Forbidden, Is.Empty);
    }

    [Test]
    public async Task Sending_invites_through_the_move_with_one_result_for_each_application_and_never_twice()
    {
        await _scene.EligibleAsync();
        var two = await _scene.EligibleAsync();
        var url = await ProposeAsync();
        var pairs = (await PlanAsync(url)).Result!.Applications.Single(row => row.Id == two).Pairs;
        await JoinPartnerAsync(pairs[0].Reviewer);

        var answer = await _officer.PostFormAsync(url, new() { ["Input.DueOn"] = "2026-06-30" }, "Send");
        var plan = await PlanAsync(url);
        var again = await _server.InScopeAsync(services =>
            services
                .GetRequiredService<SendPlan>()
                .ExecuteAsync(
                    plan.Id,
                    (_server.Clock.GetUtcNow().AddDays(9), null),
                    new(_server.World.Cast.People["officer"], [new(Role.ProgrammeOfficer, null)]),
                    CancellationToken.None
                )
        );

        var invited = await _server.InDatabaseAsync(db => db.Reviews.CountAsync());
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Text);
        Assert.That(plan.Sent, Has.Count.EqualTo(2));
        Assert.That(
            plan.Sent.Where(row => row.Refusal is not null).Select(row => row.Refusal),
            Is.All.Contain("belongs to a partner")
        );
        Assert.That(invited, Is.EqualTo(plan.Sent.Sum(row => row.Invited)));
        Assert.That(again, Has.Count.EqualTo(2));
    }

    private Task<int> JoinPartnerAsync(Guid person) =>
        _server.InDatabaseAsync(db =>
        {
            var partner = _server.World.Cast.Organisations["donghai"].Id;
            var id = Id<Domain.Organisations.Membership>.New(_server.Clock.GetUtcNow());
            db.Memberships.Add(new(id, person, Role.Applicant, partner));
            return db.SaveChangesAsync();
        });

    [Test]
    public async Task A_round_without_applications_says_so()
    {
        var page = await _officer.GetAsync(Page);
        var asked = await _server.InScopeAsync(services =>
            services
                .GetRequiredService<AskForPlan>()
                .ExecuteAsync(
                    _server.World.Call.Id,
                    new AssignmentTerms { MaxLoad = 3 },
                    _server.World.Cast.People["officer"],
                    CancellationToken.None
                )
        );
        await WorkOutAsync();

        var failed = await _officer.GetAsync($"{Page}/{asked}");
        Assert.That(page.Text, Does.Contain("No application of this call waits for reviewers."));
        Assert.That(page.Document.QuerySelector("main form"), Is.Null);
        Assert.That(failed.Text, Does.Contain("No application of this call waits for reviewers."));
    }

    [TestCase("11")]
    [TestCase("many")]
    public async Task A_load_that_nobody_may_have_is_refused(string most)
    {
        await _scene.EligibleAsync();

        var answer = await _officer.PostFormAsync(Page, new() { ["Input.MaxLoad"] = most });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(answer.ValueOf("Input.MaxLoad"), Is.EqualTo(most));
    }
}
