using System.Globalization;
using System.Text.Json;
using FundManager.Domain;

namespace FundManager.Web.Reports;

/// <summary>The wording of the appraisal's report in one language and the order of its parts: a file that an office changes without us.</summary>
public sealed class ReportWords
{
    /// <summary>The parts that a report can have.</summary>
    public static readonly IReadOnlyList<string> Parts =
    [
        "facts",
        "verdict",
        "blocks",
        "scores",
        "budget",
        "remarks",
        "opinion",
        "reply",
        "inputs",
        "money",
        "findings",
        "evidence",
        "integrity",
        "signatures",
    ];

    /// <summary>Every word that the report uses, with how many placeholders it is given.</summary>
    public static readonly IReadOnlyDictionary<string, int> Known = ReadKnown(
        """
        title_midterm:0 title_final:0 title_followup:0 page:2 header:1 unpublished:0
        facts:0 number:0 award:0 project:0 recipient:0 fund:0 term:0 termRange:2 amount:0 framework:0 finalised:0 published:0
        verdict:0 sentence:3 noOutcome:2 selfSentence:1 noSelf:0
        blocks:0 blocksAlternative:1 blockItem:3 separator:0
        scores:0 scoresCaption:1 indicator:0 target:0 actual:0 weight:0 score:0 why:0 total:0
        budget:0 budgetSentence:3 budgetNotApplicable:1 budgetNone:0
        remarks:0 remark:2 remarksNone:0 reason:1 improvement:1
        opinion:0 opinionNone:0 reply:0 replyNone:0
        inputs:0 inputKind:0 planned:0 verified:0 share:0 inputsNone:0
        money:0 place:0 moneyAmount:0 moneyNote:1 moneyNone:0
        findings:0 findingNumber:0 severity:0 finding:0 state:0 open:0 closed:0 findingsNone:0
        evidence:0 file:0 size:0 fileHash:0 evidenceNone:0
        integrity:0 integritySentence:2 frozenHash:0 frameworkHash:0 chainNumber:0 chainHash:0
        signatures:0 appraiser:0 leader:0 signature:0 name:0 date:0
        """
    );

    private readonly Dictionary<string, string> _words;

    private ReportWords(string language, IReadOnlyList<string> order, Dictionary<string, string> words) =>
        (Language, Order, _words) = (language, order, words);

    /// <summary>"en" or "zh-Hans".</summary>
    public string Language { get; }

    /// <summary>The parts in the order in which they are printed; one that is left out is not printed.</summary>
    public IReadOnlyList<string> Order { get; }

    public string this[string key, params ReadOnlySpan<object?> facts] =>
        facts.Length == 0 ? _words[key] : string.Format(CultureInfo.InvariantCulture, _words[key], facts);

    /// <summary>Reads a wording.</summary>
    /// <exception cref="FaultyFileException">It is not one; every fault is told.</exception>
    public static ReportWords Parse(string language, string json)
    {
        List<FileFault> faults = [];
        try
        {
            using var file = JsonDocument.Parse(json);
            var order = ReadOrder(file.RootElement, faults);
            var words = ReadTexts(file.RootElement, faults);
            return faults.Count == 0 ? new ReportWords(language, order, words) : throw new FaultyFileException(faults);
        }
        catch (JsonException broken)
        {
            throw new FaultyFileException([new FileFault(null, "", "not-json", [broken.Message])], broken);
        }
    }

    private static List<string> ReadOrder(JsonElement file, List<FileFault> faults)
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
            if (!Parts.Contains(name, StringComparer.Ordinal) || order.Contains(name, StringComparer.Ordinal))
            {
                faults.Add(new FileFault(null, "order", "unknown-or-twice", [name]));
            }

            order.Add(name);
        }

        return order;
    }

    private static Dictionary<string, string> ReadTexts(JsonElement file, List<FileFault> faults)
    {
        Dictionary<string, string> words = new(StringComparer.Ordinal);
        if (!file.TryGetProperty("words", out var list) || list.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new FileFault(null, "words", "missing", []));
            return words;
        }

        foreach (var word in list.EnumerateObject())
        {
            words[word.Name] = word.Value.ValueKind == JsonValueKind.String ? word.Value.GetString()! : "";
            if (!Known.TryGetValue(word.Name, out var count))
            {
                faults.Add(new FileFault(null, $"words.{word.Name}", "unknown-field", []));
            }
            else if (!CanBeFilled(words[word.Name], count))
            {
                faults.Add(new FileFault(null, $"words.{word.Name}", "empty-or-wrong-placeholder", [$"{count}"]));
            }
        }

        var missing = Known.Keys.Where(key => !words.ContainsKey(key));
        faults.AddRange(missing.Select(key => new FileFault(null, $"words.{key}", "missing", [])));
        return words;
    }

    private static bool CanBeFilled(string text, int count)
    {
        try
        {
            return string.Format(CultureInfo.InvariantCulture, text, [.. Enumerable.Repeat<object>("x", count)]).Length
                > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static Dictionary<string, int> ReadKnown(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Split(':'))
            .ToDictionary(
                word => word[0],
                word => int.Parse(word[1], CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );
}

/// <summary>The wording of each language.</summary>
public sealed class ReportWordings
{
    public static readonly IReadOnlyList<string> Languages = ["en", "zh-Hans"];

    private readonly Dictionary<string, ReportWords> _byLanguage;

    private ReportWordings(Dictionary<string, ReportWords> byLanguage) => _byLanguage = byLanguage;

    public ReportWords this[string language] => _byLanguage[language];

    /// <summary>Reads the wordings in <paramref name="folder"/>.</summary>
    /// <exception cref="FaultyFileException">A file is not sound; every fault is told, each with its file.</exception>
    public static ReportWordings Read(string folder)
    {
        List<FileFault> faults = [];
        Dictionary<string, ReportWords> words = new(StringComparer.Ordinal);
        foreach (var language in Languages)
        {
            var name = $"appraisal.{language}.json";
            try
            {
                words[language] = ReportWords.Parse(language, File.ReadAllText(Path.Combine(folder, name)));
            }
            catch (FaultyFileException broken)
            {
                faults.AddRange(
                    broken.Faults.Select(fault => fault with { Field = $"{name} {fault.Field}".TrimEnd() })
                );
            }
        }

        return faults.Count == 0 ? new ReportWordings(words) : throw new FaultyFileException(faults);
    }
}
