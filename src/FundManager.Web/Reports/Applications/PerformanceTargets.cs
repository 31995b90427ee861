using FundManager.Data;
using FundManager.Documents.Blocks;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;
using FundManager.Web.Features.Appraisals;
using FundManager.Web.Reports.Appraisals;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Reports.Applications;

/// <summary>The official declaration of performance targets (项目支出绩效目标申报表), from what was sent with an application.</summary>
[UseCase]
public sealed class PerformanceTargets(FundDbContext db, ReadForReports read, FrameworkCatalog frameworks)
    : Report<GrantApplication>(db)
{
    public override string Name => "performance-targets";

    public override string CaseKind => Domain.History.CaseKind.Application;

    protected override IQueryable<GrantApplication> Fitting =>
        Db.Applications.Where(one => one.SubmittedAt != null).OrderByDescending(one => one.SubmittedAt);

    protected override bool MayRead(GrantApplication @case, Person person) => true;

    protected override async Task<ReportContent?> ReadAsync(GrantApplication @case, CancellationToken cancellationToken)
    {
        if (@case.SubmittedAt is not { } submittedAt)
        {
            return null;
        }

        var terms = await Db
            .Calls.Where(call => call.Id == @case.CallId)
            .Select(call => call.Terms)
            .SingleAsync(cancellationToken);
        return new TargetsContent
        {
            Number = @case.Number,
            At = submittedAt,
            Issuer = await read.FundNameAsync(@case.FundId, cancellationToken),
            Subject = @case.Title,
            Applicant = (await read.OrganisationAsync(@case.OrganisationId, cancellationToken)).Name,
            Form = @case.Form,
            Framework = frameworks[terms.Framework],
        };
    }
}

/// <summary>What the declaration tells.</summary>
public sealed record TargetsContent : ReportContent
{
    public required LocalText Applicant { get; init; }

    public required ApplicationForm Form { get; init; }

    public required AppraisalFramework Framework { get; init; }

    private Proposal Plan => field ??= Proposal.From(Form);

    private Money Own => Money.Sum(Plan.Budget.Select(line => line.Own));

    public override IEnumerable<Block> Blocks(ReportPen pen) =>
        [
            new Heading(1, pen[TitleKey]),
            new Paragraph(pen["declaredLine", pen.Day(At), Number]) { Tone = ParagraphTone.Lead },
            .. pen.Words.Order.SelectMany(part => Part(part, pen)),
        ];

    public override IEnumerable<Block> Part(string part, ReportPen pen) =>
        part switch
        {
            "project" => [Project(pen)],
            "money" => [MoneyTable(pen)],
            "goal" => [Goal(pen)],
            "indicators" => [Indicators(pen), pen.Note(Remainder(pen))],
            "signatures" => [pen.Signatures(("filledBy", Form.LeadName), ("unitHead", null))],
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
                    new(pen["sign"]),
                    new(pen["targetValue"]),
                    new(pen["unitOf"]),
                    new(pen["source"]),
                    new(pen["weight"], Figure.Number) { IsSummed = true },
                ],
                [.. Ordered().Select(one => SheetRow(pen, one))]
            )
            {
                TotalLabel = pen["total"],
            }.Sheet($"{pen[TitleKey]} {Number}"),
            new ReportTable(
                pen["money"],
                [new(pen["moneyOf"]), new(pen["amountCny"], Figure.Money) { IsSummed = true }],
                [
                    [pen["fundMoney"], Plan.Amount.Amount],
                    [pen["otherMoney"], Own.Amount],
                ]
            )
            {
                TotalLabel = pen["total"],
            }.Sheet(),
        ];

    private Table Project(ReportPen pen) =>
        new(
            [
                new(pen["project"]),
                new(pen.Of(Subject)) { Share = 2.4 },
                new(pen["application"]),
                new(Number) { Share = 1.8 },
            ],
            [
                new TableRow(pen["authority"], pen.Of(Issuer), pen["unit"], pen.Of(Applicant)),
                new TableRow(pen["nature"], pen["natureText"], pen["term"], pen.Term(Plan.StartsOn, Plan.EndsOn)),
            ]
        )
        {
            FirstColumnNamesRow = true,
        };

    private Table MoneyTable(ReportPen pen) =>
        new(
            [new(pen["moneyOf"]) { Share = 2 }, new(pen["amountCny"]) { Alignment = ColumnAlignment.Right }],
            [
                new TableRow(pen["fundMoney"], Show.Amount(Plan.Amount)),
                new TableRow(pen["otherMoney"], Show.Amount(Own)),
                new TableRow(pen["total"], Show.Amount(Plan.Amount + Own)) { IsTotal = true },
            ]
        )
        {
            FirstColumnNamesRow = true,
        };

    private Table Goal(ReportPen pen) =>
        new([new(pen["goal"])], [new TableRow(pen.Typed(Form.Summary.Length > 0 ? Form.Summary : "–"))]);

    private Table Indicators(ReportPen pen)
    {
        List<FormRow> rows =
        [
            .. Ordered()
                .Select(one => new FormRow(
                    ReportParts.BlockName(Framework, one.Level1),
                    ReportParts.PartName(Framework, one.Level2),
                    [
                        pen.Typed(one.Name),
                        pen.Typed(ReportParts.TargetOf(one)),
                        pen.Typed(one.Source),
                        ScoreTexts.Number(one.Weight),
                    ]
                )),
        ];
        return new Table(
            [
                new(pen["level1"]) { Share = 1 },
                new(pen["level2"]) { Share = 1.1 },
                new(pen["level3"]) { Share = 2 },
                new(pen["target"]) { Share = 1.4 },
                new(pen["source"]) { Share = 1.6 },
                new(pen["weight"]) { Alignment = ColumnAlignment.Right, Share = 0.7 },
            ],
            FormRow.Grouped(rows)
        )
        {
            EmptyText = pen["none"],
        };
    }

    private string Remainder(ReportPen pen) =>
        pen[
            "weightsText",
            ScoreTexts.Number(Plan.Indicators.Sum(one => one.Weight)),
            ScoreTexts.Number(Framework.BudgetBlock?.Weight ?? 0)
        ];

    private IEnumerable<PlannedIndicator> Ordered() =>
        Plan.Indicators.OrderBy(one => ReportParts.PlaceOf(Framework, one.Level1));

    private IReadOnlyList<SheetCell> SheetRow(ReportPen pen, PlannedIndicator one) =>
        [
            ReportParts.BlockName(Framework, one.Level1),
            ReportParts.PartName(Framework, one.Level2),
            one.Name,
            one.Operator == "qualitative"
                ? pen["qualitative"]
                : Features.Applications.ProposalView.SignOf(one.Operator),
            one.Target,
            one.Unit,
            one.Source,
            one.Weight,
        ];
}
