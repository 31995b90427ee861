using FundManager.Documents.Blocks;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Web.Features.Appraisals;

namespace FundManager.Web.Reports.Appraisals;

/// <summary>How the report of an appraisal is set.</summary>
public sealed partial record AppraisalContent
{
    private const decimal FullMarks = 100;

    public override string TitleKey => $"title_{Stage.ToString().ToLowerInvariant()}";

    public override IEnumerable<Block> Opening(ReportPen pen) =>
        PublishedAt is null ? [pen.Note(pen["unpublished"])] : [];

    public override IEnumerable<Block> Part(string part, ReportPen pen)
    {
        var tables = new AppraisalTables(this, pen);
        return part switch
        {
            "facts" => [Facts(pen)],
            "verdict" => Verdict(pen),
            "blocks" => [tables.Chart()],
            "scores" => [tables.Scores()],
            "budget" => Budget(pen),
            "remarks" => tables.Remarks(),
            "opinion" => pen.Said(Opinion, "opinionNone"),
            "reply" => pen.Said(Reply, "replyNone"),
            "inputs" => tables.Inputs(),
            "money" => tables.MoneyPlaces(pen.Instant(Seal.At)),
            "findings" => [tables.Findings()],
            "evidence" => [ReportParts.Files(pen, Evidence)],
            "integrity" => Integrity(pen),
            "signatures" =>
            [
                pen.Signatures(
                    ("appraiser", Show.Of(Appraiser)),
                    ("leader", Approver is { } name ? Show.Of(name) : null)
                ),
            ],
            _ => throw new InvalidOperationException($"No part {part}."),
        };
    }

    public override IReadOnlyList<Sheet> Sheets(ReportPen pen)
    {
        var facts = Facts(pen).Entries.ToList();
        facts.Insert(Corrects is null ? 2 : 3, new KeyValue(pen["project"], Show.Of(Subject)));
        facts.AddRange([
            new KeyValue(pen["total"], Frozen.Result.Total is { } total ? Show.Points(total) : "–"),
            new KeyValue(pen["grade"], Frozen.Result.Grade is { } grade ? Show.Of(grade.Name) : "–"),
            new KeyValue(pen["outcome"], Outcome is { } outcome ? pen.Texts[$"appraisals.Outcome_{outcome}"] : "–"),
            new KeyValue(pen["frozenHash"], Seal.Hash),
            new KeyValue(pen["chainHash"], Seal.EventHash),
        ]);
        return [new AppraisalTables(this, pen).ScoreSheet(), pen.FactSheet("facts", new KeyValues(facts))];
    }

    private KeyValues Facts(ReportPen pen) =>
        pen.Facts(
            ("number", Number),
            ("corrects", Corrects),
            ("award", Award.Number),
            ("recipient", pen.Of(Award.Recipient)),
            ("fund", pen.Of(Issuer)),
            ("term", pen.Term(Award.StartsOn, Award.EndsOn)),
            ("amount", Show.Money(Award.Amount)),
            ("framework", Show.Of(Framework.Title)),
            ("finalised", pen.Instant(Seal.At)),
            ("published", PublishedAt is { } published ? pen.Instant(published) : null)
        );

    private IEnumerable<Block> Verdict(ReportPen pen)
    {
        var total = Frozen.Result.Total is { } points ? Show.Points(points) : "–";
        var grade = Frozen.Result.Grade is { } band ? Show.Of(band.Name) : "–";
        yield return new Paragraph(
            new Run(
                Outcome is { } outcome
                    ? pen["sentence", total, grade, pen.Texts[$"appraisals.Outcome_{outcome}"]]
                    : pen["noOutcome", total, grade]
            )
            {
                Bold = true,
            }
        );
        if (Frozen.Result.Total is { } value and >= 0 and <= FullMarks)
        {
            yield return new Gauge(pen["gaugeAlternative", total, grade], value, FullMarks, total)
            {
                Label = grade,
                Marks =
                [
                    .. Framework
                        .Grades.Where(one => one.From > 0)
                        .OrderBy(one => one.From)
                        .Select(one => new GaugeMark(one.From, ScoreTexts.Number(one.From))),
                ],
            };
        }

        if (Outcome is { } effect)
        {
            yield return new Paragraph(pen.Texts[$"appraisals.Effect_{effect}"]);
        }

        yield return new Paragraph(SelfTotal is { } self ? pen["selfSentence", Show.Points(self)] : pen["noSelf"]);
    }

    private IEnumerable<Block> Budget(ReportPen pen)
    {
        if (Frozen.BudgetExecution is not { } money)
        {
            yield return new Paragraph(pen["budgetNone"]);
            yield break;
        }

        if (money.IsNotApplicable)
        {
            yield return new Paragraph(pen["budgetNotApplicable", pen.Typed(money.Reason ?? "")]);
            yield break;
        }

        var (budget, spent) = (money.AdjustedAnnualBudget ?? 0, money.Executed ?? 0);
        var rate = budget > 0 ? Show.Percent(Rounded(spent * 100 / budget)) : "–";
        yield return new Paragraph(pen["budgetSentence", Yuan(budget), Yuan(spent), rate]);
        if (money.Reason is { } reason)
        {
            yield return new Paragraph(pen["reason", pen.Typed(reason)]);
        }

        if (money.Improvement is { } improvement)
        {
            yield return new Paragraph(pen["improvement", pen.Typed(improvement)]);
        }
    }

    private IEnumerable<Block> Integrity(ReportPen pen) =>
        [
            new Paragraph(pen["integritySentence", Frozen.Framework.Name, Frozen.Framework.Version]),
            pen.Facts(("frozenHash", Seal.Hash), ("frameworkHash", Frozen.Framework.Hash)),
            ReportParts.Chain(pen, Seal.EventNumber, Seal.EventHash),
        ];

    private static decimal Rounded(decimal percent) => decimal.Round(percent, 2, MidpointRounding.AwayFromZero);

    private static string Yuan(decimal amount) => Show.Money(new Money(Math.Max(0, amount)));
}
