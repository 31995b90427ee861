using FundManager.Data;
using FundManager.Testing;
using FundManager.Web.Demo;
using FundManager.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FundManager.Web.Tests.Harness;

/// <summary>The whole program on a database of its own, on a free port, with a clock that tests turn. Jobs run only when asked.</summary>
public sealed class FundServer : IAsyncDisposable
{
    private readonly FundDatabase _database;
    private readonly WebApplication _app;

    private FundServer(FundDatabase database, WebApplication app, FakeTimeProvider clock) =>
        (_database, _app, Clock) = (database, app, clock);

    /// <summary>A Tuesday at noon in Beijing, no holiday near.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 6, 9, 4, 0, 0, TimeSpan.Zero);

    public FakeTimeProvider Clock { get; }

    public FundDatabase Database => _database;

    public IServiceProvider Services => _app.Services;

    /// <summary>Like http://127.0.0.1:41234, without a slash at the end.</summary>
    public string Address =>
        _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>What <see cref="StartWithBasicsAsync"/> made.</summary>
    public DemoWorld World { get; private set; } = null!;

    /// <summary>An empty program.</summary>
    public static async Task<FundServer> StartAsync(
        DateTimeOffset? now = null,
        Action<WebApplicationBuilder>? adjust = null
    )
    {
        var database = await FundDatabase.CreateAsync();
        var clock = new FakeTimeProvider(now ?? Noon);
        var files = Directory.CreateTempSubdirectory("fund-files-");
        var app = FundApp.Build(
            [],
            FundDatabases.Of(database.OwnerConnectionString, database.ProgramConnectionString),
            builder =>
            {
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Logging.ClearProviders();
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>(StringComparer.Ordinal)
                    {
                        ["Jobs:Enabled"] = "false",
                        ["Storage:Folder"] = files.FullName,
                    }
                );
                builder.Services.AddSingleton<TimeProvider>(clock);
                adjust?.Invoke(builder);
            }
        );
        await app.StartAsync();
        return new FundServer(database, app, clock);
    }

    /// <summary>The program with the demo's people, a funded fund and one open call.</summary>
    public static async Task<FundServer> StartWithBasicsAsync(
        DateTimeOffset? now = null,
        Action<WebApplicationBuilder>? adjust = null
    )
    {
        var server = await StartAsync(now, adjust);
        server.World = await server.InScopeAsync(services =>
            services.GetRequiredService<SeedBasics>().ExecuteAsync(CancellationToken.None)
        );
        return server;
    }

    /// <summary>Runs <paramref name="work"/> with services of their own scope.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <inheritdoc cref="InScopeAsync{T}"/>
    public async Task InScopeAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    /// <summary>Reads or changes rows through a context of its own.</summary>
    public Task<T> InDatabaseAsync<T>(Func<FundDbContext, Task<T>> work) =>
        InScopeAsync(services => work(services.GetRequiredService<FundDbContext>()));

    /// <summary>A browser without an account.</summary>
    public FundClient Anonymous(string language = "en") => new(Address, language);

    /// <summary>A browser signed in as one of the demo's accounts, like "officer".</summary>
    public async Task<FundClient> SignInAsync(string account, string language = "en")
    {
        var client = Anonymous(language);
        await client.SignInAsync(account);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }
}
