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
using static FundManager.Web.Reports.Appraisals.OfficialForm;

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
    /// <summary>From the label at the left to the weight at the right, as the official form has them.</summary>
    private static readonly double[] Shares = [0.65, 1.05, 1.2, 1.9, 1.35, 1.4, 0.8];

    public required LocalText Applicant { get; init; }

    public required ApplicationForm Form { get; init; }

    public required AppraisalFramework Framework { get; init; }

    private Proposal Plan => field ??= Proposal.From(Form);

    private Money Own => Money.Sum(Plan.Budget.Select(line => line.Own));

    public override IEnumerable<Block> Blocks(ReportPen pen) =>
        [
            new Heading(1, pen[TitleKey]),
            new Paragraph(pen["declaredLine", pen.Day(At), Number]) { Tone = ParagraphTone.Lead },
            .. Joined(pen.Words.Order.SelectMany(part => Part(part, pen))),
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

    private Form Project(ReportPen pen) =>
        new(
            Shares,
            [
                new(Name(pen["project"], 2), Said(pen.Of(Subject), 5)),
                new(Name(pen["authority"], 2), Said(pen.Of(Issuer), 2), Name(pen["unit"]), Said(pen.Of(Applicant), 2)),
                new(
                    Name(pen["nature"], 2),
                    Said(pen["natureText"], 2),
                    Name(pen["projectTerm"]),
                    Said(pen.Term(Plan.StartsOn, Plan.EndsOn), 2)
                ),
            ]
        );

    private Form MoneyTable(ReportPen pen) =>
        new(
            Shares,
            [
                new(Name(pen["money"], 2, 3), Name(pen["totalMoney"], 2), Amount(Show.Amount(Plan.Amount + Own), 3)),
                new(Name(pen["fundMoney"], 2), Amount(Show.Amount(Plan.Amount), 3)),
                new(Name(pen["otherMoney"], 2), Amount(Show.Amount(Own), 3)),
            ]
        );

    private Form Goal(ReportPen pen) =>
        new(Shares, [new(Name(pen["goal"], 2), Said(pen.Typed(Form.Summary.Length > 0 ? Form.Summary : Nothing), 5))]);

    private Form Indicators(ReportPen pen)
    {
        List<FormRow> rows =
        [
            .. Ordered()
                .Select(one => new FormRow(
                    ReportParts.BlockName(pen, Framework, one.Level1),
                    ReportParts.PartName(pen, Framework, one.Level2),
                    [
                        Said(pen.Typed(one.Name)),
                        Said(pen.Typed(ReportParts.TargetOf(one))),
                        Said(pen.Typed(one.Source)),
                        Amount(ScoreTexts.Number(one.Weight)),
                    ]
                )),
        ];
        string[] heads = ["level1", "level2", "level3", "target", "source", "weight"];
        return new Form(
            Shares,
            [
                new([
                    Name(pen["indicators"], rows: Math.Max(rows.Count, 1) + 1),
                    .. heads.Select(key => Head(pen[key])),
                ]),
                .. rows.Count > 0 ? FormRow.Framed(rows) : [new TableRow(Said(pen["none"], heads.Length))],
            ]
        );
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
            ReportParts.BlockName(pen, Framework, one.Level1),
            ReportParts.PartName(pen, Framework, one.Level2),
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
