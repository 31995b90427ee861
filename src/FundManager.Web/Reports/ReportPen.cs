using FundManager.Documents.Blocks;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Web.Features.Appraisals;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Reports;

/// <summary>Writes a report in one language: its wording, the program's words, and what people typed as far as the fonts have it.</summary>
public sealed class ReportPen(
    ReportWords words,
    (Texts Texts, Show Show, CaseStates States, ScoreTexts Scores) with,
    Func<string, string> clean
)
{
    public ReportWords Words => words;

    public Texts Texts => with.Texts;

    public ScoreTexts Scores => with.Scores;

    public string this[string key, params ReadOnlySpan<object?> facts] => words[key, facts];

    /// <summary>A text that people typed; a character that the fonts lack is printed as a box.</summary>
    public string Typed(string text) => clean(text);

    public string Of(LocalText text) => clean(Show.Of(text));

    public string Instant(DateTimeOffset at) => with.Show.Instant(at);

    public string Day(DateTimeOffset at) => with.Show.Day(at);

    public string Deadline(DateTimeOffset at) => with.Show.Deadline(at);

    public string State(string kind, string state) => with.States.Label(kind, state);

    /// <summary>"3 Mar 2026 to 2 Mar 2028".</summary>
    public string Term(DateOnly from, DateOnly to) => words["termRange", Show.Day(from), Show.Day(to)];

    /// <summary>Facts by the keys of their names; those without a value are left out.</summary>
    public KeyValues Facts(params IEnumerable<(string Key, string? Value)> facts) =>
        new([
            .. facts
                .Where(fact => !string.IsNullOrEmpty(fact.Value))
                .Select(fact => new KeyValue(words[fact.Key], fact.Value!)),
        ]);

    /// <summary>A text that people typed as paragraphs, or the word for nothing.</summary>
    public IEnumerable<Block> Said(string text, string none = "none") =>
        string.IsNullOrWhiteSpace(text) ? [new Paragraph(words[none])] : Printing.Paragraphs(clean(text));

    public Paragraph Note(string text) => new(text) { Tone = ParagraphTone.Note };

    public SignatureBlock Signatures(params IReadOnlyList<(string Key, string? Name)> people) =>
        new(
            [.. people.Select(one => new Signatory(words[one.Key], one.Name is { } name ? clean(name) : ""))],
            words["signature"],
            words["name"],
            words["date"]
        );

    /// <summary>Facts as a sheet of two columns.</summary>
    public Sheet FactSheet(string nameKey, KeyValues facts) =>
        new()
        {
            Name = words[nameKey],
            HasFilter = false,
            Columns = [new(words["fact"]) { Width = 30 }, new(words["value"]) { Width = 70 }],
            Rows = [.. facts.Entries.Select(fact => (IReadOnlyList<SheetCell>)[fact.Label, fact.Value])],
        };
}
