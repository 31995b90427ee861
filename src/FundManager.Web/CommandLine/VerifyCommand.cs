using System.CommandLine;
using System.Text.Json;
using FundManager.Data.Ledger;
using FundManager.Web.Jobs;
using FundManager.Web.Options;
using FundManager.Web.Setup;
using Npgsql;

namespace FundManager.Web.CommandLine;

/// <summary>verify: computes the whole history and ledger again, and tells each entry that is not as it was written.</summary>
internal static class VerifyCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var asJson = new Option<bool>("--json") { Description = "Write the result as JSON." };
        var command = new Command("verify", "Verify case chains, ledger and seals; exit 1 with every bad entry.")
        {
            asJson,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(asJson), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(bool asJson, CancellationToken cancellationToken)
    {
        var configuration = FundApp.CreateBuilder([]).Configuration;
        await using var databases = await FundDatabases.OpenAsync(configuration, cancellationToken);
        var storage = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        var report = await VerifyAsync(databases.Program, SealFilePath.In(storage), cancellationToken);
        await Console.Out.WriteLineAsync(asJson ? JsonOf(report) : TextOf(report));
        foreach (var fault in report.Faults)
        {
            await Console.Error.WriteLineAsync(fault.Text);
        }

        if (report.FaultCount > report.Faults.Count)
        {
            await Console.Error.WriteLineAsync($"… and {report.FaultCount - report.Faults.Count} more.");
        }

        return report.IsSound ? 0 : 1;
    }

    private static async Task<LedgerReport> VerifyAsync(
        string connection,
        string sealFile,
        CancellationToken cancellationToken
    )
    {
        await using var source = NpgsqlDataSource.Create(connection);
        try
        {
            return await new VerifyLedger(source).ExecuteAsync(sealFile, cancellationToken);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            throw new CommandFaultException("This database has not the program's tables. Run migrate first.");
        }
    }

    private static string TextOf(LedgerReport report) =>
        $"{report.Cases} cases, {report.Events} events, {report.Postings} postings, {report.Balances} balances, "
        + $"{report.Seals} seals: {(report.IsSound ? "sound" : $"{report.FaultCount} faults")}.";

    private static string JsonOf(LedgerReport report) =>
        JsonSerializer.Serialize(
            new
            {
                report.Cases,
                report.Events,
                report.Postings,
                report.Balances,
                report.Seals,
                report.IsSound,
                report.FaultCount,
                Faults = report.Faults.Select(fault => new { fault.Code, fault.Text }),
            },
            Json
        );
}
