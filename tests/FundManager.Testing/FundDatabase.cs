using System.Collections.Concurrent;
using System.Globalization;
using FundManager.Data;
using FundManager.Data.Postgres;
using Npgsql;

namespace FundManager.Testing;

/// <summary>A database of a test's own, copied from one that was migrated once.</summary>
public sealed class FundDatabase : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<Func<string, string, Task>, Lazy<Task<string>>> Templates = new();
    private static int _count;

    private readonly string _name;

    private FundDatabase(PrivatePostgres server, string name)
    {
        _name = name;
        OwnerConnectionString = server.ConnectionStringFor(name, owner: true);
        ProgramConnectionString = server.ConnectionStringFor(name, owner: false);
    }

    /// <summary>As the role that migrates and verifies; a superuser, who can switch triggers off.</summary>
    public string OwnerConnectionString { get; }

    /// <summary>As the running program.</summary>
    public string ProgramConnectionString { get; }

    /// <summary>A new database with the program's tables, triggers and grants, and nothing in it.</summary>
    public static Task<FundDatabase> CreateAsync() => CreateAsync(MigrateAsync);

    /// <summary>A new database; the first call with this delegate migrates its template.</summary>
    /// <param name="migrate">Takes the owner's and the program's connection to an empty database. Pass the same one each time.</param>
    public static async Task<FundDatabase> CreateAsync(Func<string, string, Task> migrate)
    {
        var server = await TestServer.StartedAsync();
        var template = await Templates.GetOrAdd(migrate, m => new(() => MakeTemplateAsync(server, m))).Value;
        var name = NextName("test");
        await ExecuteAsync(server, $"create database {name} template {template}");
        return new(server, name);
    }

    /// <summary>Stops the server of this test run; for the teardown of the test assembly, when all is done.</summary>
    public static Task StopServerAsync() => TestServer.StopAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var text in new[] { OwnerConnectionString, ProgramConnectionString })
        {
            await using var pooled = new NpgsqlConnection(text);
            NpgsqlConnection.ClearPool(pooled);
        }

        await ExecuteAsync(await TestServer.StartedAsync(), $"drop database if exists {_name} with (force)");
    }

    private static Task MigrateAsync(string owner, string program) =>
        Migrate.ExecuteAsync(owner, PrivatePostgres.ProgramRole, CancellationToken.None);

    private static async Task<string> MakeTemplateAsync(PrivatePostgres server, Func<string, string, Task> migrate)
    {
        var name = NextName("template");
        await ExecuteAsync(server, $"create database {name}");
        await migrate(server.ConnectionStringFor(name, owner: true), server.ConnectionStringFor(name, owner: false));

        // A database with a connection to it cannot be copied, and pools keep theirs.
        await ExecuteAsync(server, $"alter database {name} allow_connections false");
        await ExecuteAsync(
            server,
            $"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{name}'"
        );
        return name;
    }

    private static string NextName(string kind) =>
        kind + "_" + Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);

    private static async Task ExecuteAsync(PrivatePostgres server, string sql)
    {
        var text = server.ConnectionStringFor("postgres", owner: true);
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(text) { Pooling = false }.ConnectionString
        );
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
