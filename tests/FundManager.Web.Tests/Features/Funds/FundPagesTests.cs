using System.Net;
using FundManager.Domain;
using FundManager.Domain.Funds;
using FundManager.Domain.Ledger;
using FundManager.Web.Tests.Features.Disbursements;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Funds;

internal sealed class FundPagesTests
{
    private FundServer _server = null!;

    private Guid FundId => _server.World.Fund.Id.Value;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        var award = await RunningAward.StartAsync(_server, 1_000m, 400m, 600m);
        await award.BringAsync(1, "Requested", 300m);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task The_fund_shows_where_its_money_is_and_what_made_it()
    {
        using var auditor = await _server.SignInAsync("auditor");

        var page = await auditor.GetAsync($"/funds/{FundId}");

        Assert.That(AmountAt(page, "Obligated"), Is.EqualTo("700.00"));
        Assert.That(AmountAt(page, "Reserved"), Is.EqualTo("300.00"));
        Assert.That(
            page.Document.QuerySelector("section[aria-labelledby='h-calls']")!.TextContent,
            Does.Contain("700.00")
        );
        Assert.That(
            page.Document.QuerySelectorAll("section[aria-labelledby='h-latest'] a[href^='/disbursements/']"),
            Is.Not.Empty
        );
    }

    [Test]
    public async Task Booked_money_is_available_once_another_person_confirms_it()
    {
        using var finance = await _server.SignInAsync("finance1");
        using var leader = await _server.SignInAsync("leader");
        var before = await AvailableAsync();

        var booked = await finance.MoveAsync(
            "fund",
            FundId,
            "Book",
            new()
            {
                ["source"] = "Enterprise",
                ["amount"] = "250,000.50",
                ["paper"] = "Contract 7",
            }
        );
        var between = await AvailableAsync();
        var confirmed = await leader.PostFormAsync($"/funds/{FundId}/confirm", []);

        Assert.That(booked.Location?.OriginalString, Is.EqualTo($"/funds/{FundId}"));
        Assert.That(between, Is.EqualTo(before));
        Assert.That(confirmed.Location?.OriginalString, Is.EqualTo($"/funds/{FundId}"));
        Assert.That(await AvailableAsync(), Is.EqualTo(before + 250_000.50m));
    }

    [TestCase("0", "Enter an amount of more than nothing.")]
    [TestCase("x", "Enter an amount like 12500.00.")]
    public async Task An_amount_that_cannot_be_booked_is_explained(string amount, string sentence)
    {
        using var finance = await _server.SignInAsync("finance1");

        var page = await finance.MoveAsync(
            "fund",
            FundId,
            "Book",
            new()
            {
                ["source"] = "Donation",
                ["amount"] = amount,
                ["paper"] = "Deed",
            }
        );

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.Faults, Is.EqualTo(new[] { sentence }));
        Assert.That(page.ValueOf("Input.Values[paper]"), Is.EqualTo("Deed"));
    }

    [Test]
    public async Task Confirm_refuses_who_booked_and_what_is_confirmed_already()
    {
        var at = _server.Clock.GetUtcNow();
        var both = new Actor(_server.World.Cast.People["leader2"], Role.FinanceOfficer, Role.Leader);
        var other = new Actor(_server.World.Cast.People["leader"], Role.Leader);
        var fund = await _server.InDatabaseAsync(db => db.Funds.AsNoTracking().SingleAsync());
        var booked = fund.Book(FundSource.Donation, new Money(1m), "Deed", new Act(both, at));

        var own = Fund.WhyNotConfirm(booked, both);
        fund.Confirm(booked, new Act(other, at));
        var again = Fund.WhyNotConfirm(booked, other);

        Assert.That(own?.Code, Is.EqualTo("FND-06"));
        Assert.That(again?.Code, Is.EqualTo("FND-05"));
    }

    [Test]
    public async Task Money_that_is_not_booked_cannot_be_confirmed()
    {
        using var finance = await _server.SignInAsync("finance1");
        using var leader = await _server.SignInAsync("leader2");
        await finance.MoveAsync(
            "fund",
            FundId,
            "Book",
            new()
            {
                ["source"] = "Donation",
                ["amount"] = "5",
                ["paper"] = "Deed",
            }
        );

        var madeUp = await leader.PostFormAsync(
            $"/funds/{FundId}/confirm",
            new() { ["Input.Allocation"] = Guid.NewGuid().ToString() }
        );
        await leader.PostFormAsync($"/funds/{FundId}/confirm", []);
        var nothing = await leader.GetAsync($"/funds/{FundId}/confirm");

        Assert.That(madeUp.Faults, Is.EqualTo(new[] { "No booked money waits to be confirmed." }));
        Assert.That(nothing.Text, Does.Contain("No booked money waits to be confirmed."));
    }

    [TestCase("place=Reserved", 1)]
    [TestCase("place=Committed", 2)]
    [TestCase("award=FM-2026", 3)]
    [TestCase("award=FM-1999", 0)]
    [TestCase("to=2026-06-08", 1)]
    [TestCase("from=2026-06-10", 0)]
    public async Task Each_filter_narrows_the_ledger(string query, int count)
    {
        using var auditor = await _server.SignInAsync("auditor");

        var page = await auditor.GetAsync($"/funds/{FundId}/ledger?{query}");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Document.QuerySelectorAll("tbody tr"), Has.Length.EqualTo(count));
    }

    [Test]
    public async Task The_ledger_is_exported_with_its_filter()
    {
        using var auditor = await _server.SignInAsync("auditor");

        using var answer = await auditor.Http.GetAsync(
            $"/funds/{FundId}/ledger?handler=Export&format=csv&place=Reserved"
        );
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[1], Does.StartWith("2026-06-09,12:00:00,FM-").And.EndWith("Obligated,Reserved,300.00"));
    }

    [TestCase("applicant", HttpStatusCode.NotFound)]
    [TestCase("reviewer1", HttpStatusCode.NotFound)]
    [TestCase("officer", HttpStatusCode.OK)]
    public async Task A_fund_is_the_funds_own_and_its_ledger_finances(string account, HttpStatusCode status)
    {
        using var reader = await _server.SignInAsync(account);

        var page = await reader.GetAsync($"/funds/{FundId}");
        var ledger = await reader.GetAsync($"/funds/{FundId}/ledger");

        Assert.That(page.Status, Is.EqualTo(status));
        Assert.That(ledger.Location?.OriginalString, Does.Contain("/error/403"));
    }

    private static string AmountAt(FundPageView page, string place) =>
        page
            .Document.QuerySelectorAll("section[aria-labelledby='h-places'] tbody tr")
            .Single(row => row.QuerySelector("a")!.TextContent == place)
            .QuerySelector("td")!
            .TextContent;

    private Task<decimal> AvailableAsync() =>
        _server.InDatabaseAsync(db =>
            db.Balances.Where(b => b.OwnerId == FundId && b.Place == Place.Available)
                .Select(b => b.Amount)
                .SingleAsync()
        );
}
