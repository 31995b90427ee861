using System.Globalization;
using FundManager.Domain.Expenditures;
using FundManager.Domain.History;
using FundManager.Web.Features.Expenditures;
using FundManager.Web.Tests.Features.Awards;
using FundManager.Web.Tests.Features.Disbursements;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Expenditures;

/// <summary>What a recipient spent: declared with evidence, accepted line by line.</summary>
internal sealed class ExpenditureTests
{
    private FundServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task A_cost_is_declared_with_evidence_and_accepted_within_its_line()
    {
        // Lines of 80 and 20; a line may be passed by 10 per cent.
        var award = await RunningAward.StartAsync(_server, 100m, 100m);
        var bare = await DeclareAsync(award, "1", "50.00", Today(), hasEvidence: false);
        var first = await DeclareAsync(award, "2", "15.00", Today());
        var early = await DeclareAsync(award, "2", "15.00", "2000-01-01");
        var unknown = await DeclareAsync(award, "3", "15.00", Today());
        var future = await DeclareAsync(award, "1", "15.00", Later());
        await AcceptAsync(award, 1, "15.00");
        await DeclareAsync(award, "2", "8.00", Today());
        var over = await _server.TryAsync(
            "officer",
            "expenditure",
            await IdAsync(award, 2),
            "Accept",
            ("acceptedCost", "7.01")
        );
        await AcceptAsync(award, 2, "7.00");

        Assert.That(bare.Location, Is.Null);
        Assert.That(first.Location, Is.Not.Null, first.Text);
        Assert.That(early.Text, Does.Contain("It must have been paid from"));
        Assert.That(unknown.Text, Does.Contain("no such line"));
        Assert.That(future.Text, Does.Contain("cannot have been paid after"));
        Assert.That(over, Does.Contain("Only CNY 7.00 more can be accepted"));
        var use = await UseAsync(award);
        Assert.That(use.Lines[1].Accepted.Amount, Is.EqualTo(22m));
        Assert.That(use.ExecutionPercent, Is.EqualTo(22m));
    }

    [Test]
    public async Task A_cost_is_rejected_declared_anew_and_its_acceptance_taken_back()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 100m);
        await DeclareAsync(award, "1", "40.00", Today());
        var id = await IdAsync(award, 1);
        await _server.DoAsync("finance1", "expenditure", id, "Reject");
        using (var client = await _server.SignInAsync("applicant"))
        {
            var page = await client.MoveAsync(
                "expenditure",
                id,
                "Declare",
                new() { ["amount"] = "30.00" },
                ("invoice.png", AwardScene.Picture)
            );
            Assert.That(page.Location, Is.Not.Null, page.Text);
        }

        var tooMuch = await _server.TryAsync("officer", "expenditure", id, "Accept", ("acceptedCost", "30.01"));
        await AcceptAsync(award, 1, "25.00");
        var accepted = (await UseAsync(award)).Accepted;
        await _server.DoAsync("officer", "expenditure", id, "Reverse");
        await _server.DoAsync("applicant", "expenditure", id, "Withdraw");

        Assert.That(tooMuch, Does.Contain("at most CNY 30.00"));
        Assert.That(accepted.Amount, Is.EqualTo(25m));
        Assert.That((await UseAsync(award)).Accepted.Amount, Is.Zero);
    }

    [Test]
    public async Task The_page_shows_what_is_unspent_and_strangers_declare_nothing()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 60m, 40m);
        var payment = await award.BringAsync(1, "InBatch");
        await _server.DoAsync(
            "finance1",
            CaseKind.Disbursement,
            payment,
            "Reconcile",
            ("statement", "S-1"),
            ("paidOn", Today())
        );
        await DeclareAsync(award, "1", "45.00", Today());
        await AcceptAsync(award, 1, "45.00");

        using var client = await _server.SignInAsync("auditor");
        var page = await client.GetAsync($"/awards/{award.Award.Id}/expenditure");

        Assert.That(page.Text, Does.Contain("CNY 45.00 accepted of a budget of CNY 100.00: 45 %"));
        Assert.That(page.Document.QuerySelector("#h-stages")!.ParentElement!.TextContent, Does.Contain("15.00"));
        Assert.That(page.ValueOf("Form.Amount"), Is.Null);
        Assert.That(await SpentAsync(award), Is.EqualTo(45m));
    }

    [Test]
    public async Task Costs_of_one_line_that_are_accepted_at_once_never_pass_it_together()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 100m);
        for (var i = 0; i < 4; i++)
        {
            await DeclareAsync(award, "2", "10.00", Today());
        }

        string[] accounts = ["officer", "officer2", "finance1", "finance2"];
        var ids = new List<Guid>();
        for (var i = 1; i <= 4; i++)
        {
            ids.Add(await IdAsync(award, i));
        }

        await Task.WhenAll(
            accounts.Select(
                async (account, i) =>
                {
                    using var client = await _server.SignInAsync(account);
                    await client.MoveAsync("expenditure", ids[i], "Accept", new() { ["acceptedCost"] = "10.00" });
                }
            )
        );

        Assert.That((await UseAsync(award)).Lines[1].Accepted.Amount, Is.EqualTo(20m));
    }

    private Task AcceptAsync(RunningAward award, int number, string amount) =>
        Task.Run(async () =>
            await _server.DoAsync(
                "officer",
                "expenditure",
                await IdAsync(award, number),
                "Accept",
                ("acceptedCost", amount)
            )
        );

    private async Task<FundPageView> DeclareAsync(
        RunningAward award,
        string line,
        string amount,
        string day,
        bool hasEvidence = true
    )
    {
        using var client = await _server.SignInAsync("applicant");
        var path = $"/awards/{award.Award.Id}/expenditure";
        var page = await client.GetAsync(path);
        Dictionary<string, string> values = new(StringComparer.Ordinal)
        {
            ["Form.Line"] = line,
            ["Form.What"] = "Sensors",
            ["Form.Amount"] = amount,
            ["Form.SpentOn"] = day,
        };
        return hasEvidence
            ? await page.SendWithAsync(client, path, values, ("Form.Files", "invoice.png", AwardScene.Picture))
            : await page.SendAsync(client, path, values);
    }

    private Task<Guid> IdAsync(RunningAward award, int number) =>
        _server.InDatabaseAsync(async db =>
        {
            var name = $"{award.Award.Number}/E{number}";
            return (await db.Expenditures.SingleAsync(e => e.Number == name)).CaseId;
        });

    private Task<BudgetUse> UseAsync(RunningAward award) =>
        _server.InScopeAsync(services =>
            services.GetRequiredService<ReadBudgetUse>().ExecuteAsync(award.Award, except: null, CancellationToken.None)
        );

    private Task<decimal> SpentAsync(RunningAward award) =>
        _server.InScopeAsync(async services =>
            (
                await services.GetRequiredService<ReadBudgetUse>().SpentAsync(award.Award.Id, CancellationToken.None)
            ).Amount
        );

    private string Today() => Day(0);

    private string Later() => Day(1);

    private string Day(int days) =>
        _server.Clock.GetUtcNow().AddHours(8).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
