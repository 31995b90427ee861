using FundManager.Data;
using FundManager.Data.Identity;
using FundManager.Domain;
using FundManager.Web.Jobs;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FundManager.Web.Tests.Jobs;

/// <summary>Each item is by itself: what one does is kept, whatever happens to the next.</summary>
internal sealed class SweepTests
{
    private FundServer _server = null!;

    [SetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public void An_instance_that_serves_pages_only_has_no_worker()
    {
        // The tests' own server is one: jobs are not enabled in it.
        var hosted = _server.Services.GetServices<IHostedService>().Select(service => service.GetType().Name);

        Assert.That(hosted, Has.None.Contains("BackgroundJobServer"));
    }

    [Test]
    public async Task What_is_refused_or_fails_is_skipped_and_the_others_are_kept()
    {
        var done = await EachAsync(
            ["first", "refused", "broken", "last"],
            (db, item) =>
            {
                Note(db, item);
                return item switch
                {
                    "refused" => throw new RefusedException(new Refusal("GEN-01")),
                    "broken" => throw new InvalidOperationException("broken"),
                    _ => Task.FromResult(true),
                };
            }
        );

        Assert.That(done, Is.EqualTo(2));
        Assert.That(await NotedAsync(), Is.EquivalentTo(new[] { "first", "last" }));
    }

    [Test]
    public async Task An_item_whose_time_has_not_come_is_not_counted()
    {
        var done = await EachAsync(["first", "second"], (_, item) => Task.FromResult(item == "second"));

        Assert.That(done, Is.EqualTo(1));
    }

    [Test]
    public async Task A_stopped_run_keeps_what_it_did()
    {
        using var stop = new CancellationTokenSource();

        var run = _server.InScopeAsync(services =>
            services
                .GetRequiredService<Sweep>()
                .EachAsync<FundDbContext, string>(
                    ["first", "second", "third"],
                    async (db, item) =>
                    {
                        Note(db, item);
                        if (item == "second")
                        {
                            await stop.CancelAsync();
                        }

                        return true;
                    },
                    stop.Token
                )
        );

        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await NotedAsync(), Is.EqualTo(new[] { "first" }));
    }

    [Test]
    public void Every_line_of_the_schedule_has_a_name_of_its_own_and_a_use_case_that_can_be_made()
    {
        Assert.That(Schedule.All.Count(), Is.GreaterThan(10));

        Assert.That(Schedule.All.Select(line => line.Id), Is.Unique);
        Assert.That(Schedule.All.Select(line => line.UseCase), Is.Unique);
    }

    [Test]
    public async Task Time_run_twice_changes_nothing_the_second_time()
    {
        _server.Clock.Advance(TimeSpan.FromDays(400));
        await RunTimeAsync();
        var before = await _server.InDatabaseAsync(db => db.CaseEvents.CountAsync());

        await RunTimeAsync();

        Assert.That(await _server.InDatabaseAsync(db => db.CaseEvents.CountAsync()), Is.EqualTo(before));
    }

    private Task RunTimeAsync() =>
        _server.InScopeAsync(services => services.GetRequiredService<RunTime>().ExecuteAsync(CancellationToken.None));

    private Task<int> EachAsync(IReadOnlyList<string> items, Func<FundDbContext, string, Task<bool>> one) =>
        _server.InScopeAsync(services =>
            services.GetRequiredService<Sweep>().EachAsync(items, one, CancellationToken.None)
        );

    private static void Note(FundDbContext db, string item) =>
        db.RoleChanges.Add(
            new RoleChange
            {
                Id = Guid.CreateVersion7(),
                UserId = Guid.Empty,
                ChangedBy = Guid.Empty,
                At = FundServer.Noon,
                Kind = item,
            }
        );

    private Task<List<string>> NotedAsync() =>
        _server.InDatabaseAsync(db => db.RoleChanges.Select(c => c.Kind).ToListAsync());
}
