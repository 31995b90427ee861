using FundManager.Documents.Blocks;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Progress;
using FundManager.Web.Features.Appraisals;

namespace FundManager.Web.Reports.Appraisals;

/// <summary>What the table tells.</summary>
public sealed record MonitoringContent : ReportContent
{
    public required string AwardNumber { get; init; }

    public required LocalText Recipient { get; init; }

    /// <summary>The day up to which it is told.</summary>
    public required DateOnly CutOff { get; init; }

    public required Money Amount { get; init; }

    public required Agreement Terms { get; init; }

    public required AppraisalSheet Sheet { get; init; }

    public required AppraisalEntries Entries { get; init; }

    public override bool IsLandscape => true;

    private Scorecard Card => field ??= Sheet.Compute(Entries);

    private decimal Spent => Math.Max(0, Sheet.BudgetExecutionOf(Entries).Executed ?? 0);

    /// <summary>Money, time and goals at the cut-off, over the term of the agreement.</summary>
    public MidYearMonitoring Monitoring =>
        field ??= MidYearMonitoring.Compute(
            Card,
            Sheet.Indicators,
            Entries.Actuals,
            (Spent, Amount.Amount),
            new MonitoredPeriod(Terms.StartsOn, Terms.EndsOn, CutOff),
            Entries.Likelihoods
        );

    public override IEnumerable<Block> Blocks(ReportPen pen) =>
        [
            new Heading(1, pen[TitleKey]),
            new Paragraph(pen["cutOffLine", Show.Day(CutOff), Number]) { Tone = ParagraphTone.Lead },
            .. pen.Words.Order.SelectMany(part => Part(part, pen)),
        ];

    public override IEnumerable<Block> Part(string part, ReportPen pen) =>
        part switch
        {
            "project" => [Project(pen)],
            "rates" => [RateTable(pen), Signal(pen)],
            "indicators" => [Indicators(pen), pen.Note(pen["fillIn"])],
            "signatures" => [pen.Signatures(("filledBy", null), ("unitHead", null))],
            _ => throw new InvalidOperationException($"No part {part}."),
        };

    public override IReadOnlyList<Sheet> Sheets(ReportPen pen) =>
        [
            new Sheet
            {
                Name = pen["indicators"],
                Title = $"{pen[TitleKey]} {Number}",
                Columns =
                [
                    new(pen["level1"]),
                    new(pen["level2"]),
                    new(pen["level3"]),
                    new(pen["target"]),
                    new(pen["actualSoFar"]),
                    new(pen["weight"], CellKind.Number),
                    new(pen["reached"], CellKind.Percent),
                    ToFillIn(pen["forecast"]),
                    ToFillIn(pen["deviationCause"], Causes.Select(cause => pen[$"cause_{cause}"])),
                    ToFillIn(pen["likelihood"], Likelihoods.Select(one => pen[LikelyKey(one)])),
                ],
                Rows = [.. Ordered().Select(row => SheetRow(pen, row))],
            },
            RateSheet(pen),
        ];

    private static SheetColumn ToFillIn(string header, params IEnumerable<string> choices) =>
        new(header)
        {
            IsEntry = true,
            Width = 20,
            Choices = [.. choices],
        };

    private IReadOnlyList<SheetCell> SheetRow(ReportPen pen, ScorecardRow row) =>
        [
            ReportParts.BlockName(Sheet.Framework, row.Block),
            PartOf(row),
            Show.Of(row.Name),
            TargetOf(pen, row),
            ActualOf(pen, row),
            row.Weight,
            SheetCell.FromDecimal(row.Ratio is { } ratio ? Math.Min(1, ratio) * 100 : null),
            SheetCell.Empty,
            SheetCell.Empty,
            Told(row) is { } told ? pen[LikelyKey(told)] : SheetCell.Empty,
        ];

    /// <summary>What the unit said of the target when it reported; null where it said nothing.</summary>
    private TargetLikelihood? Told(ScorecardRow row) =>
        Entries.Likelihoods.TryGetValue(row.Number, out var told) ? told : null;

    private static string LikelyKey(TargetLikelihood likelihood) =>
        likelihood switch
        {
            TargetLikelihood.Certain => "likely_sure",
            TargetLikelihood.Possible => "likely_maybe",
            _ => "likely_never",
        };

    private Sheet RateSheet(ReportPen pen) =>
        new ReportTable(
            pen["rates"],
            [new(pen["measure"]), new(pen["rate"], Figure.Percent)],
            [
                [pen["moneyRate"], SheetCell.FromDecimal(Monitoring.Money * 100)],
                [pen["timeRate"], Monitoring.Time * 100],
                [pen["goalRate"], SheetCell.FromDecimal(Monitoring.Goal * 100)],
            ]
        ).Sheet();

    private static readonly string[] Causes = ["money", "rules", "people", "equipment", "other"];
    private static readonly TargetLikelihood[] Likelihoods = Enum.GetValues<TargetLikelihood>();

