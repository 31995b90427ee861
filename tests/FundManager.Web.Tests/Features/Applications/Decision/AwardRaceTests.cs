using System.Net;
using FundManager.Domain;
using FundManager.Web.Tests.Features.Reviews;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Applications.Decision;

/// <summary>Two leaders at once.</summary>
internal sealed class AwardRaceTests
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
    public async Task Of_two_awards_at_once_for_the_last_of_the_ceiling_exactly_one_is_made()
    {
        var one = await _scene.RecommendedAsync();
        var other = await _scene.RecommendedAsync();
        await _server.InDatabaseAsync(db =>
            db.Calls.Where(c => c.Id == _server.World.Call.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Ceiling, new Money(1_000_000m)))
        );

        using var leader = await _server.SignInAsync("leader");
        using var leader2 = await _server.SignInAsync("leader2");
        var (first, second) = ($"/moves/application/{one}/Award", $"/moves/application/{other}/Award");
        var forms = await Task.WhenAll(leader.GetAsync(first), leader2.GetAsync(second));

        var answers = await Task.WhenAll(
            forms[0].SendAsync(leader, first, []),
            forms[1].SendAsync(leader2, second, [])
        );

        var call = await _server.InDatabaseAsync(db => db.Calls.SingleAsync(c => c.Id == _server.World.Call.Id));
        Assert.That(answers.Count(a => a.Status == HttpStatusCode.Redirect), Is.EqualTo(1));
        Assert.That(
            answers.Single(a => a.Status == HttpStatusCode.UnprocessableEntity).Faults.Single(),
            Does.Contain("The call's ceiling leaves CNY 400,000.00, less than CNY 600,000.00.")
        );
        Assert.That(call.Awarded, Is.EqualTo(new Money(600_000m)));
        Assert.That(await _server.InDatabaseAsync(db => db.Awards.CountAsync()), Is.EqualTo(1));
    }
}
