using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FundManager.Data;

/// <summary>Brings a database to the model's form: migrations, then triggers and views, then what the program's role may do.</summary>
public static class Migrate
{
    private const long Lock = 0x46756E64_4D677231;

    /// <summary>Runs under one lock, so that instances which start together do not meet; safe to run again.</summary>
    /// <param name="ownerConnection">A role that owns the tables.</param>
    /// <param name="programRole">The role under which the program works; null when it is the owner.</param>
    /// <param name="cancellationToken">Stops it between statements.</param>
    public static async Task ExecuteAsync(
        string ownerConnection,
        string? programRole,
        CancellationToken cancellationToken
    )
    {
        await using var source = NpgsqlDataSource.Create(ownerConnection);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await RunAsync(connection, $"select pg_advisory_lock({Lock})", cancellationToken);
        await using (var db = new FundDbContext(Options(ownerConnection)))
        {
            await db.Database.MigrateAsync(cancellationToken);
        }

        await RunAsync(connection, Script("1-ledger.sql"), cancellationToken);
        await RunAsync(connection, Script("3-conflicts.sql"), cancellationToken);
        if (programRole is not null)
        {
            var quoted = new NpgsqlCommandBuilder().QuoteIdentifier(programRole);
            await RunAsync(
                connection,
                Script("2-grants.sql").Replace(":role", quoted, StringComparison.Ordinal),
                cancellationToken
            );
        }

        await RunAsync(connection, $"select pg_advisory_unlock({Lock})", cancellationToken);
    }

    /// <summary>How every context of the program is set up.</summary>
    public static DbContextOptions<FundDbContext> Options(string connection)
    {
        var builder = new DbContextOptionsBuilder<FundDbContext>();
        Configure(builder, connection);
        return builder.Options;
    }

    /// <inheritdoc cref="Options"/>
    public static void Configure(DbContextOptionsBuilder builder, string connection) =>
        builder.UseNpgsql(connection).UseSnakeCaseNamingConvention();

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Script(string name)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"FundManager.Data.Sql.{name}")
            ?? throw new InvalidOperationException($"The script {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
