using System.Net;
using FundManager.Data.Figures;
using FundManager.Web.Features.Performance;
using FundManager.Web.Tests.Features.Disbursements;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Performance;

internal sealed class PerformanceTests
{
    private FundServer _server = null!;

    [SetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Before_the_first_count_the_page_says_when_it_fills()
    {
        using var leader = await _server.SignInAsync("leader");

        var page = await leader.GetAsync("/performance");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Text, Does.Contain("Nothing has been counted yet."));
    }

    [Test]
    public async Task Figures_are_those_of_the_ledger_and_the_cases()
    {
        var award = await RunningAward.StartAsync(_server, 1_000m, 600m, 400m);
        await award.BringAsync(1, "InBatch");

        await RefreshAsync();

        var figures = await FiguresAsync();
        var call = figures.Money.Single();
        Assert.That(figures.Total, Is.EqualTo(60_000_000m));
        Assert.That(figures.Available, Is.EqualTo(59_999_000m));
        Assert.That(figures.Paid, Is.Zero);
        Assert.That((call.Reserved, call.Obligated, call.Committed), Is.EqualTo((600m, 400m, 0m)));
        Assert.That(figures.Risk.Running, Is.EqualTo(1));
        Assert.That(figures.Risk.AtRisk, Is.Zero);
        Assert.That(figures.Pipeline.Single(step => step.Key == "Awarded").Count, Is.EqualTo(1));
        Assert.That(figures.Endorsers.Single().NameEn, Is.EqualTo("National Grain Society"));
        Assert.That(figures.Endorsers.Single().Amount, Is.EqualTo(1_000m));
    }

    [Test]
    public async Task The_page_shows_them_with_their_time_and_each_chart_has_its_table()
    {
        await RunningAward.StartAsync(_server, 1_000m, 600m, 400m);
        await RefreshAsync();
        using var officer = await _server.SignInAsync("officer", "zh-Hans");

        var page = await officer.GetAsync("/performance");

        Assert.That(page.Text, Does.Contain("2026年6月9日 12:00"));
        Assert.That(page.Text, Does.Contain("6,000 万元"));
        Assert.That(
            page.Document.QuerySelectorAll("figure[data-chart]:not([data-chart='']) table").Length,
            Is.EqualTo(page.Document.QuerySelectorAll("figure[data-chart]:not([data-chart=''])").Length)
        );
        Assert.That(page.Document.QuerySelectorAll("figure[data-chart]:not([data-chart=''])"), Is.Not.Empty);
    }

    [Test]
    public async Task Counted_twice_or_by_two_at_once_there_is_one_row()
    {
        await Task.WhenAll(RefreshAsync(), RefreshAsync());
        await RefreshAsync();

        Assert.That(await _server.InDatabaseAsync(db => db.Summaries.CountAsync()), Is.EqualTo(1));
    }

    [TestCase("applicant")]
    [TestCase("finance1")]
    [TestCase("reviewer1")]
    [TestCase("admin")]
    public async Task Others_do_not_open_it(string account)
    {
        using var client = await _server.SignInAsync(account);

        var page = await client.GetAsync("/performance");

        Assert.That(page.Location?.AbsolutePath, Is.EqualTo("/error/403"));
    }

    [Test]
    public async Task An_unknown_fund_is_not_there()
    {
        using var leader = await _server.SignInAsync("leader");

        var page = await leader.GetAsync($"/performance?fund={Guid.CreateVersion7()}");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private Task<int> RefreshAsync() =>
        _server.InScopeAsync(services =>
            services.GetRequiredService<RefreshSummaries>().ExecuteAsync(CancellationToken.None)
        );

    private async Task<FundFigures> FiguresAsync() =>
        FiguresJson.Read(await _server.InDatabaseAsync(db => db.Summaries.Select(s => s.Body).SingleAsync()))!;
}
