using FundManager.Documents;
using FundManager.Documents.Blocks;
using FundManager.Domain;
using FundManager.Web.Features;
using FundManager.Web.Features.Appraisals;
using FundManager.Web.Files;

namespace FundManager.Web.Reports;

/// <summary>Sets the report of an appraisal: the same report gives the same bytes.</summary>
[UseCase]
public sealed class AppraisalReportDocument(ReportWordings wordings, ScoreTexts scores, Texts texts, Show show)
{
    /// <summary>The report as a PDF file.</summary>
    /// <param name="report">What it tells.</param>
    /// <param name="language">"en" or "zh-Hans".</param>
    public byte[] Render(AppraisalReport report, string language) =>
        ReportLanguage.In(language, () => Printing.Print(clean => DocumentOf(report, wordings[language], clean)));

    private PdfDocument DocumentOf(AppraisalReport report, ReportWords words, Func<string, string> clean)
    {
        var tables = new AppraisalReportTables(report, words, (scores, texts), clean);
        var title = TitleOf(report, words);
        return new PdfDocument
        {
            Title = $"{title} {report.Number}",
            Language = words.Language,
            CreatedAt = report.StandsSince,
            Author = clean(Show.Of(report.Award.Fund)),
            Subject = clean(Show.Of(report.Award.Title)),
            Header = words["header", clean(Show.Of(report.Award.Fund))],
            Footer = report.Number,
            PageNumberFormat = words["page"],
            Blocks =
            [
                new Heading(1, title),
                new Paragraph(clean(Show.Of(report.Award.Title))) { Tone = ParagraphTone.Lead },
                .. Unpublished(report, words),
                .. words.Order.SelectMany(part => PartOf(part, report, words, (tables, clean))),
            ],
        };
    }

    private static Block[] Unpublished(AppraisalReport report, ReportWords words) =>
        report.PublishedAt is null ? [new Paragraph(words["unpublished"]) { Tone = ParagraphTone.Note }] : [];

    private static string TitleOf(AppraisalReport report, ReportWords words) =>
        words[$"title_{report.Stage.ToString().ToLowerInvariant()}"];

    private IEnumerable<Block> PartOf(
        string part,
        AppraisalReport report,
        ReportWords words,
        (AppraisalReportTables Tables, Func<string, string> Clean) with
    )
    {
        var (tables, clean) = with;
        IEnumerable<Block> blocks = part switch
        {
            "facts" => [Facts(report, words, clean)],
            "verdict" => Verdict(report, words),
            "blocks" => [tables.Chart()],
            "scores" => [tables.Scores()],
            "budget" => Budget(report, words, clean),
            "remarks" => tables.Remarks(),
            "opinion" => Said(report.Opinion, words["opinionNone"], clean),
            "reply" => Said(report.Reply, words["replyNone"], clean),
            "inputs" => tables.Inputs(),
            "money" => tables.MoneyPlaces(show.Instant(report.Seal.At)),
            "findings" => [tables.Findings()],
            "evidence" => [Evidence(report, words, clean)],
            "integrity" => Integrity(report, words),
            "signatures" => [Signatures(report, words)],
            _ => throw new InvalidOperationException($"No part {part}."),
        };
        return blocks.Prepend(new Heading(2, words[part]));
    }

    private KeyValues Facts(AppraisalReport report, ReportWords words, Func<string, string> clean)
    {
        var award = report.Award;
        List<KeyValue> facts =
        [
            new(words["number"], report.Number),
            new(words["award"], award.Number),
            new(words["recipient"], clean(Show.Of(award.Recipient))),
            new(words["fund"], clean(Show.Of(award.Fund))),
            new(words["term"], words["termRange", Show.Day(award.StartsOn), Show.Day(award.EndsOn)]),
            new(words["amount"], Show.Money(award.Amount)),
            new(words["framework"], Show.Of(report.Framework.Title)),
            new(words["finalised"], show.Instant(report.Seal.At)),
        ];
        if (report.PublishedAt is { } published)
        {
            facts.Add(new KeyValue(words["published"], show.Instant(published)));
        }

        return new KeyValues(facts);
    }

