using FundManager.Documents.Blocks;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Web.Features.Appraisals;

namespace FundManager.Web.Reports;

/// <summary>The tables and the chart of the report of an appraisal.</summary>
internal sealed class AppraisalReportTables(
    AppraisalReport report,
    ReportWords words,
    (ScoreTexts Scores, Texts Texts) with,
    Func<string, string> clean
)
{
    private const int ScoreColumns = 6;

    private Scorecard Result => report.Frozen.Result;

    private IEnumerable<BlockScore> Blocks => Result.Blocks.Where(block => block.Weight is not 0);

    /// <summary>Each block's points as a share of its own weight: a full bar is full marks.</summary>
    public BarChart Chart()
    {
        var items = Blocks.Select(block =>
            words["blockItem", Show.Of(block.Name), Points(block.Score), Weight(block.Weight)]
        );
        return new BarChart(
            words["blocksAlternative", string.Join(words["separator"], items)],
            [
                .. Blocks.Select(block => new Bar(
                    Show.Of(block.Name),
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
                new(words["indicator"]) { Share = 2.2 },
                new(words["target"]) { Share = 1.4 },
                new(words["actual"]) { Share = 1.4 },
                new(words["weight"]) { FixedWidth = 46, Alignment = ColumnAlignment.Right },
                new(words["score"]) { FixedWidth = 50, Alignment = ColumnAlignment.DecimalPoint },
                new(words["why"]) { Share = 2.2 },
            ],
            rows
        )
        {
            Caption = words["scoresCaption", Show.Of(report.Framework.Title)],
            FirstColumnNamesRow = true,
        };
    }

    /// <summary>What rows and card point at, and what the appraiser noted about shortfalls.</summary>
    public IEnumerable<Block> Remarks()
    {
        List<Paragraph> remarks = [];
        foreach (var row in Result.AllRows)
        {
            var name = clean(Show.Of(row.Name));
            remarks.AddRange(
                ScoreTexts
                    .Telling(row.Flags)
                    .Select(flag => new Paragraph(words["remark", name, with.Scores.Flag(flag)]))
            );
            var actual = report.Frozen.Actuals.FirstOrDefault(one => one.Number == row.Number);
            if (actual?.Reason is { } reason)
            {
                remarks.Add(new Paragraph(words["remark", name, words["reason", clean(reason)]]));
            }

            if (actual?.Improvement is { } improvement)
            {
                remarks.Add(new Paragraph(words["remark", name, words["improvement", clean(improvement)]]));
            }
        }

        remarks.AddRange(Result.Flags.Select(flag => new Paragraph(with.Scores.Flag(flag))));
        return remarks.Count > 0 ? [new ItemList(remarks)] : [new Paragraph(words["remarksNone"])];
    }

    /// <summary>Inputs, planned and verified.</summary>
    public IEnumerable<Block> Inputs()
    {
        if (report.Inputs.Count == 0)
        {
            return [new Paragraph(words["inputsNone"])];
        }

        var planned = Money.Sum(report.Inputs.Select(input => input.Planned));
        var verified = Money.Sum(report.Inputs.Select(input => input.Verified));
        return
        [
            new Table(
                [
                    new(words["inputKind"]) { Share = 2 },
                    new(words["planned"]) { Alignment = ColumnAlignment.Right },
                    new(words["verified"]) { Alignment = ColumnAlignment.Right },
                    new(words["share"]) { FixedWidth = 70, Alignment = ColumnAlignment.Right },
                ],
                [
                    .. report.Inputs.Select(input =>
                        InputRow(with.Texts[$"applications.InputKind_{input.Kind}"], input.Planned, input.Verified)
                    ),
                    InputRow(words["total"], planned, verified) with
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
                [new(words["place"]) { Share = 2 }, new(words["moneyAmount"]) { Alignment = ColumnAlignment.Right }],
                [
                    .. report.Money.Select(row => new TableRow(
                        with.Texts[$"places.{row.Place}"],
                        Show.Amount(row.Amount)
                    )),
                ]
            )
            {
                EmptyText = words["moneyNone"],
                FirstColumnNamesRow = true,
            },
            new Paragraph(words["moneyNote", at]) { Tone = ParagraphTone.Note },
        ];

    /// <summary>Findings on the award.</summary>
    public Table Findings() =>
        new(
            [
                new(words["findingNumber"]) { FixedWidth = 100 },
                new(words["severity"]) { FixedWidth = 56 },
                new(words["finding"]) { Share = 3 },
                new(words["state"]) { FixedWidth = 60 },
            ],
            [
                .. report.Findings.Select(finding => new TableRow(
                    finding.Number,
                    with.Texts[$"findings.Severity_{finding.Severity}"],
                    clean(Texts.Find($"findings.Text_{finding.Text}") ?? finding.Text),
                    words[finding.IsClosed ? "closed" : "open"]
                )),
            ]
        )
        {
            EmptyText = words["findingsNone"],
            FirstColumnNamesRow = true,
        };

    private static TableRow InputRow(string name, Money planned, Money verified) =>
        new(
            name,
            Show.Amount(planned),
            Show.Amount(verified),
            planned > Money.Zero
                ? Show.Percent(decimal.Round(verified.Amount * 100 / planned.Amount, 2, MidpointRounding.AwayFromZero))
                : "–"
        );

    private static TableRow BlockRow(BlockScore block) =>
        new(
            new TableCell(new Run(Show.Of(block.Name)) { Bold = true }) { ColumnSpan = ScoreColumns / 2 },
            new TableCell(new Run(Weight(block.Weight)) { Bold = true }),
            new TableCell(new Run(Points(block.Score)) { Bold = true }),
            ""
        );

    private TableRow TotalRow() =>
        new(
            words["total"],
            "",
            "",
            Weight(Blocks.Sum(block => block.Weight)),
            Points(Result.Total),
            Result.Grade is { } grade ? Show.Of(grade.Name) : ""
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
            clean(Show.Of(row.Name)),
            clean(indicator is null ? Amount(money?.AdjustedAnnualBudget) : with.Scores.Target(indicator)),
            clean(
                (indicator is null ? Amount(money?.Executed) : with.Scores.Actual(indicator, actual, report.Framework))
                    ?? "–"
            ),
            Weight(row.Weight),
            Points(row.Counted),
            with.Scores.Reason(row.Explanation)
        );
    }

    private static string Amount(decimal? amount) =>
        amount is { } known ? Show.Money(new Money(Math.Max(0, known))) : "–";

    private static string Points(decimal? points) => points is { } known ? Show.Points(known) : "–";

    private static string Weight(decimal? weight) => weight is { } known ? ScoreTexts.Number(known) : "–";
}
