using System.Globalization;
using FundManager.Data.Figures;
using FundManager.Documents.Blocks;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Web.Features;

namespace FundManager.Web.Reports.Funds;

/// <summary>What the annual report of a fund tells.</summary>
public sealed record PerformanceContent : ReportContent
{
    private static readonly string[] PlaceKeys = ["disbursed", "reserved", "obligated", "committed", "free"];
    private static readonly string[] GradeKeys = ["excellent", "good", "fair", "poor", "not-demonstrated"];

    public required LocalText Purpose { get; init; }

    public required int Year { get; init; }

    public required FundFigures Figures { get; init; }

    public required IReadOnlyList<(int Year, Money Amount)> PaidByYear { get; init; }

    public required IReadOnlyList<AwardLine> Awards { get; init; }

    public override IEnumerable<Block> Opening(ReportPen pen) =>
        [new Paragraph(pen.Of(Purpose)), pen.Note(pen["madeFrom", pen.Instant(At)])];

    public override IEnumerable<Block> Part(string part, ReportPen pen) =>
        part switch
        {
            "summary" => Summary(pen),
            "money" => Money(pen),
            "years" => ReportCharts.Bars(
                pen,
                "years",
                PaidByYear.Select(row => ($"{row.Year}", row.Amount.Amount)),
                Show.Amount
            ),
            "pipeline" => ReportCharts.Bars(
                pen,
                "pipeline",
                Figures.Pipeline.Select(step => (pen.Texts[$"performance.Step_{step.Key}"], (decimal)step.Count)),
                Whole
            ),
            "inputs" => [Inputs(pen).Block(pen), .. InputChart(pen)],
            "grades" => [.. GradeChart(pen), Grades(pen).Block(pen)],
            "societies" => [League(pen, "societies", Figures.Endorsers, row => NameOf(pen, row)).Block(pen)],
            "regions" => [League(pen, "regions", Figures.Regions, RegionOf).Block(pen)],
            "cycle" => [Cycle(pen).Block(pen), pen.Note(pen["cycleNote"])],
            "risk" => [Risk(pen)],
            "awards" => [AwardTable(pen).Block(pen)],
            "signatures" => [pen.Signatures(("officer", null), ("leader", null))],
            _ => throw new InvalidOperationException($"No part {part}."),
        };

    public override IReadOnlyList<Sheet> Sheets(ReportPen pen) =>
        [
            AwardTable(pen).Sheet($"{pen[TitleKey]} {Year} · {pen.Of(Subject)}"),
            Calls(pen).Sheet(),
            Inputs(pen).Sheet(),
            Grades(pen).Sheet(),
            League(pen, "societies", Figures.Endorsers, row => NameOf(pen, row)).Sheet(),
            League(pen, "regions", Figures.Regions, RegionOf).Sheet(),
            Cycle(pen).Sheet(),
            pen.FactSheet("summary", Facts(pen)),
        ];

    private IEnumerable<Block> Summary(ReportPen pen) => [Facts(pen) with { Across = 2 }];

    private KeyValues Facts(ReportPen pen) =>
        pen.Facts(
            ("year", Whole(Year)),
            ("fundTotal", Show.Money(Of(Figures.Total))),
            ("available", Show.Money(Of(Figures.Available))),
            ("paid", Show.Money(Of(Figures.Paid))),
            ("verified", Show.Money(Of(Figures.Verified))),
            (
                "leverage",
                Figures.Paid > 0
                    ? (Figures.Verified / Figures.Paid).ToString("0.00", CultureInfo.InvariantCulture)
                    : null
            ),
            ("awardCount", Whole(Awards.Count)),
            ("awardSum", Show.Money(Domain.Money.Sum(Awards.Select(award => award.Amount)))),
            ("daysToPay", Figures.DaysToPay is { } days ? pen["days", days] : null),
            ("daysToPayBefore", Figures.DaysToPayBefore is { } before ? pen["days", before] : null)
        );

    private IEnumerable<Block> Money(ReportPen pen) =>
        [
            Calls(pen).Block(pen),
            .. ReportCharts.Stacked(
                pen,
                "paidByCall",
                [.. Figures.Money.Select(call => call.Number)],
                ("disbursedName", [.. Figures.Money.Select(call => call.Disbursed)]),
                ("reservedName", [.. Figures.Money.Select(call => call.Reserved)]),
                ("obligatedName", [.. Figures.Money.Select(call => call.Obligated)]),
                ("committedName", [.. Figures.Money.Select(call => call.Committed)]),
                ("freeName", [.. Figures.Money.Select(call => call.Free)])
            ),
        ];

    private ReportTable Calls(ReportPen pen) =>
        new(
            pen["money"],
            [
                new(pen["call"], Share: 1.2),
                .. PlaceKeys.Select(key => new ReportColumn(pen[key], Figure.Money) { IsSummed = true }),
            ],
            [
                .. Figures.Money.Select(call =>
                    (IReadOnlyList<SheetCell>)
                        [call.Number, call.Disbursed, call.Reserved, call.Obligated, call.Committed, call.Free]
                ),
            ]
        )
        {
            TotalLabel = pen["total"],
            Caption = pen["moneyCaption"],
        };

