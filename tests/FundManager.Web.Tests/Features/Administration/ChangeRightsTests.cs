using System.Net;
using FundManager.Data.Identity;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Web.Tests.Features.Disbursements;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Administration;

internal sealed class ChangeRightsTests
{
    private FundServer _server = null!;

    [SetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task A_role_that_is_given_counts_and_is_written_down()
    {
        var page = await PostAsync("auditor", "Give", new() { ["Input.Role"] = Role.Appraiser });

        var change = await _server.InDatabaseAsync(db => db.RoleChanges.SingleAsync());
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await RolesAsync("auditor"), Is.EquivalentTo(new[] { Role.Auditor, Role.Appraiser }));
        Assert.That(change.Kind, Is.EqualTo(RoleChangeKind.Given));
        Assert.That(change.Role, Is.EqualTo(Role.Appraiser));
        Assert.That(change.ChangedBy, Is.EqualTo(IdOf("admin")));
    }

    [Test]
    public async Task A_role_that_is_taken_is_gone_and_the_open_session_with_it()
    {
        var before = await StampAsync("leader2");

        await PostAsync("leader2", "Take", new() { ["Input.Role"] = Role.Leader });

        Assert.That(await RolesAsync("leader2"), Is.Empty);
        Assert.That(await StampAsync("leader2"), Is.Not.EqualTo(before));
    }

    [Test]
    public async Task An_administrator_gives_no_role_to_himself()
    {
        var page = await PostAsync("admin", "Give", new() { ["Input.Role"] = Role.Leader });

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(
            page.Faults,
            Is.EqualTo(new[] { "These are your own rights: another administrator changes them." })
        );
        Assert.That(await RolesAsync("admin"), Is.EquivalentTo(new[] { Role.Administrator }));
    }

    [Test]
    public async Task A_role_is_not_given_twice()
    {
        var page = await PostAsync("auditor", "Give", new() { ["Input.Role"] = Role.Auditor });

        Assert.That(page.Faults, Is.EqualTo(new[] { "This role is held already." }));
    }

    [Test]
    public async Task A_role_that_is_not_held_cannot_be_taken()
    {
        var page = await PostAsync("auditor", "Take", new() { ["Input.Role"] = Role.Leader });

        Assert.That(page.Faults, Is.EqualTo(new[] { "This role is not held." }));
    }

    [Test]
    public async Task A_role_of_an_organisation_asks_for_the_organisation()
    {
        var wrong = await PostAsync("auditor", "Give", new() { ["Input.Role"] = Role.Applicant });
        var right = await PostAsync(
            "auditor",
            "Give",
            new()
            {
                ["Input.Role"] = Role.Applicant,
                ["Input.Organisation"] = _server.World.Cast.Organisations["hexi"].Id.ToString(),
            }
        );

        Assert.That(wrong.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(wrong.ValueOf("Input.Role"), Is.EqualTo(Role.Auditor).Or.EqualTo(Role.Applicant));
        Assert.That(right.Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await RolesAsync("auditor"), Does.Contain(Role.Applicant));
    }

    [Test]
    public async Task Who_is_locked_cannot_sign_in_until_unlocked()
    {
        await PostAsync("auditor", "Lock", []);
        using var somebody = _server.Anonymous();
        var locked = await somebody.PostFormAsync(
            "/sign-in",
            new() { ["Input.Email"] = "auditor@demo.example", ["Input.Password"] = "FundManager-demo-1" }
        );

        await PostAsync("auditor", "Unlock", []);
        using var again = await _server.SignInAsync("auditor");

        Assert.That(locked.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await again.GetAsync("/")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_administrator_has_no_part_in_any_case()
    {
        var award = await RunningAward.StartAsync(_server, 1_000m, 1_000m);
        var payment = await award.IdAsync(1);
        using var admin = await _server.SignInAsync("admin");

        string[] paths =
        [
            $"/awards/{award.Award.Id}",
            $"/disbursements/{payment}",
            $"/moves/{CaseKind.Disbursement}/{payment}/Prepare",
            $"/funds/{_server.World.Fund.Id}",
        ];
        foreach (var path in paths)
        {
            var page = await admin.GetAsync(path);

            Assert.That(
                page.Status == HttpStatusCode.NotFound || page.Location?.AbsolutePath == "/error/403",
                Is.True,
                $"{path}: {page.Status}"
            );
        }
    }

    [TestCase("/administration")]
    [TestCase("/administration/workflows")]
    [TestCase("/administration/mails")]
    [TestCase("/jobs")]
    public async Task Only_administrators_open_the_administration(string path)
    {
        using var leader = await _server.SignInAsync("leader");
        using var nobody = _server.Anonymous();

        var refused = await leader.GetAsync(path);
        var away = await nobody.GetAsync(path);

        Assert.That(refused.Location?.AbsolutePath, Is.EqualTo("/error/403"));
        Assert.That(away.Location?.AbsolutePath, Is.EqualTo("/sign-in"));
    }

    [TestCase("/administration?find=lin&inRole=Applicant", "Lin Mei")]
    [TestCase("/administration?find=%25", "0 users")]
    [TestCase("/administration/workflows/disbursement", "stateDiagram-v2")]
    [TestCase("/administration/mails", "Every mail left.")]
    public async Task An_administrator_reads(string path, string text)
    {
        using var admin = await _server.SignInAsync("admin");

        var page = await admin.GetAsync(path);

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Text, Does.Contain(text));
    }

    [Test]
    public async Task An_unknown_person_or_workflow_is_not_there()
    {
        using var admin = await _server.SignInAsync("admin");

        var person = await admin.GetAsync($"/administration/users/{Guid.CreateVersion7()}");
        var workflow = await admin.GetAsync("/administration/workflows/nothing");

        Assert.That(person.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(workflow.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private Guid IdOf(string account) => _server.World.Cast.People[account];

    private async Task<FundPageView> PostAsync(string account, string handler, Dictionary<string, string> values)
    {
        using var admin = await _server.SignInAsync("admin");
        var page = await admin.GetAsync("/profile");
        return await page.SendAsync(
            admin,
            $"/administration/users/{IdOf(account)}?handler={handler}",
            new(values, StringComparer.Ordinal)
        );
    }

    private Task<List<string>> RolesAsync(string account) =>
        _server.InDatabaseAsync(db =>
            db.Memberships.Where(m => m.UserId == IdOf(account)).Select(m => m.Role).ToListAsync()
        );

    private Task<string?> StampAsync(string account) =>
        _server.InDatabaseAsync(db =>
            db.Users.Where(u => u.Id == IdOf(account)).Select(u => u.SecurityStamp).SingleAsync()
        );
}
