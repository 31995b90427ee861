using System.Diagnostics;
using System.Globalization;
using System.Net;
using FundManager.Data.Ledger;
using FundManager.Web.Tests.Features.Disbursements;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FundManager.Web.Tests.Features.Funds;

/// <summary>The ledger as of a day, and as a file that another program checks.</summary>
internal sealed class BalancesTests
{
    private FundServer _server = null!;
    private string _award = "";

    private Guid FundId => _server.World.Fund.Id.Value;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        var award = await RunningAward.StartAsync(_server, 1_000m, 400m, 600m);
        await award.BringAsync(1, "Requested", 300m);
        _award = await _server.InDatabaseAsync(db => db.Awards.Select(a => a.Number).SingleAsync());
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task The_trial_balance_sums_to_nothing_and_equals_the_balance_rows()
    {
        using var auditor = await _server.SignInAsync("auditor");
        var stored = await _server.InDatabaseAsync(db =>
            db.Balances.GroupBy(b => b.Place).ToDictionaryAsync(g => g.Key.ToString(), g => g.Sum(b => b.Amount))
        );

        var page = await auditor.GetAsync($"/funds/{FundId}/balances");

        var rows = page.Document.QuerySelectorAll("section[aria-labelledby='h-money'] tbody tr");
        var shown = rows.ToDictionary(
            row => row.QuerySelector("a")!.GetAttribute("href")!.Split("place=")[1].Split('#', '&')[0],
            row => decimal.Parse(row.Children[3].TextContent.Replace('−', '-'), CultureInfo.InvariantCulture)
        );
        Assert.That(
            shown.Where(s => s.Value != 0),
            Is.EquivalentTo(stored.Where(s => s.Value != 0 && s.Key is not ("Outside" or "Pledged" or "Verified")))
        );
        Assert.That(shown.Values.Sum(), Is.Zero);
    }

    [Test]
    public async Task The_card_of_a_place_ends_at_its_balance_and_leads_to_the_case()
    {
        using var finance = await _server.SignInAsync("finance1");

        var page = await finance.GetAsync($"/funds/{FundId}/balances?award={_award}&place=Reserved");

        var lines = page.Document.QuerySelectorAll("section[aria-labelledby='h-card'] tbody tr");
        Assert.That(lines, Has.Length.EqualTo(1), page.Text);
        var line = lines[0];
        Assert.That(line.Children[5].TextContent, Is.EqualTo("300.00"));
        Assert.That(line.QuerySelector("th a")!.GetAttribute("href"), Does.StartWith("/disbursements/"));
    }

    [Test]
    public async Task Before_the_first_posting_there_is_nothing()
    {
        using var auditor = await _server.SignInAsync("auditor");

        var page = await auditor.GetAsync($"/funds/{FundId}/balances?on=2000-01-01");

        Assert.That(page.Document.QuerySelectorAll("tbody tr"), Is.Empty);
    }

    [Test]
    public async Task An_applicant_has_no_part_in_it()
    {
        using var applicant = await _server.SignInAsync("applicant");

        var page = await applicant.GetAsync($"/funds/{FundId}/balances");

        Assert.That(page.Status, Is.Not.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_journal_is_checked_by_hledger_and_has_our_balances()
    {
        await using var source = NpgsqlDataSource.Create(_server.Database.ProgramConnectionString);
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".journal");
        await using (var output = new StreamWriter(path))
        {
            var (entries, _) = await WriteJournal.ExecuteAsync(source, "F-01", output, CancellationToken.None);
            Assert.That(entries, Is.GreaterThan(3));
        }

        var check = await HledgerAsync("-f", path, "check", "--strict");
        var reserved = await HledgerAsync(
            "-f",
            path,
            "balance",
            $"F-01:{_award}:Reserved",
            "--format",
            "%(total)",
            "-N"
        );
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("  300.00 CNY", "  299.00 CNY"));
        var tampered = await HledgerAsync("-f", path, "check");
        File.Delete(path);

        Assert.That((check.ExitCode, check.Errors), Is.EqualTo((0, "")));
        Assert.That(reserved.Output.Trim(), Is.EqualTo("300.00 CNY"));
        Assert.That(tampered.ExitCode, Is.Not.Zero);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> HledgerAsync(params string[] arguments)
    {
        if (!File.Exists("/usr/bin/hledger"))
        {
            Assert.Ignore("hledger is not installed here.");
        }

        var start = new ProcessStartInfo("/usr/bin/hledger", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LANG"] = start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
