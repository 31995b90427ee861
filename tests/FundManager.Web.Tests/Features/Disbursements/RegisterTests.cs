using System.Net;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Disbursements;

internal sealed class RegisterTests
{
    private FundServer _server = null!;
    private RunningAward _second = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        await RunningAward.StartAsync(_server, 300m, [.. Enumerable.Repeat(10m, 30)]);
        _second = await RunningAward.StartAsync(_server, 1_000m, 300m, 700m);
        await _second.BringAsync(1, "InBatch", 250m);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task The_register_counts_sums_and_pages_what_the_filter_leaves()
    {
        using var leader = await _server.SignInAsync("leader");

        var first = await leader.GetAsync("/disbursements");
        var second = await leader.GetAsync("/disbursements?p=2");

        Assert.That(first.Text, Does.Contain("32 payments, 1 to 25 shown").And.Contain("Page 1 of 2"));
        Assert.That(first.Document.QuerySelector("tfoot")!.TextContent, Does.Contain("1,250.00"));
        Assert.That(second.Document.QuerySelectorAll("tbody tr"), Has.Length.EqualTo(7));
    }

    [TestCase("q=F-01-2026-0001", 1, "250.00")]
    [TestCase("state=InBatch", 1, "250.00")]
    [TestCase("q=hexi&state=Eligible", 31, "1,000.00")]
    [TestCase("q=河西", 32, "1,250.00")]
    [TestCase("q=/T30", 1, "10.00")]
    [TestCase("from=2026-07-09&to=2026-07-09", 2, "260.00")]
    [TestCase("from=2026-07-10&to=2026-08-08", 2, "710.00")]
    public async Task Each_filter_narrows_the_register(string query, int count, string total)
    {
        using var auditor = await _server.SignInAsync("auditor");

        var page = await auditor.GetAsync($"/disbursements?{query}");

        Assert.That(page.Text, Does.Contain($"{count} payments"));
        Assert.That(page.Document.QuerySelector("tfoot")!.TextContent, Does.Contain(total));
    }

    [TestCase("q=100%25")]
    [TestCase("q=_")]
    [TestCase("from=2030-01-01")]
    public async Task What_nothing_fits_says_so(string query)
    {
        using var auditor = await _server.SignInAsync("auditor");

        var page = await auditor.GetAsync($"/disbursements?{query}");

        Assert.That(page.Text, Does.Contain("No payment fits the filter."));
    }

    [Test]
    public async Task The_register_sorts_by_amount_both_ways()
    {
        using var finance = await _server.SignInAsync("finance1");

        var up = await finance.GetAsync("/disbursements?sort=amount");
        var down = await finance.GetAsync("/disbursements?sort=-amount");

        Assert.That(AmountsOf(up)[0], Is.EqualTo("10.00"));
        Assert.That(AmountsOf(down).Take(3), Is.EqualTo(new[] { "700.00", "250.00", "10.00" }));
        Assert.That(down.Document.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"), Is.EqualTo("descending"));
    }

    [Test]
    public async Task The_export_keeps_the_filter()
    {
        using var finance = await _server.SignInAsync("finance1");

        using var csv = await finance.Http.GetAsync("/disbursements?handler=Export&format=csv&state=InBatch");
        using var workbook = await finance.Http.GetAsync("/disbursements?handler=Export&format=xlsx");

        var lines = (await csv.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[1], Does.StartWith("F-01-2026-0001,").And.Contain(",250.00,"));
        Assert.That((await workbook.Content.ReadAsByteArrayAsync())[..2], Is.EqualTo("PK"u8.ToArray()));
    }

    [TestCase("applicant")]
    [TestCase("officer")]
    [TestCase("reviewer1")]
    public async Task The_register_and_the_desk_are_not_open_to_others(string account)
    {
        using var other = await _server.SignInAsync(account);

        var register = await other.GetAsync("/disbursements");
        var desk = await other.GetAsync("/disbursements/desk");

        Assert.That(register.Location?.OriginalString, Does.Contain("/error/403"));
        Assert.That(desk.Location?.OriginalString, Does.Contain("/error/403"));
    }

    [Test]
    public async Task The_page_of_a_payment_masks_the_account_except_for_finance()
    {
        var id = await _second.IdAsync(1);
        using var finance = await _server.SignInAsync("finance1");
        using var leader = await _server.SignInAsync("leader");
        using var endorser = await _server.SignInAsync("endorser");

        var whole = await finance.GetAsync($"/disbursements/{id}");
        var masked = await leader.GetAsync($"/disbursements/{id}");
        var endorsed = await endorser.GetAsync($"/disbursements/{id}");

        Assert.That(whole.Body, Does.Contain("6222600000000000").And.Contain("F-01-2026-B0001"));
        Assert.That(masked.Body, Does.Contain("•••• 0000").And.Not.Contain("6222600000000000"));
        Assert.That(endorsed.Body, Does.Not.Contain("6222600000000000").And.Not.Contain("/batches/"));
    }

    [Test]
    public async Task A_payment_of_others_is_not_there()
    {
        var id = await _second.IdAsync(1);
        using var reviewer = await _server.SignInAsync("reviewer1");

        var page = await reviewer.GetAsync($"/disbursements/{id}");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("finance1", HttpStatusCode.OK)]
    [TestCase("auditor", HttpStatusCode.OK)]
    [TestCase("leader", HttpStatusCode.NotFound)]
    [TestCase("endorser", HttpStatusCode.Redirect)]
    [TestCase("signatory", HttpStatusCode.Redirect)]
    public async Task The_payment_file_with_whole_account_numbers_is_finances(string account, HttpStatusCode status)
    {
        var batch = await _server.InDatabaseAsync(db => db.ReleasedBatches.SingleAsync());
        using var reader = await _server.SignInAsync(account);

        using var answer = await reader.Http.GetAsync($"/batches/{batch.Id}?handler=File");

        Assert.That(answer.StatusCode, Is.EqualTo(status));
    }

    private static IReadOnlyList<string> AmountsOf(FundPageView page) =>
        [.. page.Document.QuerySelectorAll("tbody td[data-label='Amount, CNY']").Select(cell => cell.TextContent)];
}
