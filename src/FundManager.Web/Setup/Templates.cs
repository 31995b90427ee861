using System.Text.Json;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Bank;
using FundManager.Domain.Calendar;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;
using FundManager.Web.Reports;
using FundManager.Web.Reports.Awards;

namespace FundManager.Web.Setup;

/// <summary>Reads the files that an office may change without us: workflows, calendars; they lie beside the program.</summary>
public static class Templates
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "templates");

    public static string WorkflowFolder { get; } = Path.Combine(AppContext.BaseDirectory, "workflows");

    /// <exception cref="WorkflowFaultsException">At least one file is not sound; every fault is told, each with its file.</exception>
    public static WorkflowCatalog ReadWorkflows()
    {
        List<WorkflowDefinition> definitions = [];
        List<string> faults = [];
        foreach (var path in Directory.EnumerateFiles(WorkflowFolder, "*.v*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                definitions.Add(WorkflowDefinition.Parse(File.ReadAllText(path)));
            }
            catch (WorkflowFaultsException broken)
            {
                faults.AddRange(broken.Faults.Select(fault => $"{Path.GetFileName(path)}: {fault}"));
            }
        }

        return faults.Count == 0 ? new WorkflowCatalog(definitions) : throw new WorkflowFaultsException(faults);
    }

    /// <exception cref="FaultyFileException">At least one file is not sound; every fault is told, each with its file.</exception>
    public static SchemeCatalog ReadSchemes() => new(ReadAll("schemes", Scheme.Parse));

    /// <inheritdoc cref="ReadSchemes"/>
    public static FrameworkCatalog ReadFrameworks() => new(ReadAll("frameworks", AppraisalFramework.Parse));

    /// <summary>What the banks take, by name and version.</summary>
    /// <exception cref="FaultyFileException">A profile is not sound; every fault is told, each with its file.</exception>
    public static BankCatalog ReadBanks() => new(ReadAll("banks", BankProfile.Parse));

    /// <summary>The wording of every report, in each language.</summary>
    /// <exception cref="FaultyFileException">A file is not sound; every fault is told, each with its file.</exception>
    public static ReportWordings ReadReportWordings() => ReportWordings.Read(Path.Combine(Folder, "reports"));

    /// <summary>The templates of letters, in each language.</summary>
    /// <exception cref="FaultyFileException">A template is not sound.</exception>
    public static LetterTemplates ReadLetters() => new(Path.Combine(Folder, "letters"));

    private static List<T> ReadAll<T>(string folder, Func<string, T> parse)
    {
        List<T> read = [];
        List<FileFault> faults = [];
        foreach (
            var path in Directory
                .EnumerateFiles(Path.Combine(Folder, folder), "*.v*.json")
                .Order(StringComparer.Ordinal)
        )
        {
            try
            {
                read.Add(parse(File.ReadAllText(path)));
            }
            catch (FaultyFileException broken)
            {
                var name = Path.GetFileName(path);
                faults.AddRange(
                    broken.Faults.Select(fault => fault with { Field = $"{name} {fault.Field}".TrimEnd() })
                );
            }
        }

        return faults.Count == 0 ? read : throw new FaultyFileException(faults);
    }

    /// <summary>The calendar of <paramref name="zone"/>: days off and worked weekends from the file.</summary>
    public static FundCalendar ReadCalendar(string zone)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "calendars", "cn.v1.json")));
        return new FundCalendar(
            TimeZoneInfo.FindSystemTimeZoneById(zone),
            Days(json, "daysOff"),
            Days(json, "workedWeekends")
        );
    }

    private static HashSet<DateOnly> Days(JsonDocument json, string name) =>
        [
            .. json
                .RootElement.GetProperty(name)
                .EnumerateArray()
                .Select(day => DateOnly.Parse(day.GetString()!, System.Globalization.CultureInfo.InvariantCulture)),
        ];
}
