using System.CommandLine;
using FundManager.Data;
using FundManager.Web.Setup;

namespace FundManager.Web.CommandLine;

/// <summary>migrate: brings the database to this version's form.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database to this version's form.");
        command.SetAction(
            async (_, cancellationToken) =>
            {
                await using var databases = await FundDatabases.OpenAsync(
                    FundApp.CreateBuilder([]).Configuration,
                    cancellationToken
                );
                await Migrate.ExecuteAsync(databases.Owner, databases.ProgramRole, cancellationToken);
                await JobStore.InstallAsync(databases, cancellationToken);
                return 0;
            }
        );
        return command;
    }
}