    private Table Project(ReportPen pen) =>
        new(
            [
                new(pen["project"]),
                new(pen.Of(Subject)) { Share = 2.6 },
                new(pen["award"]),
                new(AwardNumber) { Share = 2 },
            ],
            [
                new TableRow(pen["authority"], pen.Of(Issuer), pen["unit"], pen.Of(Recipient)),
                new TableRow(pen["amount"], Show.Money(Amount), pen["term"], pen.Term(Terms.StartsOn, Terms.EndsOn)),
            ]
        )
        {
            FirstColumnNamesRow = true,
        };

    private Table RateTable(ReportPen pen)
    {
        TableRow Row(string key, decimal? rate, string told) =>
            new(pen[key], rate is { } known ? Percent(known) : "–", told);
        var forecast = Monitoring.SpentForecastEstimate is { } spent
            ? " "
                + pen[
                    "atThisPace",
                    Show.Money(new Money(decimal.Round((decimal)spent, 2, MidpointRounding.AwayFromZero)))
                ]
            : "";
        var unreported = Monitoring.Unreported.Count;
        return new Table(
            [
                new(pen["measure"]) { Share = 1.4 },
                new(pen["rate"]) { Alignment = ColumnAlignment.Right, Share = 0.8 },
                new(pen["from"]) { Share = 3 },
            ],
            [
                Row(
                    "moneyRate",
                    Monitoring.Money,
                    pen["moneyRateText", Show.Money(new Money(Spent)), Show.Money(Amount)] + forecast
                ),
                Row("timeRate", Monitoring.Time, pen["timeRateText", Show.Day(CutOff)]),
                Row(
                    "goalRate",
                    Monitoring.Goal,
                    pen["goalRateText"] + (unreported > 0 ? " " + pen["unreported", unreported] : "")
                ),
            ]
        )
        {
            FirstColumnNamesRow = true,
        };
    }

    private Paragraph Signal(ReportPen pen) =>
        new(
            new Run(pen[$"signal_{Monitoring.Light}"]) { Bold = true },
            new Run(
                string.Concat(Monitoring.Reasons.Select(reason => " " + pen[$"reason_{reason}"]))
                    + " "
                    + pen["signalRule"]
            )
        );

    private Table Indicators(ReportPen pen)
    {
        var causes = string.Join(
            '\n',
            Causes.Select(cause => $"□ {pen[$"cause_{cause}"]}").Chunk(2).Select(pair => string.Join(' ', pair))
        );
        List<FormRow> rows =
        [
            .. Ordered()
                .Select(row => new FormRow(
                    ReportParts.BlockName(Sheet.Framework, row.Block),
                    PartOf(row),
                    [
                        pen.Of(row.Name),
                        TargetOf(pen, row),
                        pen.Typed(ActualOf(pen, row)),
                        ForecastOf(pen, row),
                        causes,
                        BoxesOf(pen, Told(row)),
                    ]
                )),
        ];
        return new Table(
            [
                new(pen["level1"]) { Share = 1.2 },
                new(pen["level2"]) { Share = 1 },
                new(pen["level3"]) { Share = 1.6 },
                new(pen["target"]) { Share = 1.2 },
                new(pen["actualSoFar"]) { Share = 1.2 },
                new(pen["forecast"]) { Share = 1.1 },
                new(pen["deviationCause"]) { Share = 2.1 },
                new(pen["likelihood"]) { Share = 1.6 },
            ],
            FormRow.Grouped(rows)
        )
        {
            EmptyText = pen["none"],
        };
    }

    // A filled box for what was told; three empty ones are for the pen.
    private static string BoxesOf(ReportPen pen, TargetLikelihood? told) =>
        string.Join('\n', Likelihoods.Select(one => $"{(one == told ? '■' : '□')} {pen[LikelyKey(one)]}"));

    private IEnumerable<ScorecardRow> Ordered() =>
        Card.Rows.OrderBy(row => ReportParts.PlaceOf(Sheet.Framework, row.Block));

    private string PartOf(ScorecardRow row) =>
        Sheet.Indicators.First(one => one.Number == row.Number).Level2 is { } part
            ? ReportParts.PartName(Sheet.Framework, part)
            : "–";

    private string TargetOf(ReportPen pen, ScorecardRow row) =>
        pen.Scores.Target(Sheet.Indicators.First(one => one.Number == row.Number));

    private string ActualOf(ReportPen pen, ScorecardRow row) =>
        pen.Scores.Actual(
            Sheet.Indicators.First(one => one.Number == row.Number),
            Entries.ActualOf(row.Number),
            Sheet.Framework
        ) ?? pen["notFilled"];

    // What the pace comes to, as a help: the unit writes down what it expects.
    private string ForecastOf(ReportPen pen, ScorecardRow row)
    {
        var found = Monitoring.Indicators.FirstOrDefault(one => one.Number == row.Number);
        if (found?.ForecastEstimate is not { } end)
        {
            return "";
        }

        var unit = Sheet.Indicators.First(one => one.Number == row.Number).Unit;
        var value = ScoreTexts.WithUnit(decimal.Round((decimal)end, 2, MidpointRounding.AwayFromZero), unit);
        return pen["atThisPace", value]
            + (found.Band is DeviationBand.Behind or DeviationBand.FarBehind ? " " + pen[$"band_{found.Band}"] : "");
    }

    private static string Percent(decimal share) =>
        Show.Percent(decimal.Round(share * 100, 2, MidpointRounding.AwayFromZero));
}
