using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using FundManager.Data;
using FundManager.Web.Options;
using FundManager.Web.Setup;

namespace FundManager.Web.CommandLine;

/// <summary>serve: pages and jobs, until it is stopped.</summary>
internal static class ServeCommand
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    public static Command Create()
    {
        var command = new Command("serve", "Serve the pages and run the jobs (the default).");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var configuration = FundApp.CreateBuilder([]).Configuration;
        var addresses = (Environment.GetEnvironmentVariable("FUND_URLS") ?? DefaultAddress).Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries
        );
        await using var databases = await FundDatabases.OpenAsync(configuration, cancellationToken);
        await Migrate.ExecuteAsync(databases.Owner, databases.ProgramRole, cancellationToken);
        await JobStore.InstallAsync(databases, cancellationToken);
        await using var app = FundApp.Build([], databases, builder => builder.WebHost.UseUrls(addresses));
        if (
            databases.IsPrivate
            && app.Configuration.GetValue($"{DemoOptions.Section}:{nameof(DemoOptions.Load)}", defaultValue: true)
        )
        {
            await SeedCommand.LoadAsync(app, cancellationToken);
        }

        await RefuseRemoteDemoAsync(app, addresses, cancellationToken);
        app.PlanJobs();
        await ListenAsync(app, addresses, cancellationToken);
        await Console.Out.WriteLineAsync($"FundManager is at {string.Join(", ", addresses)}");
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static async Task ListenAsync(WebApplication app, string[] addresses, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception taken) when (taken is IOException or SocketException)
        {
            // The job server runs already: its threads must end before what they use is disposed.
            await app.StopAsync(CancellationToken.None);
            throw new CommandFaultException(
                $"Cannot listen at {string.Join(", ", addresses)}: {taken.Message} Set FUND_URLS to another address."
            );
        }
    }

    /// <summary>Accounts whose password stands in the README are for the machine itself only.</summary>
    private static async Task RefuseRemoteDemoAsync(
        WebApplication app,
        string[] addresses,
        CancellationToken cancellationToken
    )
    {
        await using var scope = app.Services.CreateAsyncScope();
        var demo = scope.ServiceProvider.GetRequiredService<Features.Account.DemoAccounts>();
        var isAllowed = app.Configuration.GetValue<bool>($"{DemoOptions.Section}:{nameof(DemoOptions.AllowRemote)}");
        if (!isAllowed && !addresses.All(IsLoopback) && (await demo.AddressesAsync(cancellationToken)).Count > 0)
        {
            throw new CommandFaultException(
                "The demo accounts have a known password, so the program listens on loopback only. Set Demo:AllowRemote to true to have it otherwise."
            );
        }
    }

    private static bool IsLoopback(string address)
    {
        var host = new Uri(
            address
                .Replace("://*", "://0.0.0.0", StringComparison.Ordinal)
                .Replace("://+", "://0.0.0.0", StringComparison.Ordinal)
        ).Host;
        return host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
