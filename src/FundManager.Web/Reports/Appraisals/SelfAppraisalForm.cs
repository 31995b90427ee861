using FundManager.Data;
using FundManager.Documents.Blocks;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;
using FundManager.Web.Features.Appraisals;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Reports.Appraisals;

/// <summary>The official form of a self-appraisal (项目支出绩效自评表), from what the recipient handed in.</summary>
[UseCase]
public sealed class SelfAppraisalForm(FundDbContext db, ReadForReports read, ReadAppraisal appraisals)
    : Report<Appraisal>(db)
{
    public override string Name => "self-appraisal";

    public override string CaseKind => Domain.History.CaseKind.Appraisal;

    protected override IQueryable<Appraisal> Fitting =>
        Db.Appraisals.Where(a => a.SelfTotal != null).OrderByDescending(a => a.StateSince);

    protected override bool MayRead(Appraisal @case, Person person) => AppraisalSight.Of(@case, person).SeesSelf;

    protected override async Task<ReportContent?> ReadAsync(Appraisal @case, CancellationToken cancellationToken)
    {
        var events = await read.EventsAsync(@case.CaseId, cancellationToken);
        if (
            @case.SelfEntries is null
            || events.LastOrDefault(made => made.View.Move == nameof(Appraisal.SubmitSelf)) is not { } handedIn
        )
        {
            return null;
        }

        var (award, sheet) = await appraisals.ExecuteAsync(@case, cancellationToken);
        var goal = await Db
            .Applications.Where(a => a.Id == award.ApplicationId)
            .Select(a => a.Form)
            .SingleAsync(cancellationToken);
        var entries = AppraisalEntries.Read(@case.SelfEntries);
        return new SelfFormContent
        {
            Number = @case.Number,
            At = handedIn.View.At,
            Issuer = await read.FundNameAsync(@case.FundId, cancellationToken),
            Subject = award.Title,
            Stage = @case.Stage,
            AwardNumber = award.Number,
            Recipient = (await read.OrganisationAsync(@case.OrganisationId, cancellationToken)).Name,
            LeadEmail = award.LeadEmail,
            Goal = goal.Summary,
            Terms = award.Agreement,
            Sheet = sheet,
            Entries = entries,
        };
    }
}

/// <summary>What the form tells.</summary>
public sealed record SelfFormContent : ReportContent
{
    public required AppraisalStage Stage { get; init; }

    public required string AwardNumber { get; init; }

    public required LocalText Recipient { get; init; }

    public required string LeadEmail { get; init; }

    public required string Goal { get; init; }

    public required Agreement Terms { get; init; }

    public required AppraisalSheet Sheet { get; init; }

    public required AppraisalEntries Entries { get; init; }

    private Scorecard Card => field ??= Sheet.Compute(Entries);

    public override bool IsLandscape => true;

    public override IEnumerable<Block> Blocks(ReportPen pen) =>
        [
            new Heading(1, pen[TitleKey]),
            new Paragraph(pen["stageLine", pen.Texts[$"awards.Stage_{Stage}"], Number]) { Tone = ParagraphTone.Lead },
            .. pen.Words.Order.SelectMany(part => Part(part, pen)),
        ];

    public override IEnumerable<Block> Part(string part, ReportPen pen) =>
        part switch
        {
            "project" => [Project(pen)],
            "money" => [MoneyTable(pen)],
            "goals" => [Goals(pen)],
            "indicators" => [Indicators(pen)],
            "remarks" => [pen.Note(pen["remarksText", Show.Of(Sheet.Framework.Title)])],
            "signatures" => [pen.Signatures(("filledBy", null), ("unitHead", null))],
            _ => throw new InvalidOperationException($"No part {part}."),
        };

    public override IReadOnlyList<Sheet> Sheets(ReportPen pen) =>
        [
            new ReportTable(
                pen["indicators"],
                [
                    new(pen["level1"]),
                    new(pen["level2"]),
                    new(pen["level3"]),
                    new(pen["target"]),
                    new(pen["actual"]),
                    new(pen["weight"], Figure.Number) { IsSummed = true },
                    new(pen["score"], Figure.Points) { IsSummed = true },
                    new(pen["deviation"]),
                ],
                [.. Card.AllRows.Select(row => SheetRow(pen, row))]
            )
            {
                TotalLabel = pen["total"],
            }.Sheet($"{pen[TitleKey]} {Number}"),
            pen.FactSheet("project", pen.Facts(ProjectFacts(pen))),
        ];

    private (string, string?)[] ProjectFacts(ReportPen pen) =>
        [
            ("project", pen.Of(Subject)),
            ("award", AwardNumber),
            ("authority", pen.Of(Issuer)),
            ("unit", pen.Of(Recipient)),
            ("lead", pen.Typed(LeadEmail)),
            ("term", pen.Term(Terms.StartsOn, Terms.EndsOn)),
        ];

    private Table Project(ReportPen pen) =>
        new(
            [
                new(pen["project"]) { Share = 1 },
                new(pen.Of(Subject)) { Share = 2.6 },
                new(pen["award"]) { Share = 1 },
                new(AwardNumber) { Share = 2 },
            ],
            [
                new TableRow(pen["authority"], pen.Of(Issuer), pen["unit"], pen.Of(Recipient)),
                new TableRow(pen["lead"], pen.Typed(LeadEmail), pen["term"], pen.Term(Terms.StartsOn, Terms.EndsOn)),
            ]
        )
        {
            FirstColumnNamesRow = true,
        };

