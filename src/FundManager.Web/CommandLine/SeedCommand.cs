using System.CommandLine;
using FundManager.Data;
using FundManager.Web.Demo;
using FundManager.Web.Demo.Load;
using FundManager.Web.Setup;

namespace FundManager.Web.CommandLine;

/// <summary>seed demo: fills an empty database with the demo fund. seed load: a large fund beside it.</summary>
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
        command.Subcommands.Add(CreateLoad());
        return command;
    }

    private static Command CreateLoad()
    {
        var applications = new Option<int>("--applications")
        {
            Description = "How many applications, with all that comes of them.",
            Required = true,
        };
        applications.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > SeedLoad.Most)
            {
                result.AddError($"--applications is 1 to {SeedLoad.Most}.");
            }
        });
        var command = new Command("load", "A large fund beside the demo fund, for tests of load.") { applications };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using var databases = await FundDatabases.OpenAsync(
                    FundApp.CreateBuilder([]).Configuration,
                    cancellationToken
                );
                await Migrate.ExecuteAsync(databases.Owner, databases.ProgramRole, cancellationToken);
                await using var app = FundApp.Build([], databases);
                await using var scope = app.Services.CreateAsyncScope();
                return await scope
                    .ServiceProvider.GetRequiredService<SeedLoad>()
                    .ExecuteAsync(databases.Owner, parsed.GetValue(applications), cancellationToken)
                    ? 0
                    : throw new CommandFaultException(
                        "There are real people in this database: a load goes into an empty one or beside the demo fund."
                    );
            }
        );
        return command;
    }

    public static async Task<bool> LoadAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SeedDemo>().ExecuteAsync(cancellationToken);
    }
}
