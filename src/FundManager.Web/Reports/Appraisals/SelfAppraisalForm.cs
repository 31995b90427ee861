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
using static FundManager.Web.Reports.Appraisals.OfficialForm;

namespace FundManager.Web.Reports.Appraisals;

/// <summary>The official form of a self-appraisal (项目支出绩效自评表), from what the recipient handed in.</summary>
[UseCase]
public sealed class SelfAppraisalForm(FundDbContext db, ReadForReports read, ReadAppraisal appraisals)
    : Report<Appraisal>(db)
{
    public override string Name => "self-appraisal";

    public override string CaseKind => Domain.History.CaseKind.Appraisal;

    protected override IQueryable<Appraisal> Fitting =>
        Db.Appraisals.Where(a => a.SelfTotal != null && a.CorrectsId == null).OrderByDescending(a => a.StateSince);

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
    /// <summary>From the label at the left to the causes of deviation at the right, as the official form has them.</summary>
    private static readonly double[] Shares = [0.6, 1.05, 1.3, 1.9, 1.4, 1.4, 0.75, 0.9, 2];

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
            .. Joined(pen.Words.Order.SelectMany(part => Part(part, pen))),
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

    private Form Project(ReportPen pen) =>
        new(
            Shares,
            [
                new(Name(pen["project"], 2), Said(pen.Of(Subject), 7)),
                new(Name(pen["authority"], 2), Said(pen.Of(Issuer), 2), Name(pen["unit"]), Said(pen.Of(Recipient), 4)),
                new(
                    Name(pen["lead"], 2),
                    Said(pen.Typed(LeadEmail), 2),
                    Name(pen["term"]),
                    Said(pen.Term(Terms.StartsOn, Terms.EndsOn), 4)
                ),
                new(Name(pen["award"], 2), Said(AwardNumber, 7)),
            ]
        );

    /// <summary>The fund's money is what is scored; the form's other lines stand as they are known.</summary>
    private Form MoneyTable(ReportPen pen)
    {
        var row = Card.BudgetExecution;
        var money = Sheet.BudgetExecutionOf(Entries);
        var (planned, spent) = (money.AdjustedAnnualBudget ?? 0, money.Executed ?? 0);
        var rate = money.IsNotApplicable || planned <= 0 ? Nothing : Show.Percent(Rounded(spent * 100 / planned));
        var own = Money.Sum(Terms.Budget.Select(line => line.Own));
        string[] heads = ["initialBudget", "adjustedBudget", "executed", "weight", "rate", "score"];
        string[] amounts = [Show.Amount(Sheet.Budget), Show.Amount(planned), Show.Amount(spent)];
        return new Form(
            Shares,
            [
                new([Name(pen["money"], 2, 5), Said(""), .. heads.Select(key => Head(pen[key]))]),
                MoneyRow(pen["totalMoney"], [.. amounts, Weight(row?.Weight), rate, Points(row?.Counted)]),
                MoneyRow(pen["fundMoney"], [.. amounts, Nothing, rate, Nothing]),
                MoneyRow(pen["carriedOver"], [.. Enumerable.Repeat(Nothing, 6)]),
                MoneyRow(pen["otherMoney"], [Show.Amount(own), .. Enumerable.Repeat(Nothing, 5)]),
            ]
        );
    }

    private static TableRow MoneyRow(string name, IReadOnlyList<string> figures) =>
        new([Name(name), .. figures.Select(figure => Amount(figure))]);

    private Form Goals(ReportPen pen)
    {
        var rows = Card.Rows.Where(row => row.IsApplicable).ToList();
        var met = rows.Count(row => row.Weight is { } weight && row.Counted == weight);
        return new Form(
            Shares,
            [
                new(Name(pen["goals"], 2, 2), Head(pen["goalExpected"], 3), Head(pen["goalReached"], 4)),
                new(
                    Said(pen.Typed(Goal.Length > 0 ? Goal : Nothing), 3),
                    Said(pen["goalReachedText", rows.Count, met, Points(Card.Total)], 4)
                ),
            ]
        );
    }

    private Form Indicators(ReportPen pen)
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
        string[] heads = ["level1", "level2", "level3", "target", "actual", "weight", "score", "deviation"];
        return new Form(
            Shares,
            [
                new([Name(pen["indicators"], rows: rows.Count + 1), .. heads.Select(key => Head(pen[key]))]),
                .. FormRow.Framed(rows),
                new TableRow(
                    Name(pen["totalPoints"], 6),
                    Amount(Weight(Card.AllRows.Sum(row => row.Weight))),
                    Amount(Points(Card.Total)),
                    Said("")
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
            : Nothing;

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
        cell.Number is { } number
            ? Amount(index == 3 ? Weight(number) : Points(number))
            : Said(pen.Typed(cell.Text ?? ""));

    private static decimal Rounded(decimal percent) => decimal.Round(percent, 2, MidpointRounding.AwayFromZero);

    private static string Weight(decimal? weight) => weight is { } known ? ScoreTexts.Number(known) : Nothing;

    private static string Points(decimal? points) => points is { } known ? Show.Points(known) : Nothing;
}