    private IEnumerable<Block> Verdict(AppraisalReport report, ReportWords words)
    {
        var result = report.Frozen.Result;
        var total = result.Total is { } points ? Show.Points(points) : "–";
        var grade = result.Grade is { } band ? Show.Of(band.Name) : "–";
        yield return new Paragraph(
            new Run(
                report.Outcome is { } outcome
                    ? words["sentence", total, grade, texts[$"appraisals.Outcome_{outcome}"]]
                    : words["noOutcome", total, grade]
            )
            {
                Bold = true,
            }
        );
        if (report.Outcome is { } effect)
        {
            yield return new Paragraph(texts[$"appraisals.Effect_{effect}"]);
        }

        yield return new Paragraph(
            report.SelfTotal is { } self ? words["selfSentence", Show.Points(self)] : words["noSelf"]
        );
    }

    private static IEnumerable<Block> Budget(AppraisalReport report, ReportWords words, Func<string, string> clean)
    {
        if (report.Frozen.BudgetExecution is not { } money)
        {
            yield return new Paragraph(words["budgetNone"]);
            yield break;
        }

        if (money.IsNotApplicable)
        {
            yield return new Paragraph(words["budgetNotApplicable", clean(money.Reason ?? "")]);
            yield break;
        }

        var (budget, spent) = (money.AdjustedAnnualBudget ?? 0, money.Executed ?? 0);
        var rate = budget > 0 ? Show.Percent(Rounded(spent * 100 / budget)) : "–";
        yield return new Paragraph(words["budgetSentence", Yuan(budget), Yuan(spent), rate]);
        if (money.Reason is { } reason)
        {
            yield return new Paragraph(words["reason", clean(reason)]);
        }

        if (money.Improvement is { } improvement)
        {
            yield return new Paragraph(words["improvement", clean(improvement)]);
        }
    }

    private static IEnumerable<Block> Said(string text, string none, Func<string, string> clean) =>
        text.Length > 0 ? Printing.Paragraphs(clean(text)) : [new Paragraph(none)];

    private static Table Evidence(AppraisalReport report, ReportWords words, Func<string, string> clean) =>
        new(
            [
                new(words["file"]) { Share = 2 },
                new(words["size"]) { FixedWidth = 64, Alignment = ColumnAlignment.Right },
                new(words["fileHash"]) { Share = 3 },
            ],
            [.. report.Evidence.Select(file => new TableRow(clean(file.Name), FileSizes.Of(file.SizeBytes), file.Hash))]
        )
        {
            EmptyText = words["evidenceNone"],
            FirstColumnNamesRow = true,
        };

    private static IEnumerable<Block> Integrity(AppraisalReport report, ReportWords words) =>
        [
            new Paragraph(words["integritySentence", report.Frozen.Framework.Name, report.Frozen.Framework.Version]),
            new KeyValues(
                new KeyValue(words["frozenHash"], report.Seal.Hash),
                new KeyValue(words["frameworkHash"], report.Frozen.Framework.Hash),
                new KeyValue(
                    words["chainNumber"],
                    report.Seal.EventNumber.ToString(System.Globalization.CultureInfo.InvariantCulture)
                ),
                new KeyValue(words["chainHash"], report.Seal.EventHash)
            ),
        ];

    private static SignatureBlock Signatures(AppraisalReport report, ReportWords words) =>
        new(
            [
                new Signatory(words["appraiser"], Show.Of(report.Appraiser)),
                new Signatory(words["leader"], report.Approver is { } name ? Show.Of(name) : ""),
            ],
            words["signature"],
            words["name"],
            words["date"]
        );

    private static decimal Rounded(decimal percent) => decimal.Round(percent, 2, MidpointRounding.AwayFromZero);

    private static string Yuan(decimal amount) => Show.Money(new Money(Math.Max(0, amount)));
}
