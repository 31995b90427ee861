namespace FundManager.Domain.Reviews;

/// <summary>What is equal when two names, as people type them, are the same name. The database has the same in 3-conflicts.sql.</summary>
/// <remarks>Case, spacing and the order of words do not count: "Ma Lihua" is "Lihua MA". A name in both scripts is found by either.</remarks>
public static class NameKey
{
    private static readonly char[] Between = [' ', '\t', '\r', '\n', '\u3000', ',', '，', '·', '.'];

    /// <summary>Keys of a person's name: one for each script in it; none for "".</summary>
    public static IEnumerable<string> OfPerson(string name)
    {
        var han = string.Concat(name.Where(IsHan));
        if (han.Length > 0)
        {
            yield return han;
        }

        var rest = OfBody(string.Concat(name.Select(c => IsHan(c) ? ' ' : c)));
        if (rest.Length > 0)
        {
            yield return rest;
        }
    }

    /// <summary>Key of an organisation's name, whole; "" for "".</summary>
    public static string OfBody(string name) =>
        string.Join(
            ' ',
            name.ToUpperInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)
        );

    /// <summary>Key of a mail address; "" for "".</summary>
    public static string OfAddress(string address) => address.Trim().ToLowerInvariant();

    /// <summary>Whether a key is a mail address: it names one person, which a person's name does not.</summary>
    public static bool IsAddress(string key) => key.Contains('@', StringComparison.Ordinal);

    /// <summary>Keys of a name that may be a person's, an organisation's or an address.</summary>
    public static IReadOnlySet<string> OfAnybody(string name) =>
        With([.. OfPerson(name), OfBody(name), .. IsAddress(name) ? [OfAddress(name)] : (string[])[]]);

    /// <summary>Keys of a person known in both scripts and by an address.</summary>
    public static IReadOnlySet<string> Of(LocalText name, string address) =>
        With([.. OfPerson(name.En), .. OfPerson(name.Zh), OfAddress(address)]);

    /// <summary>Keys of an organisation known in both languages.</summary>
    public static IReadOnlySet<string> Of(LocalText body) => With([OfBody(body.En), OfBody(body.Zh)]);

    private static HashSet<string> With(IEnumerable<string> keys)
    {
        var found = keys.ToHashSet(StringComparer.Ordinal);
        found.Remove("");
        return found;
    }

    private static bool IsHan(char character) => character is >= '\u3400' and <= '\u9FFF';
}
