using FundManager.Domain.Reviews.Calibration;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Reviews;

internal sealed class RankingPageTests
{
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
    public async Task The_ranking_orders_by_mean_and_sums_what_is_recommended()
    {
        var lower = await _scene.RecommendedAsync();
        var higher = await _scene.ReviewedAsync(
            ["18", "18", "18", "18", "18"],
            ["18", "18", "18", "18", "18"],
            ["18", "18", "18", "18", "18"]
        );
        using var officer = await _server.SignInAsync("officer");
        using var reviewer = await _server.SignInAsync("reviewer1");

        var page = await officer.GetAsync($"/calls/{_server.World.Call.Id}/ranking");
        var refused = await reviewer.GetAsync($"/calls/{_server.World.Call.Id}/ranking");

        var links = page.Document.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href"));
        Assert.That(links, Is.EqualTo(new[] { $"/applications/{higher}", $"/applications/{lower}" }));
        Assert.That(page.Text, Does.Contain("2 applications are ranked.").And.Contain("600,000.00"));
        Assert.That(refused.Location?.OriginalString, Does.Contain("/error/403"));
    }

    [Test]
    public async Task A_calibrated_rank_stands_beside_the_place_where_the_terms_chose_it()
    {
        await _scene.RecommendedAsync();
        await _scene.ReviewedAsync(
            ["18", "18", "18", "18", "18"],
            ["18", "18", "18", "18", "18"],
            ["18", "18", "18", "18", "18"]
        );
        using var officer = await _server.SignInAsync("officer");
        var url = $"/calls/{_server.World.Call.Id}/ranking";

        var without = await officer.GetAsync(url);
        var terms = _server.World.Call.Terms with { Calibration = CalibrationMethod.Gaussian };
        await _server.InDatabaseAsync(db =>
            db.Calls.Where(c => c.Id == _server.World.Call.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Terms, terms))
        );
        var with = await officer.GetAsync(url);

        Assert.That(without.Text, Does.Not.Contain("Calibrated rank"));
        Assert.That(with.Text, Does.Contain("Calibrated rank").And.Contain("likely among the funded"));
    }

    [Test]
    public async Task The_ranking_is_exported_with_the_means_of_the_criteria()
    {
        await _scene.RecommendedAsync();
        using var leader = await _server.SignInAsync("leader");
        var url = $"/calls/{_server.World.Call.Id}/ranking";

        var page = await leader.GetAsync(url);
        var csv = await leader.GetAsync($"{url}?handler=Export&format=csv");

        Assert.That(page.Document.QuerySelector($"a[href='{url}?handler=Export']"), Is.Not.Null);
        Assert.That(csv.Text, Does.Contain("Soundness of approach").And.Contain("600000.00").And.Contain("76.5"));
    }

    [Test]
    public async Task A_scheme_of_percentiles_tells_them_and_others_do_not()
    {
        var terms = _server.World.Call.Terms with { ReviewScheme = "overall-impact.v1" };
        await _server.InDatabaseAsync(db =>
            db.Calls.Where(c => c.Id == _server.World.Call.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Terms, terms))
        );
        string[] good = ["2", "2", "2", "2", "2", "2"];
        string[] poor = ["6", "6", "6", "6", "6", "6"];
        await _scene.ReviewedAsync(good, good, good);
        await _scene.ReviewedAsync(poor, poor, poor);
        using var leader = await _server.SignInAsync("leader");

        var page = await leader.GetAsync($"/calls/{_server.World.Call.Id}/ranking");

        var cells = page.Document.QuerySelectorAll("td[data-label=Percentile]").Select(cell => cell.TextContent.Trim());
        Assert.That(cells, Is.EqualTo(new[] { "25", "75" }), page.Text);
    }
}
