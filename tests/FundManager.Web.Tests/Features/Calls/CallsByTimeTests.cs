using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Calls;
using FundManager.Web.Jobs;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Calls;

/// <summary>Calls open, close and are assessed at their instants, once, however often and by however many the clock is asked.</summary>
internal sealed class CallsByTimeTests
{
    private FundServer _server = null!;

    [SetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [TestCase(-1, "Open")]
    [TestCase(0, "ClosedForIntake")]
    public async Task A_call_closes_at_its_closing_and_not_a_second_before(int seconds, string state)
    {
        _server.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(seconds));

        await RunAsync<CloseCalls>((work, ct) => work.ExecuteAsync(ct));

        Assert.That((await CallAsync()).State, Is.EqualTo(state));
    }

    [TestCase(-1, "Scheduled")]
    [TestCase(0, "Open")]
    public async Task A_call_opens_at_its_opening_and_not_a_second_before(int seconds, string state)
    {
        var id = await ScheduledAsync();
        _server.Clock.Advance(TimeSpan.FromDays(10) + TimeSpan.FromSeconds(seconds));

        await RunAsync<OpenCalls>((work, ct) => work.ExecuteAsync(ct));

        var call = await _server.InDatabaseAsync(db => db.Calls.SingleAsync(c => c.Id == id));
        Assert.That(call.State, Is.EqualTo(state));
    }

    [Test]
    public async Task Assessment_starts_when_the_time_to_endorse_is_over()
    {
        _server.Clock.Advance(TimeSpan.FromDays(40));
        await RunAsync<CloseCalls>((work, ct) => work.ExecuteAsync(ct));

        await RunAsync<StartAssessments>((work, ct) => work.ExecuteAsync(ct));

        Assert.That((await CallAsync()).State, Is.EqualTo("InAssessment"));
    }

    [Test]
    public async Task Run_twice_or_by_two_at_once_a_call_closes_once()
    {
        _server.Clock.Advance(TimeSpan.FromDays(30));

        await Task.WhenAll(
            RunAsync<CloseCalls>((work, ct) => work.ExecuteAsync(ct)),
            RunAsync<CloseCalls>((work, ct) => work.ExecuteAsync(ct))
        );
        await RunAsync<CloseCalls>((work, ct) => work.ExecuteAsync(ct));

        var call = await CallAsync();
        var closings = await _server.InDatabaseAsync(db =>
            db.CaseEvents.CountAsync(e => e.CaseId == call.CaseId && e.Body.Contains("\"move\":\"CloseIntake\""))
        );
        Assert.That(call.State, Is.EqualTo("ClosedForIntake"));
        Assert.That(closings, Is.EqualTo(1));
    }

    [Test]
    public async Task A_decided_call_without_reserves_completes()
    {
        await DecideAsync();

        await RunAsync<CompleteCalls>((work, ct) => work.ExecuteAsync(ct));

        Assert.That((await CallAsync()).State, Is.EqualTo("Completed"));
    }

    [Test]
    public async Task One_run_of_time_takes_a_call_all_the_way_that_its_instants_allow()
    {
        _server.Clock.Advance(TimeSpan.FromDays(41));

        await RunAsync<RunTime>((work, ct) => work.ExecuteAsync(ct));

        Assert.That((await CallAsync()).State, Is.EqualTo("InAssessment"));
    }

    private Task RunAsync<T>(Func<T, CancellationToken, Task> run)
        where T : notnull =>
        _server.InScopeAsync(services => run(services.GetRequiredService<T>(), CancellationToken.None));

    private Task<Call> CallAsync() =>
        _server.InDatabaseAsync(db => db.Calls.SingleAsync(c => c.Id == _server.World.Call.Id));

    private async Task DecideAsync()
    {
        _server.Clock.Advance(TimeSpan.FromDays(41));
        await RunAsync<RunTime>((work, ct) => work.ExecuteAsync(ct));
        await _server.InDatabaseAsync(async db =>
        {
            var call = await db.Calls.SingleAsync(c => c.Id == _server.World.Call.Id);
            var workflow = _server.Services.GetRequiredService<WorkflowCatalog>()[CaseKind.Call];
            var leader = _server.World.Cast.As("leader", Role.Leader);
            call.Decide(workflow, 0, new Act(leader, _server.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
    }

    private Task<Id<Call>> ScheduledAsync() =>
        _server.InDatabaseAsync(async db =>
        {
            var now = _server.Clock.GetUtcNow();
            var workflow = _server.Services.GetRequiredService<WorkflowCatalog>()[CaseKind.Call];
            var content = new CallContent(
                new LocalText("Cold chains", "冷链"),
                new LocalText("Cold chains for villages.", "乡村冷链。"),
                new Money(1_000m),
                now.AddDays(10),
                now.AddDays(40),
                now.AddDays(50),
                new CallTerms()
            );
            var cast = _server.World.Cast;
            var call = new Call(
                Id<Call>.New(now),
                "C-2026-91",
                _server.World.Fund.Id,
                content,
                (workflow, new Act(cast.As("officer", Role.ProgrammeOfficer), now))
            );
            call.Schedule(workflow, new Money(60_000_000m), Money.Zero, new Act(cast.As("leader", Role.Leader), now));
            db.Calls.Add(call);
            await db.SaveChangesAsync();
            return call.Id;
        });
}
