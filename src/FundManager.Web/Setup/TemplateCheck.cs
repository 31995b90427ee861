using System.Text.Json;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Bank;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;
using FundManager.Web.Options;
using FundManager.Web.Reports;
using FundManager.Web.Reports.Awards;
using Microsoft.Extensions.Options;

namespace FundManager.Web.Setup;

/// <summary>Reads every file that an office may change, and every setting, and collects what is wrong with them.</summary>
public sealed class TemplateCheck
{
    private readonly List<(string Kind, int Count)> _counts = [];
    private readonly List<string> _faults = [];
    private readonly string _templates;

    public TemplateCheck(string workflows, string templates)
    {
        _templates = templates;
        List<WorkflowDefinition> definitions = [];
        Each("workflows", workflows, json => definitions.Add(WorkflowDefinition.Parse(json)));
        Try(workflows, () => _ = new WorkflowCatalog(definitions));
        Each("frameworks", Sub("frameworks"), json => _ = AppraisalFramework.Parse(json));
        Each("schemes", Sub("schemes"), json => _ = Scheme.Parse(json));
        Each("banks", Sub("banks"), json => _ = BankProfile.Parse(json));
        Each("calendars", Sub("calendars"), ReadAsJson);
        Each("lists", Sub("lists"), ReadAsJson);
        Whole("reports", folder => _ = ReportWordings.Read(folder));
        Whole("letters", folder => _ = new LetterTemplates(folder));
    }

    /// <summary>How many files of each kind were read.</summary>
    public IReadOnlyList<(string Kind, int Count)> Counts => _counts;

    /// <summary>Each begins with the name of its file or setting.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Looks at the settings too.</summary>
    public void Settings(IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddOptions<FundOptions>().BindConfiguration(FundOptions.Section).ValidateDataAnnotations();
        using var provider = services.BuildServiceProvider();
        Try(
            FundOptions.Section,
            () =>
            {
                var zone = provider.GetRequiredService<IOptions<FundOptions>>().Value.TimeZone;
                _ = TimeZoneInfo.FindSystemTimeZoneById(zone);
            }
        );
        Try(JobsOptions.Section, () => _ = configuration.GetSection(JobsOptions.Section).Get<JobsOptions>());
        Try(MailOptions.Section, () => _ = configuration.GetSection(MailOptions.Section).Get<MailOptions>());
        Try(StorageOptions.Section, () => _ = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>());
        Try(DemoOptions.Section, () => _ = configuration.GetSection(DemoOptions.Section).Get<DemoOptions>());
    }

    private string Sub(string name) => Path.Combine(_templates, name);

    private void Each(string kind, string folder, Action<string> read)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        var files = Directory.EnumerateFiles(folder, "*.v*.json").Order(StringComparer.Ordinal).ToList();
        foreach (var path in files)
        {
            Try(Path.GetFileName(path), () => read(File.ReadAllText(path)));
        }

        _counts.Add((kind, files.Count));
    }

    /// <summary>A folder whose files belong together, one for each language.</summary>
    private void Whole(string kind, Action<string> read)
    {
        if (Directory.Exists(Sub(kind)))
        {
            Try(kind, () => read(Sub(kind)));
            _counts.Add((kind, Directory.GetFiles(Sub(kind)).Length));
        }
    }

    private void Try(string name, Action read)
    {
        try
        {
            read();
        }
        catch (WorkflowFaultsException broken)
        {
            _faults.AddRange(broken.Faults.Select(fault => $"{name}: {fault}"));
        }
        catch (FaultyFileException faulty)
        {
            _faults.AddRange(faulty.Faults.Select(fault => $"{name}: {fault}"));
        }
        catch (Exception broken)
            when (broken
                    is JsonException
                        or InvalidOperationException
                        or OptionsValidationException
                        or TimeZoneNotFoundException
            )
        {
            _faults.Add($"{name}: {broken.Message}");
        }
    }

    private static void ReadAsJson(string json)
    {
        using var read = JsonDocument.Parse(json);
    }
}
