using System.Globalization;

namespace FundManager.Domain.Reviews;

/// <summary>Every version of every review scheme that the program knows.</summary>
public sealed class SchemeCatalog
{
    private readonly Dictionary<string, Scheme> _byKey = new(StringComparer.Ordinal);

    /// <summary>A catalog of <paramref name="schemes"/>, each read and found sound.</summary>
    /// <exception cref="ArgumentException">Two of them have one name and one version.</exception>
    public SchemeCatalog(IEnumerable<Scheme> schemes)
    {
        All = [.. schemes.OrderBy(scheme => scheme.Name, StringComparer.Ordinal).ThenBy(scheme => scheme.Version)];
        foreach (var scheme in All)
        {
            _byKey.Add(KeyOf(scheme), scheme);
            _byKey[scheme.Name] = scheme;
        }
    }

    /// <summary>By name, then the oldest version first.</summary>
    public IReadOnlyList<Scheme> All { get; }

    /// <summary>The scheme of a key: a name alone, like "review-standard", means its newest version; "review-standard.v1" that one.</summary>
    /// <exception cref="InvalidOperationException">There is no such scheme.</exception>
    public Scheme this[string key] =>
        _byKey.TryGetValue(key, out var scheme)
            ? scheme
            : throw new InvalidOperationException($"There is no scheme '{key}'.");

    /// <summary>What names a scheme and its version for ever, like "review-standard.v1".</summary>
    public static string KeyOf(Scheme scheme) =>
        string.Create(CultureInfo.InvariantCulture, $"{scheme.Name}.v{scheme.Version}");
}
