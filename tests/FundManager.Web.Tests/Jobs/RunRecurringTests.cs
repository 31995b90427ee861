using FundManager.Web.Jobs;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Jobs;

internal sealed class RunRecurringTests
{
    private FundServer _server = null!;

    [SetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Every_line_runs_and_several_at_once_do_one_thing()
    {
        _server.Clock.Advance(TimeSpan.FromDays(41));
        Assert.That(Schedule.Time, Is.Not.Empty);

        foreach (var line in Schedule.Time.Concat(Schedule.Upkeep.Where(line => line.Id == "refresh-summaries")))
        {
            await Task.WhenAll(RunAsync(line.Id), RunAsync(line.Id), RunAsync(line.Id));
            await RunAsync(line.Id);
        }

        var call = await _server.InDatabaseAsync(db => db.Calls.SingleAsync());
        Assert.That(call.State, Is.EqualTo("InAssessment"));
        Assert.That(await _server.InDatabaseAsync(db => db.Summaries.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public void A_name_that_is_off_the_schedule_is_let_go() =>
        Assert.That(async () => await RunAsync("gone-in-a-later-release"), Throws.Nothing);

    private Task RunAsync(string id) =>
        _server.InScopeAsync(services =>
            services.GetRequiredService<RunRecurring>().ExecuteAsync(id, CancellationToken.None)
        );
}