    private ReportTable Inputs(ReportPen pen) =>
        new(
            pen["inputs"],
            [
                new(pen["inputKind"], Share: 1.6),
                new(pen["planned"], Figure.Money) { IsSummed = true },
                new(pen["verifiedCny"], Figure.Money) { IsSummed = true },
                new(pen["share"], Figure.Percent, 0.8),
            ],
            [
                .. Figures.Inputs.Select(input =>
                    (IReadOnlyList<SheetCell>)
                        [
                            pen.Texts[$"applications.InputKind_{input.Kind}"],
                            input.Planned,
                            input.Verified,
                            SheetCell.FromDecimal(input.Planned > 0 ? 100 * input.Verified / input.Planned : null),
                        ]
                ),
            ]
        )
        {
            TotalLabel = pen["total"],
        };

    private IEnumerable<Block> InputChart(ReportPen pen) =>
        ReportCharts.Stacked(
            pen,
            "inputChart",
            [.. Figures.Inputs.Select(input => pen.Texts[$"applications.InputKind_{input.Kind}"])],
            ("verifiedName", [.. Figures.Inputs.Select(input => input.Verified)]),
            ("restName", [.. Figures.Inputs.Select(input => Math.Max(0, input.Planned - input.Verified))])
        );

    private IEnumerable<Block> GradeChart(ReportPen pen) =>
        ReportCharts.Bars(pen, "gradeChart", GradeCounts(pen), Whole);

    private ReportTable Grades(ReportPen pen) =>
        new(
            pen["grades"],
            [new(pen["grade"]), new(pen["count"], Figure.Count) { IsSummed = true }],
            [.. GradeCounts(pen).Select(row => (IReadOnlyList<SheetCell>)[row.Name, row.Value])]
        )
        {
            TotalLabel = pen["total"],
        };

    private IEnumerable<(string Name, decimal Value)> GradeCounts(ReportPen pen) =>
        GradeKeys.Select(key =>
            (
                pen.Texts[$"performance.Grade_{key}"],
                (decimal)Figures.Grades.Where(grade => grade.Key == key).Sum(grade => grade.Count)
            )
        );

    private static ReportTable League(
        ReportPen pen,
        string key,
        IReadOnlyList<LeagueRow> rows,
        Func<LeagueRow, string> name
    ) =>
        new(
            pen[key],
            [
                new(pen["place"], Figure.Count, 0.5),
                new(pen[$"{key}Name"], Share: 2.2),
                new(pen["applications"], Figure.Count, 0.8) { IsSummed = true },
                new(pen["awarded"], Figure.Count, 0.8) { IsSummed = true },
                new(pen["amountCny"], Figure.Money, 1.3) { IsSummed = true },
                new(pen["verifiedCny"], Figure.Money, 1.3) { IsSummed = true },
            ],
            [
                .. rows.Select(
                    (row, i) =>
                        (IReadOnlyList<SheetCell>)
                            [i + 1, name(row), row.Applications, row.Awards, row.Amount, row.Verified]
                ),
            ]
        )
        {
            TotalLabel = pen["total"],
        };

    private ReportTable Cycle(ReportPen pen) =>
        new(
            pen["cycle"],
            [
                new(pen["stage"], Share: 2),
                new(pen["daysThis", Year], Figure.Count),
                new(pen["daysThis", Year - 1], Figure.Count),
            ],
            [
                .. Figures.Stages.Select(stage =>
                    (IReadOnlyList<SheetCell>)
                        [
                            pen.Texts[$"performance.Stage_{stage.Stage}"],
                            (decimal?)stage.Days,
                            (decimal?)stage.DaysBefore,
                        ]
                ),
            ]
        );

    private KeyValues Risk(ReportPen pen) =>
        pen.Facts(
            ("running", Whole(Figures.Risk.Running)),
            ("atRisk", Whole(Figures.Risk.AtRisk)),
            ("failedCheckpoints", Whole(Figures.Risk.Failed)),
            ("lateMilestones", Whole(Figures.Risk.Late)),
            ("held", Whole(Figures.Risk.Held))
        );

    private ReportTable AwardTable(ReportPen pen) =>
        new(
            pen["awards"],
            [
                new(pen["award"], Share: 1.2),
                new(pen["project"], Share: 2.2),
                new(pen["recipient"], Share: 1.8),
                new(pen["amountCny"], Figure.Money, 1.2) { IsSummed = true },
                new(pen["paidCny"], Figure.Money, 1.2) { IsSummed = true },
                new(pen["state"]),
                new(pen["grade"], Share: 0.8),
                new(pen["endsOn"], Figure.Day) { IsInSheetOnly = true },
            ],
            [
                .. Awards.Select(award =>
                    (IReadOnlyList<SheetCell>)
                        [
                            award.Number,
                            pen.Of(award.Title),
                            pen.Of(award.Recipient),
                            award.Amount.Amount,
                            award.Paid.Amount,
                            pen.State(Domain.History.CaseKind.Award, award.State),
                            award.Grade is { } grade ? pen.Texts[$"performance.Grade_{grade}"] : "–",
                            award.EndsOn,
                        ]
                ),
            ]
        )
        {
            TotalLabel = pen["total"],
        };

    private static Money Of(decimal amount) => new(Math.Max(0, amount));

    private static string Whole(decimal number) => number.ToString("0", CultureInfo.InvariantCulture);

    private static string NameOf(ReportPen pen, LeagueRow row) => pen.Of(new LocalText(row.NameEn, row.NameZh));

    private static string RegionOf(LeagueRow row) => CodeList.Regions.NameOf(row.Key);
}
