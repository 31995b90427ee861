using System.CommandLine;
using System.Globalization;
using System.Text;
using FundManager.Data.Ledger;
using FundManager.Web.Setup;
using Npgsql;

namespace FundManager.Web.CommandLine;

/// <summary>export ledger: the ledger as a plain-text journal, to be checked by a program that is not ours.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The journal to write, like ledger.journal." };
        var fund = new Option<string>("--fund") { Description = "Number of one fund, like F-01; all without it." };
        var ledger = new Command("ledger", "The ledger as a plain-text journal, with its balances asserted.")
        {
            file,
            fund,
        };
        ledger.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(fund) ?? "", cancellationToken)
        );
        return new Command("export", "Write what the program holds in a form that others read.") { ledger };
    }

    private static async Task<int> RunAsync(string path, string fund, CancellationToken cancellationToken)
    {
        await using var databases = await FundDatabases.OpenAsync(
            FundApp.CreateBuilder([]).Configuration,
            cancellationToken
        );
        await using var source = NpgsqlDataSource.Create(databases.Program);
        try
        {
            await using var output = new StreamWriter(path, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
            var (entries, balances) = await WriteJournal.ExecuteAsync(source, fund, output, cancellationToken);
            if (fund.Length > 0 && balances == 0)
            {
                throw new CommandFaultException($"There is no fund “{fund}” with money.");
            }

            await Console.Out.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"{entries} entries, {balances} balances → {path}")
            );
            return 0;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            throw new CommandFaultException("This database has not the program's tables. Run migrate first.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFaultException($"{path} cannot be written: {fault.Message}");
        }
    }
}
