using FundManager.Documents.Blocks;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Web.Features.Appraisals;

namespace FundManager.Web.Reports.Appraisals;

/// <summary>The tables and the chart of the report of an appraisal.</summary>
internal sealed class AppraisalTables(AppraisalContent report, ReportPen pen)
{
    private const int ScoreColumns = 6;

    private Scorecard Result => report.Frozen.Result;

    private IEnumerable<BlockScore> Blocks => Result.Blocks.Where(block => block.Weight is not 0);

    /// <summary>Each block's points as a share of its own weight: a full bar is full marks.</summary>
    public BarChart Chart()
    {
        var items = Blocks.Select(block =>
            pen["blockItem", pen.Of(block.Name), Points(block.Score), Weight(block.Weight)]
        );
        return new BarChart(
            pen["blocksAlternative", string.Join(pen["separator"], items)],
            [
                .. Blocks.Select(block => new Bar(
                    pen.Of(block.Name),
                    block.Weight is { } weight ? 100 * (block.Score ?? 0) / weight : 0,
                    $"{Points(block.Score)} / {Weight(block.Weight)}"
                )),
            ]
        )
        {
            Maximum = 100,
        };
    }

    /// <summary>Every row with its score and how it came about, block by block.</summary>
    public Table Scores()
    {
        List<TableRow> rows = [];
        foreach (var block in Blocks)
        {
            var own = Result.AllRows.Where(row => row.Block == block.Block).ToList();
            if (own is not [{ Number: Scorecard.BudgetNumber }])
            {
                rows.Add(BlockRow(block));
            }

            rows.AddRange(own.Select(ScoreRow));
        }

        rows.Add(TotalRow());
        return new Table(
            [
                new(pen["indicator"]) { Share = 2.2 },
                new(pen["target"]) { Share = 1.4 },
                new(pen["actual"]) { Share = 1.4 },
                new(pen["weight"]) { FixedWidth = 46, Alignment = ColumnAlignment.Right },
                new(pen["score"]) { FixedWidth = 50, Alignment = ColumnAlignment.DecimalPoint },
                new(pen["why"]) { Share = 2.2 },
            ],
            rows
        )
        {
            Caption = pen["scoresCaption", pen.Of(report.Framework.Title)],
            FirstColumnNamesRow = true,
        };
    }

    /// <summary>What rows and card point at, and what the appraiser noted about shortfalls.</summary>
    public IEnumerable<Block> Remarks()
    {
        List<Paragraph> remarks = [];
        foreach (var row in Result.AllRows)
        {
            var name = pen.Of(row.Name);
            remarks.AddRange(
                ScoreTexts.Telling(row.Flags).Select(flag => new Paragraph(pen["remark", name, pen.Scores.Flag(flag)]))
            );
            var actual = report.Frozen.Actuals.FirstOrDefault(one => one.Number == row.Number);
            if (actual?.Reason is { } reason)
            {
                remarks.Add(new Paragraph(pen["remark", name, pen["reason", pen.Typed(reason)]]));
            }

            if (actual?.Improvement is { } improvement)
            {
                remarks.Add(new Paragraph(pen["remark", name, pen["improvement", pen.Typed(improvement)]]));
            }
        }

        remarks.AddRange(Result.Flags.Select(flag => new Paragraph(pen.Scores.Flag(flag))));
        return remarks.Count > 0 ? [new ItemList(remarks)] : [new Paragraph(pen["remarksNone"])];
    }

    /// <summary>Inputs, planned and verified.</summary>
    public IEnumerable<Block> Inputs()
    {
        if (report.Inputs.Count == 0)
        {
            return [new Paragraph(pen["inputsNone"])];
        }

        var planned = Money.Sum(report.Inputs.Select(input => input.Planned));
        var verified = Money.Sum(report.Inputs.Select(input => input.Verified));
        return
        [
            new Table(
                [
                    new(pen["inputKind"]) { Share = 2 },
                    new(pen["planned"]) { Alignment = ColumnAlignment.Right },
                    new(pen["verified"]) { Alignment = ColumnAlignment.Right },
                    new(pen["share"]) { FixedWidth = 70, Alignment = ColumnAlignment.Right },
                ],
                [
                    .. report.Inputs.Select(input =>
                        InputRow(pen.Texts[$"applications.InputKind_{input.Kind}"], input.Planned, input.Verified)
                    ),
                    InputRow(pen["total"], planned, verified) with
                    {
                        IsTotal = true,
                    },
                ]
            )
            {
                FirstColumnNamesRow = true,
            },
        ];
    }

    /// <summary>Where the award's money was.</summary>
    public IEnumerable<Block> MoneyPlaces(string at) =>
        [
            new Table(
                [new(pen["place"]) { Share = 2 }, new(pen["moneyAmount"]) { Alignment = ColumnAlignment.Right }],
                [.. report.Money.Select(row => new TableRow(pen.Texts[$"places.{row.Place}"], Show.Amount(row.Amount)))]
            )
            {
                EmptyText = pen["moneyNone"],
                FirstColumnNamesRow = true,
            },
            new Paragraph(pen["moneyNote", at]) { Tone = ParagraphTone.Note },
        ];

