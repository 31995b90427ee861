using FundManager.Web.Jobs;
using FundManager.Web.Options;
using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Microsoft.Extensions.Options;
using Npgsql;

namespace FundManager.Web.Setup;

/// <summary>Hangfire on the fund's own database.</summary>
internal static class JobStore
{
    private const string Schema = "hangfire";
    private const long Lock = 0x46756E64_4A6F6273;

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(2);

    // The queue locks its own rows for moments, by rows that a killed instance leaves behind: shorter than the 15 seconds for
    // which a start waits for one. A line of the schedule has a lock of its own, which goes with its connection.
    private static readonly TimeSpan LocksDieAfter = TimeSpan.FromSeconds(10);

    /// <summary>Makes the queue's tables, once for all instances that start together, and lets the program's role use them.</summary>
    public static async Task InstallAsync(FundDatabases databases, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(databases.Owner);
        await connection.OpenAsync(cancellationToken);
        await RunAsync(connection, $"select pg_advisory_lock({Lock})", cancellationToken);
        PostgreSqlObjectsInstaller.Install(connection, Schema);
        if (databases.ProgramRole is { } role)
        {
            var quoted = new NpgsqlCommandBuilder().QuoteIdentifier(role);
            await RunAsync(
                connection,
                $"""
                grant usage on schema {Schema} to {quoted};
                grant select, insert, update, delete on all tables in schema {Schema} to {quoted};
                grant usage, select on all sequences in schema {Schema} to {quoted};
                """,
                cancellationToken
            );
        }

        await RunAsync(connection, $"select pg_advisory_unlock({Lock})", cancellationToken);
    }

    /// <summary>The queue, and the server that works it off where this instance is to.</summary>
    public static void AddJobs(this WebApplicationBuilder builder, FundDatabases databases)
    {
        var options = builder.Configuration.GetSection(JobsOptions.Section).Get<JobsOptions>() ?? new JobsOptions();
        builder.Services.AddHangfire(configuration =>
            configuration
                .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                .UseSimpleAssemblyNameTypeSerializer()
                .UseRecommendedSerializerSettings()
                .UseStorage(Storage(databases, options))
                .WithJobExpirationTimeout(KeptFor)
        );
        if (options.Enabled)
        {
            builder.Services.AddHangfireServer(server =>
            {
                server.WorkerCount = options.Workers;
                server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            });
        }
    }

    /// <summary>Writes the schedule into the queue, and takes out what is no longer on it.</summary>
    public static void PlanJobs(this WebApplication app)
    {
        var recurring = app.Services.GetRequiredService<IRecurringJobManager>();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(
            app.Services.GetRequiredService<IOptions<FundOptions>>().Value.TimeZone
        );
        foreach (var line in Schedule.All)
        {
            recurring.AddOrUpdate<RunRecurring>(
                line.Id,
                run => run.ExecuteAsync(line.Id, CancellationToken.None),
                line.Cron,
                new RecurringJobOptions { TimeZone = zone, MisfireHandling = MisfireHandlingMode.Relaxed }
            );
        }

        using var connection = app.Services.GetRequiredService<JobStorage>().GetConnection();
        var planned = connection.GetAllItemsFromSet("recurring-jobs");
        foreach (var gone in planned.Where(id => Schedule.All.All(line => line.Id != id)))
        {
            recurring.RemoveIfExists(gone);
        }
    }

    private static PostgreSqlStorage Storage(FundDatabases databases, JobsOptions options) =>
        new(new NpgsqlConnectionFactory(databases.Program, Options(options)), Options(options));

    private static PostgreSqlStorageOptions Options(JobsOptions options) =>
        new()
        {
            SchemaName = Schema,
            PrepareSchemaIfNecessary = false,
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = TimeSpan.FromSeconds(options.TakeOverSeconds),
            QueuePollInterval = TimeSpan.FromSeconds(1),
            DistributedLockTimeout = LocksDieAfter,
        };

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