    private Table MoneyTable(ReportPen pen)
    {
        var row = Card.BudgetExecution;
        var money = Sheet.BudgetExecutionOf(Entries);
        var (planned, spent) = (money.AdjustedAnnualBudget ?? 0, money.Executed ?? 0);
        var rate = money.IsNotApplicable || planned <= 0 ? "–" : Show.Percent(Rounded(spent * 100 / planned));
        var own = Money.Sum(Terms.Budget.Select(line => line.Own));
        return new Table(
            [
                new(pen["money"]) { Share = 2.2 },
                new(pen["initialBudget"]) { Alignment = ColumnAlignment.Right, Share = 1.4 },
                new(pen["adjustedBudget"]) { Alignment = ColumnAlignment.Right, Share = 1.4 },
                new(pen["executed"]) { Alignment = ColumnAlignment.Right, Share = 1.4 },
                new(pen["weight"]) { Alignment = ColumnAlignment.Right, Share = 0.7 },
                new(pen["rate"]) { Alignment = ColumnAlignment.Right, Share = 0.9 },
                new(pen["score"]) { Alignment = ColumnAlignment.Right, Share = 0.7 },
            ],
            [
                new TableRow(
                    pen["fundMoney"],
                    Show.Amount(Sheet.Budget),
                    Show.Amount(planned),
                    Show.Amount(spent),
                    Weight(row?.Weight),
                    rate,
                    Points(row?.Counted)
                ),
                new TableRow(pen["otherMoney"], Show.Amount(own), "–", "–", "–", "–", "–"),
            ]
        )
        {
            FirstColumnNamesRow = true,
            Caption = pen["moneyCaption"],
        };
    }

    private Table Goals(ReportPen pen)
    {
        var rows = Card.Rows.Where(row => row.IsApplicable).ToList();
        var met = rows.Count(row => row.Weight is { } weight && row.Counted == weight);
        return new Table(
            [new(pen["goalExpected"]), new(pen["goalReached"])],
            [
                new TableRow(
                    pen.Typed(Goal.Length > 0 ? Goal : "–"),
                    pen["goalReachedText", rows.Count, met, Points(Card.Total)]
                ),
            ]
        );
    }

    private Table Indicators(ReportPen pen)
    {
        List<FormRow> rows =
        [
            .. Ordered()
                .Select(row => new FormRow(
                    ReportParts.BlockName(Sheet.Framework, row.Block),
                    PartOf(row),
                    [.. SheetRow(pen, row).Skip(2).Select((cell, i) => Printed(pen, cell, i))]
                )),
        ];
        return new Table(
            [
                new(pen["level1"]) { Share = 1 },
                new(pen["level2"]) { Share = 1.1 },
                new(pen["level3"]) { Share = 2 },
                new(pen["target"]) { Share = 1.3 },
                new(pen["actual"]) { Share = 1.3 },
                new(pen["weight"]) { Alignment = ColumnAlignment.Right, Share = 0.6 },
                new(pen["score"]) { Alignment = ColumnAlignment.Right, Share = 0.7 },
                new(pen["deviation"]) { Share = 2.2 },
            ],
            [
                .. FormRow.Grouped(rows),
                new TableRow(
                    new TableCell(pen["total"]) { ColumnSpan = 5 },
                    Weight(Card.AllRows.Sum(row => row.Weight)),
                    Points(Card.Total),
                    ""
                )
                {
                    IsTotal = true,
                },
            ]
        );
    }

    private IEnumerable<ScorecardRow> Ordered() =>
        Card.Rows.OrderBy(row => ReportParts.PlaceOf(Sheet.Framework, row.Block));

    private string PartOf(ScorecardRow row) =>
        Sheet.Indicators.FirstOrDefault(one => one.Number == row.Number)?.Level2 is { } part
            ? ReportParts.PartName(Sheet.Framework, part)
            : "–";

    private IReadOnlyList<SheetCell> SheetRow(ReportPen pen, ScorecardRow row)
    {
        var indicator = Sheet.Indicators.FirstOrDefault(one => one.Number == row.Number);
        var actual = indicator is null ? null : Entries.ActualOf(row.Number);
        var money = Sheet.BudgetExecutionOf(Entries);
        return
        [
            ReportParts.BlockName(Sheet.Framework, row.Block),
            PartOf(row),
            Show.Of(row.Name),
            indicator is null ? Show.Amount(money.AdjustedAnnualBudget ?? 0) : pen.Scores.Target(indicator),
            indicator is null
                ? Show.Amount(money.Executed ?? 0)
                : pen.Scores.Actual(indicator, actual, Sheet.Framework) ?? pen["notFilled"],
            row.Weight,
            row.Counted,
            Deviation(
                pen,
                indicator is null ? (money.Reason, money.Improvement) : (actual!.Reason, actual.Improvement)
            ),
        ];
    }

    private static string Deviation(ReportPen pen, (string? Reason, string? Improvement) said) =>
        string.Join(
            pen["separator"],
            new[]
            {
                said.Reason is { Length: > 0 } reason ? pen["reason", reason] : "",
                said.Improvement is { Length: > 0 } measure ? pen["improvement", measure] : "",
            }.Where(text => text.Length > 0)
        );

    private static TableCell Printed(ReportPen pen, SheetCell cell, int index) =>
        cell.Number is { } number ? (index == 3 ? Weight(number) : Points(number)) : pen.Typed(cell.Text ?? "");

    private static decimal Rounded(decimal percent) => decimal.Round(percent, 2, MidpointRounding.AwayFromZero);

    private static string Weight(decimal? weight) => weight is { } known ? ScoreTexts.Number(known) : "–";

    private static string Points(decimal? points) => points is { } known ? Show.Points(known) : "–";
}