    /// <summary>Findings on the award.</summary>
    public Table Findings() =>
        new(
            [
                new(pen["findingNumber"]) { FixedWidth = 100 },
                new(pen["severity"]) { FixedWidth = 56 },
                new(pen["finding"]) { Share = 3 },
                new(pen["state"]) { FixedWidth = 60 },
            ],
            [
                .. report.Findings.Select(finding => new TableRow(
                    finding.Number,
                    pen.Texts[$"findings.Severity_{finding.Severity}"],
                    pen.Typed(Texts.Find($"findings.Text_{finding.Text}") ?? finding.Text),
                    pen[finding.IsClosed ? "closed" : "open"]
                )),
            ]
        )
        {
            EmptyText = pen["findingsNone"],
            FirstColumnNamesRow = true,
        };

    /// <summary>A row for each indicator with both sides, and live sums.</summary>
    public Sheet ScoreSheet()
    {
        var sheet = new AppraisalSheet(report.Framework, report.Frozen.Indicators, Money.Zero, Money.Zero);
        var selfCard = report.Self is null ? null : sheet.Compute(report.Self);
        return new ReportTable(
            pen.Texts["appraisals.Scores"],
            [
                new(pen.Texts["appraisals.No"], Figure.Count),
                new(pen.Texts["appraisals.Block"]),
                new(pen.Texts["appraisals.Indicator"]),
                new(pen.Texts["appraisals.Target"]),
                new(pen.Texts["appraisals.Weight"], Figure.Number) { IsSummed = true },
                new(pen.Texts["appraisals.SelfSide"]),
                new(pen.Texts["appraisals.SelfScore"], Figure.Points) { IsSummed = true },
                new(pen.Texts["appraisals.FoundSide"]),
                new(pen.Texts["appraisals.FoundScore"], Figure.Points) { IsSummed = true },
                new(pen.Texts["appraisals.Why"]),
            ],
            [
                .. Result.AllRows.Select(row =>
                    SheetRow(row, selfCard?.AllRows.FirstOrDefault(one => one.Number == row.Number))
                ),
            ]
        )
        {
            TotalLabel = pen.Texts["appraisals.Sum"],
        }.Sheet($"{pen.Texts[$"appraisals.Title_{report.Stage}"]} {report.Number} · {pen.Of(report.Subject)}");
    }

    private IReadOnlyList<SheetCell> SheetRow(ScorecardRow row, ScorecardRow? self)
    {
        var indicator = report.Frozen.Indicators.FirstOrDefault(one => one.Number == row.Number);
        var found = report.Frozen.Actuals.FirstOrDefault(one => one.Number == row.Number);
        var money = report.Frozen.BudgetExecution;
        return
        [
            row.Number,
            report.Framework.FindBlock(row.Block) is { } block ? pen.Of(block.Name) : row.Block,
            pen.Of(row.Name),
            indicator is null ? Amount(money?.AdjustedAnnualBudget) : pen.Scores.Target(indicator),
            row.Weight,
            self is null ? null
            : indicator is null ? Amount(report.Self!.Budget.Executed)
            : pen.Scores.Actual(indicator, report.Self!.ActualOf(row.Number), report.Framework),
            self?.Counted,
            indicator is null ? Amount(money?.Executed) : pen.Scores.Actual(indicator, found, report.Framework),
            row.Counted,
            pen.Scores.Reason(row.Explanation),
        ];
    }

    private static TableRow InputRow(string name, Money planned, Money verified) =>
        new(
            name,
            Show.Amount(planned),
            Show.Amount(verified),
            planned > Money.Zero
                ? Show.Percent(decimal.Round(verified.Amount * 100 / planned.Amount, 2, MidpointRounding.AwayFromZero))
                : "–"
        );

    private TableRow BlockRow(BlockScore block) =>
        new(
            new TableCell(new Run(pen.Of(block.Name)) { Bold = true }) { ColumnSpan = ScoreColumns / 2 },
            new TableCell(new Run(Weight(block.Weight)) { Bold = true }),
            new TableCell(new Run(Points(block.Score)) { Bold = true }),
            ""
        );

    private TableRow TotalRow() =>
        new(
            pen["total"],
            "",
            "",
            Weight(Blocks.Sum(block => block.Weight)),
            Points(Result.Total),
            Result.Grade is { } grade ? pen.Of(grade.Name) : ""
        )
        {
            IsTotal = true,
        };

    private TableRow ScoreRow(ScorecardRow row)
    {
        var indicator = report.Frozen.Indicators.FirstOrDefault(one => one.Number == row.Number);
        var actual = report.Frozen.Actuals.FirstOrDefault(one => one.Number == row.Number);
        var money = report.Frozen.BudgetExecution;
        return new TableRow(
            pen.Of(row.Name),
            pen.Typed(indicator is null ? Amount(money?.AdjustedAnnualBudget) : pen.Scores.Target(indicator)),
            pen.Typed(
                (indicator is null ? Amount(money?.Executed) : pen.Scores.Actual(indicator, actual, report.Framework))
                    ?? "–"
            ),
            Weight(row.Weight),
            Points(row.Counted),
            pen.Scores.Reason(row.Explanation)
        );
    }

    private static string Amount(decimal? amount) =>
        amount is { } known ? Show.Money(new Money(Math.Max(0, known))) : "–";

    private static string Points(decimal? points) => points is { } known ? Show.Points(known) : "–";

    private static string Weight(decimal? weight) => weight is { } known ? ScoreTexts.Number(known) : "–";
}
