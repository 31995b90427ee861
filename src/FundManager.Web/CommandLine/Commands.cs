using System.CommandLine;
using System.Globalization;
using FundManager.Data.Postgres;
using FundManager.Domain;
using FundManager.Domain.Workflows;

namespace FundManager.Web.CommandLine;

/// <summary>The verbs of the program. Results go to standard output, faults to standard error with exit code 1; a usage fault exits 2.</summary>
public static class Commands
{
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args.Length == 0 ? ["serve"] : args);
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync();
            return 2;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception fault)
            when (fault
                    is PrivatePostgresException
                        or WorkflowFaultsException
                        or FaultyFileException
                        or CommandFaultException
            )
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
        catch (RefusedException refused)
        {
            await Console.Error.WriteLineAsync(SentenceOf(refused.Refusal));
            return 1;
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("FundManager: special-fund grant management and performance appraisal.");
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(MigrateCommand.Create());
        root.Subcommands.Add(CheckCommand.Create());
        root.Subcommands.Add(SeedCommand.Create());
        root.Subcommands.Add(VerifyCommand.Create());
        root.Subcommands.Add(AppraiseCommand.Create());
        root.Subcommands.Add(AssignCommand.Create());
        root.Subcommands.Add(SelectCommand.Create());
        root.Subcommands.Add(CalibrateCommand.Create());
        root.Subcommands.Add(ReportCommand.Create());
        root.Subcommands.Add(BankCommand.Create());
        root.Subcommands.Add(ExportCommand.Create());
        return root;
    }

    private static string SentenceOf(Refusal refusal)
    {
        var sentence = Texts.All["Refusals"].GetString(refusal.Code, CultureInfo.InvariantCulture)!;
        return $"{refusal.Code}: {string.Format(CultureInfo.InvariantCulture, sentence, refusal.Facts)}";
    }
}

/// <summary>A verb cannot do what it was asked; the message says why and what to do.</summary>
public sealed class CommandFaultException(string message) : Exception(message);
