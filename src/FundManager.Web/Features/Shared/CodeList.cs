using System.Text.Json;
using FundManager.Domain;
using FundManager.Web.Setup;

namespace FundManager.Web.Features;

/// <summary>One entry of a published list.</summary>
public sealed record CodeEntry(string Code, LocalText Name);

/// <summary>A published list of codes with names in both languages, from templates/lists.</summary>
public sealed class CodeList
{
    private readonly Dictionary<string, CodeEntry> _byCode;

    private CodeList(IReadOnlyList<CodeEntry> entries) =>
        (Entries, _byCode) = (entries, entries.ToDictionary(entry => entry.Code, StringComparer.Ordinal));

    /// <summary>First-level regions, GB/T 2260.</summary>
    public static CodeList Regions { get; } = Read("regions.v1.json");

    /// <summary>First-level disciplines, GB/T 13745.</summary>
    public static CodeList Disciplines { get; } = Read("disciplines.v1.json");

    public IReadOnlyList<CodeEntry> Entries { get; }

    public bool Contains(string code) => _byCode.ContainsKey(code);

    /// <summary>The name in the reader's language; the code itself where the list does not have it.</summary>
    public string NameOf(string code) => _byCode.TryGetValue(code, out var entry) ? Show.Of(entry.Name) : code;

    /// <summary>For a field to choose from.</summary>
    public IReadOnlyList<(string Value, string Text)> Choices() =>
        [.. Entries.Select(entry => (entry.Code, Show.Of(entry.Name)))];

    private static CodeList Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Templates.Folder, "lists", file)));
        return new CodeList([
            .. json
                .RootElement.GetProperty("entries")
                .EnumerateArray()
                .Select(entry => new CodeEntry(
                    entry.GetProperty("code").GetString()!,
                    new LocalText(entry.GetProperty("en").GetString()!, entry.GetProperty("zh-Hans").GetString()!)
                )),
        ]);
    }
}
