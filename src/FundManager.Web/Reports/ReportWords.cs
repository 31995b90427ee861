using System.Globalization;
using System.Text.Json;
using FundManager.Domain;

namespace FundManager.Web.Reports;

/// <summary>The wording of a report in one language, the order of its parts and the office's logo: a file that an office changes without us.</summary>
public sealed class ReportWords
{
    private readonly Dictionary<string, string> _words;
    private readonly ReportWords? _shared;

    private ReportWords(
        string language,
        IReadOnlyList<string> order,
        Dictionary<string, string> words,
        (ReportWords? Shared, string Logo) with
    ) => (Language, Order, _words, _shared, Logo) = (language, order, words, with.Shared, with.Logo);

    /// <summary>"en" or "zh-Hans".</summary>
    public string Language { get; }

    /// <summary>The parts in the order in which they are printed; one that is left out is not printed.</summary>
    public IReadOnlyList<string> Order { get; }

    /// <summary>Name of the picture at the head of every report, beside the file; "" for none. Only the file of all reports names it.</summary>
    public string Logo { get; }

    /// <summary>Every word of its own file.</summary>
    public IReadOnlyDictionary<string, string> Own => _words;

    /// <summary>The text of <paramref name="key"/>, from the file of all reports where this one has no own.</summary>
    public string this[string key, params ReadOnlySpan<object?> facts] =>
        !_words.TryGetValue(key, out var text) ? (_shared ?? throw new KeyNotFoundException(key))[key, facts]
        : facts.Length == 0 ? text
        : string.Format(CultureInfo.InvariantCulture, text, facts);

    /// <summary>Reads a wording.</summary>
    /// <param name="language">Of which language.</param>
    /// <param name="json">The file.</param>
    /// <param name="shipped">The wording as it ships, which says what parts and words there are; null when this is it.</param>
    /// <param name="shared">The words of all reports in the same language; null for that file itself.</param>
    /// <exception cref="FaultyFileException">It is not one; every fault is told.</exception>
    public static ReportWords Parse(string language, string json, ReportWords? shipped, ReportWords? shared)
    {
        List<FileFault> faults = [];
        try
        {
            using var file = JsonDocument.Parse(json);
            var order = ReadOrder(file.RootElement, shipped, faults);
            var words = ReadTexts(file.RootElement, shipped, faults);
            var logo = file.RootElement.TryGetProperty("logo", out var name) ? name.ToString() : "";
            return faults.Count == 0
                ? new ReportWords(language, order, words, (shared, logo))
                : throw new FaultyFileException(faults);
        }
        catch (JsonException broken)
        {
            throw new FaultyFileException([new FileFault(null, "", "not-json", [broken.Message])], broken);
        }
    }

    private static List<string> ReadOrder(JsonElement file, ReportWords? shipped, List<FileFault> faults)
    {
        if (!file.TryGetProperty("order", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            faults.Add(new FileFault(null, "order", "missing", []));
            return [];
        }

        List<string> order = [];
        foreach (var part in list.EnumerateArray())
        {
            var name = part.ValueKind == JsonValueKind.String ? part.GetString()! : "";
            var isKnown = shipped is null || shipped.Order.Contains(name, StringComparer.Ordinal);
            if (!isKnown || order.Contains(name, StringComparer.Ordinal))
            {
                faults.Add(new FileFault(null, "order", "unknown-or-twice", [name]));
            }

            order.Add(name);
        }

        return order;
    }

    private static Dictionary<string, string> ReadTexts(JsonElement file, ReportWords? shipped, List<FileFault> faults)
    {
        Dictionary<string, string> words = new(StringComparer.Ordinal);
        if (!file.TryGetProperty("words", out var list) || list.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new FileFault(null, "words", "missing", []));
            return words;
        }

        foreach (var word in list.EnumerateObject())
        {
            var text = words[word.Name] = word.Value.ValueKind == JsonValueKind.String ? word.Value.GetString()! : "";
            var known = text;
            if (shipped is not null && !shipped.Own.TryGetValue(word.Name, out known))
            {
                faults.Add(new FileFault(null, $"words.{word.Name}", "unknown-field", []));
            }
            else if (text.Length == 0 || PlaceholdersOf(text) is not { } count || count > PlaceholdersOf(known!))
            {
                faults.Add(
                    new FileFault(
                        null,
                        $"words.{word.Name}",
                        "empty-or-wrong-placeholder",
                        [$"{PlaceholdersOf(known!)}"]
                    )
                );
            }
        }

        var missing = shipped?.Own.Keys.Where(key => !words.ContainsKey(key)) ?? [];
        faults.AddRange(missing.Select(key => new FileFault(null, $"words.{key}", "missing", [])));
        return words;
    }

    /// <summary>How many values a text takes: one more than its highest placeholder; null when its braces are wrong.</summary>
    private static int? PlaceholdersOf(string text)
    {
        const int Most = 10;
        for (var count = 0; count <= Most; count++)
        {
            try
            {
                _ = string.Format(CultureInfo.InvariantCulture, text, [.. Enumerable.Repeat<object>("x", count)]);
                return count;
            }
            catch (FormatException) { }
        }

        return null;
    }
}
