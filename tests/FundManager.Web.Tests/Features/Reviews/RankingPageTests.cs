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
}
