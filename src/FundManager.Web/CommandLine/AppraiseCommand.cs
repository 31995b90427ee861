using System.CommandLine;
using System.Globalization;
using System.Text;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Web.Setup;

namespace FundManager.Web.CommandLine;

/// <summary>appraise: holds a self-appraisal table against a framework, without a database.</summary>
internal static class AppraiseCommand
{
    private const char Gap = ' ';

    public static Command Create()
    {
        var file = new Argument<string>("file")
        {
            Description = "The table: JSON, or a workbook (xlsx) as offices print it.",
        };
        var framework = new Option<string>("--framework")
        {
            Description = "Name of the framework, like cn-self-2020, or with its version, like cn-self-2020.v1.",
            Required = true,
        };
        var asJson = new Option<bool>("--json") { Description = "Write the result as JSON." };
        var command = new Command("appraise", "Compute what a self-appraisal table should have scored.")
        {
            file,
            framework,
            asJson,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
                await RunAsync(
                    (parsed.GetRequiredValue(file), parsed.GetRequiredValue(framework)),
                    parsed.GetValue(asJson),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        (string File, string Framework) asked,
        bool asJson,
        CancellationToken cancellationToken
    )
    {
        var catalog = Templates.ReadFrameworks();
        var framework =
            catalog.Find(asked.Framework)
            ?? throw new CommandFaultException(
                $"There is no framework “{asked.Framework}”. There are: {string.Join(", ", catalog.All.Select(FrameworkCatalog.KeyOf))}."
            );
        try
        {
            var result = AppraiseTable.Compute(framework, await ReadAsync(asked.File, cancellationToken));
            await Console.Out.WriteLineAsync(asJson ? result.ToJson() : TextOf(result));
            return 0;
        }
        catch (FaultyFileException faulty)
        {
            foreach (var fault in faulty.Faults)
            {
                await Console.Error.WriteLineAsync(LineOf(fault));
            }

            return 1;
        }
    }

    private static async Task<SelfAppraisalTable> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (!Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
            {
                return SelfAppraisalTable.Parse(await File.ReadAllTextAsync(path, cancellationToken));
            }

            await using var file = File.OpenRead(path);
            return await PrintedTableFile.ReadAsync(file, cancellationToken);
        }
        catch (WorkbookRefusedException refused)
        {
            throw new CommandFaultException(
                $"{path} cannot be read: {refused.Code}{string.Concat(refused.Facts.Select(fact => $", {fact.Key} {fact.Value}"))}"
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFaultException($"{path} cannot be read: {fault.Message}");
        }
    }

    private static string LineOf(FileFault fault)
    {
        var row = fault.Row is { } number ? string.Create(CultureInfo.InvariantCulture, $"row {number}, ") : "";
        var field = fault.Field.Length == 0 ? "file" : fault.Field;
        var facts = fault.Facts.Count == 0 ? "" : $" ({string.Join(", ", fault.Facts)})";
        return $"{row}{field}: {fault.Code}{facts}";
    }

    private static string TextOf(AppraisedTable result)
    {
        var text = new StringBuilder();
        var width = result.Indicators.Max(row => Units(row.Name));
        foreach (var row in result.Indicators)
        {
            text.Append(row.Name)
                .Append(Gap, width - Units(row.Name) + 2)
                .Append(CultureInfo.InvariantCulture, $"{Number(row.Score), 8}{Number(row.Published), 10}  ")
                .AppendJoin(' ', row.Flags)
                .AppendLine();
        }

        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"Total {Number(result.Total)} {result.Grade}, published {Number(result.PublishedTotal)}"
        );
        return text.AppendJoin(' ', result.Flags).ToString().TrimEnd();
    }

    private static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";

    // Chinese characters take two places on a console.
    private static int Units(string text) => text.Sum(c => c > 0x10FF ? 2 : 1);
}
