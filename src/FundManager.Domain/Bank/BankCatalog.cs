using System.Globalization;

namespace FundManager.Domain.Bank;

/// <summary>Every profile of a bank that the office has.</summary>
public sealed class BankCatalog
{
    private readonly Dictionary<string, BankProfile> _byKey = new(StringComparer.Ordinal);

    /// <summary>A catalog of <paramref name="profiles"/>, each read and found sound.</summary>
    /// <exception cref="ArgumentException">Two of them have one name and one version.</exception>
    public BankCatalog(IEnumerable<BankProfile> profiles)
    {
        foreach (
            var profile in profiles.OrderBy(profile => profile.Name, StringComparer.Ordinal).ThenBy(p => p.Version)
        )
        {
            _byKey.Add(KeyOf(profile), profile);
            _byKey[profile.Name] = profile;
        }
    }

    /// <summary>The newest version of each, by name.</summary>
    public IReadOnlyList<BankProfile> Newest =>
        [.. _byKey.Where(one => one.Key == one.Value.Name).Select(one => one.Value)];

    /// <summary>The profile of a key: a name alone, like "pain-cn", means its newest version; "pain-cn.v1" that one. Null for none.</summary>
    public BankProfile? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>What names a profile and its version for ever, like "pain-cn.v1".</summary>
    public static string KeyOf(BankProfile profile) =>
        string.Create(CultureInfo.InvariantCulture, $"{profile.Name}.v{profile.Version}");
}
