using System.CommandLine;
using FundManager.Web.Reports;

namespace FundManager.Web.CommandLine;

/// <summary>report: writes any report as a file, and lists those that there are with the newest case of each.</summary>
internal static class ReportCommand
{
    private static readonly string[] Endings = [".pdf", ".xlsx"];

    public static Command Create()
    {
        var command = new Command("report", "Write a report as a file.") { CreateList() };
        foreach (var name in ReportWordings.Names)
        {
            command.Subcommands.Add(CreateOne(name));
        }

        return command;
    }

    private static Command CreateList()
    {
        var command = new Command("list", "List all reports, and the newest case that each can be written of.");
        command.SetAction(
            (_, cancellationToken) =>
                CommandScope.RunAsync(services => ListAsync(services, cancellationToken), cancellationToken)
        );
        return command;
    }

    private static Command CreateOne(string name)
    {
        var language = new Option<string>("--language") { Description = "en or zh-Hans.", Required = true };
        language.AcceptOnlyFromAmong([.. ReportWordings.Languages]);
        var output = new Option<string>("--out")
        {
            Description = "The file to write; its ending says what: .pdf or .xlsx.",
            Required = true,
        };
        output.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { } path || FormatOf(path) is null)
            {
                result.AddError("--out ends in .pdf or .xlsx.");
            }
        });
        var which = new Option<string>("--case")
        {
            Description = "Id or number of the case, like FM-2026-0001; the newest fitting one without it.",
        };
        var title = ReportWordings.ShippedOf(name)["name_of_report"];
        var command = new Command(name, $"{title}.") { language, output, which };
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var asked = new Asked(
                    name,
                    parsed.GetValue(which),
                    parsed.GetRequiredValue(language),
                    parsed.GetRequiredValue(output)
                );
                return CommandScope.RunAsync(
                    services => WriteAsync(services, asked, cancellationToken),
                    cancellationToken
                );
            }
        );
        return command;
    }

    private static async Task<int> ListAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var render = services.GetRequiredService<RenderReport>();
        foreach (var report in services.GetRequiredService<ReportCatalog>().All)
        {
            var newest = await report.FindAsync(null, cancellationToken);
            var formats = report.HasWorkbook ? "pdf xlsx" : "pdf";
            await Console.Out.WriteLineAsync(
                $"{report.Name, -20} {formats, -9} {newest?.Number ?? "–", -18} {render.TitleOf(report, "en")} · {render.TitleOf(report, "zh-Hans")}"
            );
        }

        return 0;
    }

    private static async Task<int> WriteAsync(
        IServiceProvider services,
        Asked asked,
        CancellationToken cancellationToken
    )
    {
        var report = services.GetRequiredService<ReportCatalog>().Find(asked.Report)!;
        var format = FormatOf(asked.Path)!;
        if (format == "xlsx" && !report.HasWorkbook)
        {
            throw new CommandFaultException($"{report.Name} has no figures for a workbook. Let --out end in .pdf.");
        }

        var found = await report.FindAsync(asked.Case, cancellationToken);
        if (found is null || await report.ReadAsync(found, cancellationToken) is not { } content)
        {
            throw new CommandFaultException(
                asked.Case is null
                    ? $"There is no case yet that {report.Name} can be written of."
                    : $"There is no case “{asked.Case}” that {report.Name} can be written of. report list names the newest."
            );
        }

        var file = services.GetRequiredService<RenderReport>().Render(report, content, asked.Language, format);
        await SaveAsync(asked.Path, file, cancellationToken);
        await Console.Out.WriteLineAsync($"{content.Number} → {asked.Path}");
        return 0;
    }

    private static async Task SaveAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllBytesAsync(path, content, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFaultException($"{path} cannot be written: {fault.Message}");
        }
    }

    private static string? FormatOf(string path)
    {
        var ending = Path.GetExtension(path).ToLowerInvariant();
        return Endings.Contains(ending, StringComparer.Ordinal) ? ending[1..] : null;
    }

    private sealed record Asked(string Report, string? Case, string Language, string Path);
}
