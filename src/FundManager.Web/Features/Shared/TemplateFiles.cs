using System.Collections.Concurrent;
using System.Globalization;
using FundManager.Domain.Appraisals;
using FundManager.Web.Setup;

namespace FundManager.Web.Features;

/// <summary>The frameworks and schemes that lie beside the program, by name; of each the newest version.</summary>
public static class TemplateFiles
{
    private static readonly ConcurrentDictionary<string, AppraisalFramework> Frameworks = new(StringComparer.Ordinal);

    /// <summary>The newest version of the framework called <paramref name="name"/>.</summary>
    public static AppraisalFramework Framework(string name) =>
        Frameworks.GetOrAdd(name, static key => AppraisalFramework.Parse(File.ReadAllText(Newest("frameworks", key))));

    /// <summary>The names in a folder of templates, in order.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Templates.Folder, folder), "*.v*.json")
                .Select(path => NameOf(path).Name)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    private static string Newest(string folder, string name) =>
        Directory
            .EnumerateFiles(Path.Combine(Templates.Folder, folder), $"{name}.v*.json")
            .Where(path => NameOf(path).Name == name)
            .MaxBy(path => NameOf(path).Version)
        ?? throw new InvalidOperationException($"No {name} in {folder}.");

    private static (string Name, int Version) NameOf(string path)
    {
        var stem = Path.GetFileNameWithoutExtension(path);
        var at = stem.LastIndexOf(".v", StringComparison.Ordinal);
        return (stem[..at], int.Parse(stem[(at + 2)..], CultureInfo.InvariantCulture));
    }
}
