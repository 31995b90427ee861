using FundManager.Data;
using FundManager.Documents.Blocks;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;
using FundManager.Web.Features.Appraisals;

namespace FundManager.Web.Reports.Appraisals;

/// <summary>The mid-year monitoring table (绩效运行监控表): money and goals together, from the mid-term self-appraisal.</summary>
[UseCase]
public sealed class MonitoringTable(FundDbContext db, ReadForReports read, ReadAppraisal appraisals)
    : Report<Appraisal>(db)
{
    public override string Name => "monitoring";

    public override string CaseKind => Domain.History.CaseKind.Appraisal;

    protected override IQueryable<Appraisal> Fitting =>
        Db
            .Appraisals.Where(a => a.SelfTotal != null && a.Stage == AppraisalStage.MidTerm)
            .OrderByDescending(a => a.StateSince);

    protected override bool MayRead(Appraisal @case, Person person) => AppraisalSight.Of(@case, person).SeesSelf;

    protected override async Task<ReportContent?> ReadAsync(Appraisal @case, CancellationToken cancellationToken)
    {
        var events = await read.EventsAsync(@case.CaseId, cancellationToken);
        if (
            @case.Stage != AppraisalStage.MidTerm
            || @case.SelfEntries is null
            || events.LastOrDefault(made => made.View.Move == nameof(Appraisal.SubmitSelf)) is not { } handedIn
        )
        {
            return null;
        }

        var (award, sheet) = await appraisals.ExecuteAsync(@case, cancellationToken);
        return new MonitoringContent
        {
            Number = @case.Number,
            At = handedIn.View.At,
            Issuer = await read.FundNameAsync(@case.FundId, cancellationToken),
            Subject = award.Title,
            AwardNumber = award.Number,
            Recipient = (await read.OrganisationAsync(@case.OrganisationId, cancellationToken)).Name,
            CutOff = @case.OpensOn,
            Amount = award.Amount,
            Terms = award.Agreement,
            Sheet = sheet,
            Entries = AppraisalEntries.Read(@case.SelfEntries),
        };
    }
}

/// <summary>How far money, time and goals are, as shares of one, and what that gives cause for.</summary>
/// <param name="Money">Spent of the award.</param>
/// <param name="Time">Elapsed of the term.</param>
/// <param name="Goal">Reached of the targets, weighted, each at most whole.</param>
public sealed record MonitoringRates(decimal Money, decimal Time, decimal Goal)
{
    /// <summary>"red" where less than half of the time's share is spent; "yellow" below four fifths, or where money and goals are more than 0.3 apart; else "green".</summary>
    public string Signal =>
        Money < 0.5m * Time ? "red"
        : Money < 0.8m * Time || Math.Abs(Money - Goal) > 0.3m ? "yellow"
        : "green";
}

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

    /// <summary>The three rates at the cut-off.</summary>
    public MonitoringRates Rates
    {
        get
        {
            var rows = Card.Rows.Where(row => row is { IsApplicable: true, Weight: not null }).ToList();
            var weights = rows.Sum(row => row.Weight!.Value);
            var goal = rows.Sum(row => row.Weight!.Value * Math.Clamp(row.Ratio ?? Share(row), 0, 1));
            var days = Terms.EndsOn.DayNumber - Terms.StartsOn.DayNumber + 1;
            var elapsed = Math.Clamp(CutOff.DayNumber - Terms.StartsOn.DayNumber + 1, 0, days);
            var spent = Math.Max(0, Sheet.BudgetExecutionOf(Entries).Executed ?? 0);
            return new MonitoringRates(
                Amount.Amount == 0 ? 0 : spent / Amount.Amount,
                (decimal)elapsed / days,
                weights == 0 ? 0 : goal / weights
            );
        }
    }

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
                    ToFillIn(pen["likelihood"], Likelihoods.Select(one => pen[$"likely_{one}"])),
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
            SheetCell.Empty,
        ];

    private Sheet RateSheet(ReportPen pen) =>
        new ReportTable(
            pen["rates"],
            [new(pen["measure"]), new(pen["rate"], Figure.Percent)],
            [
                [pen["moneyRate"], Rates.Money * 100],
                [pen["timeRate"], Rates.Time * 100],
                [pen["goalRate"], Rates.Goal * 100],
            ]
        ).Sheet();

    private static readonly string[] Causes = ["money", "rules", "people", "equipment", "other"];
    private static readonly string[] Likelihoods = ["sure", "maybe", "never"];

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
        var rates = Rates;
        TableRow Row(string key, decimal rate, string told) => new(pen[key], Percent(rate), told);
        var spent = Math.Max(0, Sheet.BudgetExecutionOf(Entries).Executed ?? 0);
        return new Table(
            [
                new(pen["measure"]) { Share = 1.4 },
                new(pen["rate"]) { Alignment = ColumnAlignment.Right, Share = 0.8 },
                new(pen["from"]) { Share = 3 },
            ],
            [
                Row("moneyRate", rates.Money, pen["moneyRateText", Show.Money(new Money(spent)), Show.Money(Amount)]),
                Row("timeRate", rates.Time, pen["timeRateText", Show.Day(CutOff)]),
                Row("goalRate", rates.Goal, pen["goalRateText"]),
            ]
        )
        {
            FirstColumnNamesRow = true,
        };
    }

    private Paragraph Signal(ReportPen pen) =>
        new(new Run(pen[$"signal_{Rates.Signal}"]) { Bold = true }, new Run(" " + pen["signalRule"]));

    private Table Indicators(ReportPen pen)
    {
        var causes = string.Join(
            '\n',
            Causes.Select(cause => $"□ {pen[$"cause_{cause}"]}").Chunk(2).Select(pair => string.Join(' ', pair))
        );
        var likely = string.Join('\n', Likelihoods.Select(one => $"□ {pen[$"likely_{one}"]}"));
        List<FormRow> rows =
        [
            .. Ordered()
                .Select(row => new FormRow(
                    ReportParts.BlockName(Sheet.Framework, row.Block),
                    PartOf(row),
                    [pen.Of(row.Name), TargetOf(pen, row), pen.Typed(ActualOf(pen, row)), "", causes, likely]
                )),
        ];
        return new Table(
            [
                new(pen["level1"]) { Share = 0.9 },
                new(pen["level2"]) { Share = 1 },
                new(pen["level3"]) { Share = 1.8 },
                new(pen["target"]) { Share = 1.2 },
                new(pen["actualSoFar"]) { Share = 1.2 },
                new(pen["forecast"]) { Share = 1.1 },
                new(pen["deviationCause"]) { Share = 2.2 },
                new(pen["likelihood"]) { Share = 1.6 },
            ],
            FormRow.Grouped(rows)
        )
        {
            EmptyText = pen["none"],
        };
    }

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

    private static decimal Share(ScorecardRow row) =>
        row.Weight is > 0 and { } weight && row.Counted is { } counted ? counted / weight : 0;

    private static string Percent(decimal share) =>
        Show.Percent(decimal.Round(share * 100, 2, MidpointRounding.AwayFromZero));
}
