using System.Globalization;

namespace FundManager.Domain.Appraisals;

/// <summary>Every version of every appraisal framework that the program knows.</summary>
public sealed class FrameworkCatalog
{
    private readonly Dictionary<string, AppraisalFramework> _byKey = new(StringComparer.Ordinal);

    /// <summary>A catalog of <paramref name="frameworks"/>, each read and found sound.</summary>
    /// <exception cref="ArgumentException">Two of them have one name and one version.</exception>
    public FrameworkCatalog(IEnumerable<AppraisalFramework> frameworks)
    {
        All =
        [
            .. frameworks
                .OrderBy(framework => framework.Name, StringComparer.Ordinal)
                .ThenBy(framework => framework.Version),
        ];
        foreach (var framework in All)
        {
            _byKey.Add(KeyOf(framework), framework);
            _byKey[framework.Name] = framework;
        }
    }

    /// <summary>By name, then the oldest version first.</summary>
    public IReadOnlyList<AppraisalFramework> All { get; }

    /// <summary>Those that a call may choose: an award's appraisal needs a total and a grade to lead to something.</summary>
    public IEnumerable<AppraisalFramework> WithTotal => All.Where(framework => framework.TotalRule != TotalRule.None);

    /// <summary>The framework of a key: a name alone, like "cn-self-2020", means its newest version; "cn-self-2020.v1" that one.</summary>
    /// <exception cref="InvalidOperationException">There is no such framework.</exception>
    public AppraisalFramework this[string key] =>
        Find(key) ?? throw new InvalidOperationException($"There is no framework '{key}'.");

    /// <summary>The framework of a key as above; null where there is none.</summary>
    public AppraisalFramework? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>What names a framework and its version for ever, like "cn-self-2020.v1".</summary>
    public static string KeyOf(AppraisalFramework framework) => KeyOf(framework.Name, framework.Version);

    /// <inheritdoc cref="KeyOf(AppraisalFramework)"/>
    public static string KeyOf(string name, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}.v{version}");
}
