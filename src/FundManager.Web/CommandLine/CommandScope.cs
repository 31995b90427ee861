using FundManager.Web.Setup;
using Npgsql;

namespace FundManager.Web.CommandLine;

/// <summary>The program's services for one verb, on its database; nothing listens.</summary>
internal static class CommandScope
{
    /// <exception cref="CommandFaultException">The database has not the program's tables.</exception>
    public static async Task<int> RunAsync(Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken)
    {
        await using var databases = await FundDatabases.OpenAsync(
            FundApp.CreateBuilder([]).Configuration,
            cancellationToken
        );
        await using var app = FundApp.Build([], databases);
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            return await work(scope.ServiceProvider);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            throw new CommandFaultException("This database has not the program's tables. Run migrate first.");
        }
    }
}
