using System.Collections.Concurrent;
using FundManager.Data;
using FundManager.Data.Ledger;
using FundManager.Data.Postgres;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Workflows;
using FundManager.Testing;
using FundManager.Web.Demo;
using FundManager.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace FundManager.Benchmarks;

/// <summary>The program on a durable cluster of its own, as the first <c>serve</c> on a machine makes it; gone afterwards.</summary>
internal sealed class BenchmarkFund : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly PrivatePostgres _server;

    private BenchmarkFund(TemporaryFolder folder, PrivatePostgres server, WebApplication app) =>
        (_folder, _server, App) = (folder, server, app);

    /// <summary>The program. It listens only after <c>StartAsync</c>.</summary>
    public WebApplication App { get; }

    public string Owner => _server.OwnerConnectionString;

    public string Program => _server.ProgramConnectionString;

    public DemoWorld World { get; private set; } = null!;

    public static async Task<BenchmarkFund> StartAsync(CancellationToken cancellationToken)
    {
        var folder = new TemporaryFolder();
        var server = await PrivatePostgres.StartAsync(new(folder.Path), cancellationToken);
        await Migrate.ExecuteAsync(server.OwnerConnectionString, PrivatePostgres.ProgramRole, cancellationToken);
        var app = FundApp.Build(
            [],
            FundDatabases.Of(server.OwnerConnectionString, server.ProgramConnectionString),
            builder =>
            {
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Logging.ClearProviders();
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>(StringComparer.Ordinal)
                    {
                        ["Jobs:Enabled"] = "false",
                        ["Storage:Folder"] = Path.Combine(folder.Path, "files"),
                    }
                );
            }
        );
        var fund = new BenchmarkFund(folder, server, app);
        await using var scope = app.Services.CreateAsyncScope();
        fund.World = await scope.ServiceProvider.GetRequiredService<SeedBasics>().ExecuteAsync(cancellationToken);
        return fund;
    }

    /// <summary>Awards in force, each with tranches of 100.00 that may be asked for.</summary>
    public async Task<IReadOnlyList<Guid>> OpenTranchesAsync(string name, int awards, int tranches)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FundDbContext>();
        var amount = new Money(100m);
        var scene = new GrantScene(
            db,
            App.Services.GetRequiredService<WorkflowCatalog>(),
            App.Services.GetRequiredService<TimeProvider>().GetUtcNow()
        )
        {
            Call = await db.Calls.SingleAsync(call => call.Id == World.Call.Id),
            Recipient = World.Cast.Organisations["hexi"].Id,
            Endorser = World.Cast.Organisations["grain-society"].Id,
        };
        List<Disbursement> opened = [];
        for (var i = 1; i <= awards; i++)
        {
            Award award = await scene.RunAsync($"{name}-{i}", new Money(amount.Amount * tranches));
            opened.AddRange(Enumerable.Range(1, tranches).Select(t => scene.OpenTranche(award, t, amount)));
            await db.SaveChangesAsync();
        }

        return [.. opened.Select(tranche => tranche.CaseId)];
    }

    /// <summary>Number of the last event of every tranche, so that a move knows what it saw.</summary>
    public async Task<ConcurrentDictionary<Guid, int>> EventCountsAsync(CancellationToken cancellationToken)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FundDbContext>();
        var tranches = await db.Disbursements.Select(d => new { d.Id, d.EventCount }).ToListAsync(cancellationToken);
        return new(tranches.ToDictionary(tranche => tranche.Id.Value, tranche => tranche.EventCount));
    }

    /// <summary>The first award that there is.</summary>
    public async Task<Guid> FirstAwardAsync(CancellationToken cancellationToken)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FundDbContext>();
        return (await db.Awards.OrderBy(award => award.Id).FirstAsync(cancellationToken)).Id.Value;
    }

    public async Task<LedgerReport> VerifyAsync(CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(Program);
        return await new VerifyLedger(source).ExecuteAsync(sealFile: null, cancellationToken);
    }

    /// <summary>As a superuser who has switched the triggers off: for rows by the hundred thousand.</summary>
    public async Task FillAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            $"set session_replication_role = replica; {sql}; reset session_replication_role; analyze",
            connection
        )
        {
            CommandTimeout = 600,
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await _server.DisposeAsync();
        _folder.Dispose();
    }
}
