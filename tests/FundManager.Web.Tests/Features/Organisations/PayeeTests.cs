using System.Net;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using FundManager.Web.Features.Organisations;
using FundManager.Web.Tests.Features.Disbursements;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Organisations;

internal sealed class PayeeTests
{
    private const string First = "6222600000000000";

    private FundServer _server = null!;

    private Id<Organisation> Hexi => _server.World.Cast.Organisations["hexi"].Id;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

    [SetUp]
    public Task ResetAsync() =>
        _server.InDatabaseAsync(async db =>
        {
            var hexi = await db.Organisations.SingleAsync(o => o.Id == Hexi);
            hexi.SetPayee(new Payee("河西粮食科技协会", First, "演示银行", "102100099996"));
            hexi.VerifyPayee(_server.World.Cast.As("finance1", Role.FinanceOfficer));
            return await db.SaveChangesAsync();
        });

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task A_changed_account_is_unverified_and_returns_what_is_prepared_or_approved()
    {
        var award = await RunningAward.StartAsync(_server, 60m, 10m, 20m, 30m);
        await award.BringAsync(1, "Prepared");
        await award.BringAsync(2, "Approved");
        await award.BringAsync(3, "InBatch");

        var page = await ChangeAsync("6222 0200 1234 5678");

        var hexi = await HexiAsync();
        Assert.That(page.Location?.OriginalString, Is.EqualTo($"/organisations/{Hexi}"));
        Assert.That(hexi.Payee!.AccountNumber, Is.EqualTo("6222020012345678"));
        Assert.That(hexi.PayeeVerifiedBy, Is.Null);
        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("Requested"));
        Assert.That((await award.TrancheAsync(2)).State, Is.EqualTo("Requested"));
        Assert.That((await award.TrancheAsync(3)).State, Is.EqualTo("InBatch"));
        var returns = await _server.InDatabaseAsync(db =>
            db.CaseEvents.Where(e => e.Body.Contains("\"move\":\"Return\"")).Select(e => e.Body).ToListAsync()
        );
        Assert.That(
            returns,
            Has.Count.EqualTo(2)
                .And.All.Contains("We moved to another bank.")
                .And.All.Contains($"\"actor\":\"{Actor.SystemId}\"")
        );
    }

    [Test]
    public async Task A_changed_account_waits_for_two_people_and_three_working_days()
    {
        var award = await RunningAward.StartAsync(_server, 60m, 60m);
        await award.BringAsync(1, "Requested");
        await ChangeAsync("6222020012345678");

        var first = await VerifyAsync("finance1");
        var same = await VerifyAsync("finance1");
        var refusedForOne = await WhyNotPayAsync(TimeSpan.FromDays(30));
        var second = await VerifyAsync("finance2");
        var now = await WhyNotPayAsync(TimeSpan.Zero);
        var later = await WhyNotPayAsync(TimeSpan.FromDays(30));

        Assert.That((first, same, second), Is.EqualTo(("", "PAY-62", "")));
        Assert.That((refusedForOne, now, later), Is.EqualTo(("PAY-61", "PAY-60", (string?)null)));
        var history = await _server.InDatabaseAsync(db =>
            db.CaseEvents.Where(e => e.CaseId == award.Award.CaseId).Select(e => e.Body).ToListAsync()
        );
        Assert.That(
            new[] { "ReplacePayee", "VerifyPayee", "ConfirmPayee" },
            Is.All.Matches<string>(what => history.Exists(body => body.Contains($"\"move\":\"{what}\"")))
        );
        Assert.That(history, Has.None.Contains("6222020012345678"));
    }

    [Test]
    public async Task The_same_account_again_changes_nothing()
    {
        await ChangeAsync(First);

        Assert.That((await HexiAsync()).PayeeVerifiedBy, Is.EqualTo(_server.World.Cast.People["finance1"]));
    }

    [Test]
    public async Task A_finance_officer_verifies_the_account_that_was_seen()
    {
        await ChangeAsync("6222020012345678");
        using var finance = await _server.SignInAsync("finance2");
        var page = await finance.GetAsync($"/organisations/{Hexi}");
        var path = $"/organisations/{Hexi}?handler=Verify";

        var unticked = await page.SendAsync(finance, path, []);
        var other = await page.SendAsync(
            finance,
            path,
            new() { ["Verify.IsCompared"] = "true", ["Verify.Seen"] = First }
        );
        var verified = await page.SendAsync(finance, path, new() { ["Verify.IsCompared"] = "true" });

        Assert.That(unticked.Faults, Is.EqualTo(new[] { "Tick the box to go on." }));
        Assert.That(other.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(verified.Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await HexiAsync()).PayeeVerifiedBy, Is.EqualTo(_server.World.Cast.People["finance2"]));
    }

    [Test]
    public void Nobody_verifies_the_account_of_the_own_organisation()
    {
        var own = new Person(
            _server.World.Cast.People["finance1"],
            [new RoleHeld(Role.FinanceOfficer, null), new RoleHeld(Role.Signatory, Hexi)]
        );

        Task<bool> Verify() =>
            _server.InScopeAsync(services =>
                services.GetRequiredService<VerifyPayee>().ExecuteAsync(Hexi, First, own, CancellationToken.None)
            );

        Assert.That(Verify, Throws.TypeOf<RefusedException>().With.Message.EqualTo("ORG-01"));
    }

    [Test]
    public async Task An_account_that_another_organisation_has_is_pointed_out_to_the_fund_only()
    {
        var lanbei = await _server.InDatabaseAsync(db =>
            db.Organisations.AsNoTracking().SingleAsync(o => o.Id == _server.World.Cast.Organisations["lanbei"].Id)
        );
        await ChangeAsync(lanbei.Payee!.AccountNumber);
        using var finance = await _server.SignInAsync("finance1");
        using var signatory = await _server.SignInAsync("signatory");

        var seen = await finance.GetAsync($"/organisations/{Hexi}");
        var own = await signatory.GetAsync($"/organisations/{Hexi}");

        Assert.That(seen.Text, Does.Contain("The same account was given by: Lanbei Soil Institute"));
        Assert.That(own.Text, Does.Not.Contain("Lanbei"));
    }

    [TestCase("Input.AccountNumber", "1234567", "Enter 8 to 34 digits or letters, like 6222 0200 1234 5678.")]
    [TestCase("Input.AccountNumber", "=1+1234567", "Enter 8 to 34 digits or letters, like 6222 0200 1234 5678.")]
    [TestCase("Input.BankCode", "10210009999", "Enter 12 digits like 102100099996, or a BIC like ICBKCNBJXXX.")]
    [TestCase("Input.AccountName", "", "Fill in this field.")]
    [TestCase("Input.Reason", " ", "Write at least one sentence.")]
    public async Task What_is_no_account_is_explained_and_the_rest_kept(string field, string value, string sentence)
    {
        using var applicant = await _server.SignInAsync("applicant");

        var page = await applicant.PostFormAsync(
            $"/organisations/{Hexi}/payee",
            new()
            {
                ["Input.Reason"] = "New bank.",
                ["Input.BankName"] = "Kept bank",
                [field] = value,
            }
        );

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.Faults, Is.EqualTo(new[] { sentence }));
        Assert.That(page.ValueOf("Input.BankName"), Is.EqualTo("Kept bank"));
    }

    [TestCase("12345678", true)]
    [TestCase("1234567890123456789012345678901234", true)]
    [TestCase("12345678901234567890123456789012345", false)]
    public async Task An_account_number_has_8_to_34_characters(string number, bool isTaken)
    {
        var page = await ChangeAsync(number);

        Assert.That(page.Status, Is.EqualTo(isTaken ? HttpStatusCode.Redirect : HttpStatusCode.UnprocessableEntity));
    }

    [TestCase("reviewer1", HttpStatusCode.NotFound)]
    [TestCase("endorser", HttpStatusCode.NotFound)]
    [TestCase("admin", HttpStatusCode.NotFound)]
    [TestCase("officer", HttpStatusCode.OK)]
    [TestCase("applicant", HttpStatusCode.OK)]
    public async Task An_organisation_is_seen_by_its_own_people_and_the_fund(string account, HttpStatusCode status)
    {
        using var reader = await _server.SignInAsync(account);

        var page = await reader.GetAsync($"/organisations/{Hexi}");

        Assert.That(page.Status, Is.EqualTo(status));
    }

    [TestCase("finance1")]
    [TestCase("leader")]
    [TestCase("endorser")]
    public async Task Only_its_own_people_change_the_account(string account)
    {
        using var other = await _server.SignInAsync(account);

        var page = await other.GetAsync($"/organisations/{Hexi}/payee");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_wrong_check_character_is_a_warning_only()
    {
        var wrong = new Organisation(
            Id<Organisation>.New(_server.Clock.GetUtcNow()),
            new LocalText("Early Pilot Company", "早期试点公司"),
            OrganisationKind.Enterprise,
            "91110000700000000A",
            "11"
        );
        await _server.InDatabaseAsync(db =>
        {
            db.Organisations.Add(wrong);
            return db.SaveChangesAsync();
        });
        using var officer = await _server.SignInAsync("officer");

        var page = await officer.GetAsync($"/organisations/{wrong.Id}");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Text, Does.Contain("Check character wrong"));
    }

    private async Task<string?> WhyNotPayAsync(TimeSpan later) =>
        (await HexiAsync()).WhyNotPayTo(_server.Clock.GetUtcNow() + later)?.Code;

    private async Task<string> VerifyAsync(string account)
    {
        var person = new Person(_server.World.Cast.People[account], [new RoleHeld(Role.FinanceOfficer, null)]);
        try
        {
            await _server.InScopeAsync(services =>
                services
                    .GetRequiredService<VerifyPayee>()
                    .ExecuteAsync(Hexi, "6222020012345678", person, CancellationToken.None)
            );
            return "";
        }
        catch (RefusedException refused)
        {
            return refused.Message;
        }
    }

    private async Task<FundPageView> ChangeAsync(string account)
    {
        using var signatory = await _server.SignInAsync("signatory");
        return await signatory.PostFormAsync(
            $"/organisations/{Hexi}/payee",
            new() { ["Input.AccountNumber"] = account, ["Input.Reason"] = "We moved to another bank." }
        );
    }

    private Task<Organisation> HexiAsync() =>
        _server.InDatabaseAsync(db => db.Organisations.AsNoTracking().SingleAsync(o => o.Id == Hexi));
}
