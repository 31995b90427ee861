using FundManager.Data;
using FundManager.Web.Jobs;
using FundManager.Web.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.EndToEnd.Tests.Journeys;

/// <summary>The program, the people with their browsers, and the clock that runs between their visits.</summary>
internal sealed class JourneyWorld : IAsyncDisposable
{
    /// <summary>Who reads Chinese; the others read English, so that each page is met in one of them and the tour shows it in the other.</summary>
    private static readonly string[] Chinese =
    [
        "applicant",
        "endorser",
        "reviewer2",
        "finance2",
        "leader",
        "appraiser",
    ];

    private readonly Dictionary<string, Visitor> _visitors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _looked = new(StringComparer.Ordinal);

    private JourneyWorld(FundServer server) => Server = server;

    public FundServer Server { get; }

    /// <summary>Everything that the browsers' consoles complained of.</summary>
    public HashSet<string> Complaints { get; } = new(StringComparer.Ordinal);

    public DateOnly Today => DateOnly.FromDateTime(Server.Clock.GetUtcNow().AddHours(8).DateTime);

    public static async Task<JourneyWorld> StartAsync()
    {
        // Without a browser nothing is started: the journey is skipped or fails at once.
        await Chromium.StartedAsync();
        return new JourneyWorld(await FundServer.StartWithBasicsAsync());
    }

    /// <summary>This person's browser, signed in.</summary>
    public async Task<Visitor> AsAsync(string account, string? language = null)
    {
        var reads = language ?? (Chinese.Contains(account, StringComparer.Ordinal) ? "zh-Hans" : "en");
        var key = $"{account} {reads}";
        if (!_visitors.TryGetValue(key, out var visitor))
        {
            visitor = await Visitor.SignInAsync(Server.Address, account, reads, _looked);
            _visitors[key] = visitor;
        }

        return visitor;
    }

    /// <summary>Turns the clock and does what time does. Sessions end by then, as they would.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        await EndVisitsAsync();
        Server.Clock.Advance(by);
        await Server.InScopeAsync(services =>
            services.GetRequiredService<RunTime>().ExecuteAsync(CancellationToken.None)
        );
    }

    /// <inheritdoc cref="AdvanceAsync"/>
    public Task AdvanceToAsync(DateOnly day) =>
        AdvanceAsync(TimeSpan.FromDays(Math.Max(0, day.DayNumber - Today.DayNumber)));

    public Task<T> ReadAsync<T>(Func<FundDbContext, Task<T>> read) => Server.InDatabaseAsync(read);

    public async ValueTask DisposeAsync()
    {
        await EndVisitsAsync();
        await Server.DisposeAsync();
    }

    private async Task EndVisitsAsync()
    {
        foreach (var visitor in _visitors.Values)
        {
            Complaints.UnionWith(visitor.Complaints);
            await visitor.DisposeAsync();
        }

        _visitors.Clear();
    }
}
