using FundManager.Web.Features;
using FundManager.Web.Setup;
using Hangfire;
using Npgsql;

namespace FundManager.Web.Jobs;

/// <summary>Runs one line of the schedule. The queue keeps its name only, so that a queued job survives a new release.</summary>
[UseCase]
public sealed partial class RunRecurring(
    IServiceScopeFactory scopes,
    FundDatabases databases,
    ILogger<RunRecurring> logger
)
{
    private const int LockSpace = 0x466A6F62;

    /// <summary>Does nothing while another run of the same line goes on, here or in another instance.</summary>
    [AutomaticRetry(Attempts = 1, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    [JobDisplayName("{0}")]
    public async Task ExecuteAsync(string id, CancellationToken cancellationToken)
    {
        if (Schedule.All.FirstOrDefault(line => line.Id == id) is not { } work)
        {
            LogUnknown(id);
            return;
        }

        await using var connection = new NpgsqlConnection(databases.Program);
        await connection.OpenAsync(cancellationToken);
        if (!await LockAsync(connection, id, cancellationToken))
        {
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work.RunAsync(scope.ServiceProvider, cancellationToken);
        }
        finally
        {
            // A pooled connection keeps the locks of its session.
            await using var unlock = new NpgsqlCommand("select pg_advisory_unlock_all()", connection);
            await unlock.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    /// <summary>The lock goes with the connection, so a killed instance leaves none behind.</summary>
    private static async Task<bool> LockAsync(
        NpgsqlConnection connection,
        string id,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1, hashtext($2))", connection)
        {
            Parameters =
            {
                new() { Value = LockSpace },
                new() { Value = id },
            },
        };
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    [LoggerMessage(LogLevel.Warning, "The schedule has no line {Id}.")]
    private partial void LogUnknown(string id);
}
