using System.CommandLine;
using FundManager.Data;
using FundManager.Web.Demo;
using FundManager.Web.Setup;

namespace FundManager.Web.CommandLine;

/// <summary>seed demo: fills an empty database with the demo fund.</summary>
internal static class SeedCommand
{
    public static Command Create()
    {
        var command = new Command("seed", "Fill an empty database.");
        var demo = new Command("demo", "The demo fund with its fixed accounts.");
        demo.SetAction(
            async (_, cancellationToken) =>
            {
                await using var databases = await FundDatabases.OpenAsync(
                    FundApp.CreateBuilder([]).Configuration,
                    cancellationToken
                );
                await Migrate.ExecuteAsync(databases.Owner, databases.ProgramRole, cancellationToken);
                await using var app = FundApp.Build([], databases);
                return await LoadAsync(app, cancellationToken)
                    ? 0
                    : throw new CommandFaultException(
                        "There are people in this database already: the demo fund goes into an empty one."
                    );
            }
        );
        command.Subcommands.Add(demo);
        return command;
    }

    public static async Task<bool> LoadAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SeedDemo>().ExecuteAsync(cancellationToken);
    }
}
