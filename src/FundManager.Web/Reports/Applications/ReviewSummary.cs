using FundManager.Data;
using FundManager.Documents.Blocks;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using FundManager.Web.Access;
using FundManager.Web.Features;
using FundManager.Web.Features.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Reports.Applications;

/// <summary>What the reviews of a call came to: the ranking, criterion by criterion, with the lines between and what was recommended.</summary>
[UseCase]
public sealed class ReviewSummary(FundDbContext db, CaseAccess access, ReadForReports read, ReadRanking ranking)
    : Report<Call>(db)
{
    public override string Name => "review-summary";

    public override string CaseKind => Domain.History.CaseKind.Call;

    protected override IQueryable<Call> Fitting =>
        Db
            .Calls.Where(call =>
                Db.Reviews.Any(r =>
                    r.CallId == call.Id
                    && r.SubjectKind == Domain.History.CaseKind.Application
                    && r.State == "Locked"
                    && r.Total != null
                )
            )
            .OrderByDescending(call => call.ClosesAt);

    protected override bool MayRead(Call @case, Person person) =>
        person.Holds(Role.ProgrammeOfficer) || person.Holds(Role.Leader) || person.Holds(Role.Auditor);

    /// <summary>The scores of every application stand in it.</summary>
    public override Task<bool> BarsAsync(Case @case, Person person, CancellationToken cancellationToken) =>
        @case is Call call
            ? access.Barred(person).AnyAsync(a => a.CallId == call.Id, cancellationToken)
            : Task.FromResult(false);

    protected override async Task<ReportContent?> ReadAsync(Call @case, CancellationToken cancellationToken)
    {
        if (await ranking.ExecuteAsync(@case, cancellationToken) is not { } ranked)
        {
            return null;
        }

        var events = await read.EventsAsync(@case.CaseId, cancellationToken);
        return new ReviewSummaryContent
        {
            Number = @case.Number,
            At = events[^1].View.At,
            Issuer = await read.FundNameAsync(@case.FundId, cancellationToken),
            Subject = @case.Title,
            ClosedAt = @case.ClosesAt,
            Ceiling = @case.Ceiling,
            Awarded = @case.Awarded,
            State = @case.State,
            Asked = @case.Terms.ReviewersPerApplication,
            Scheme = ranked.Scheme,
            Rows = ranked.Rows,
            Ties = ranked.Ties,
        };
    }
}

/// <summary>What the summary tells.</summary>
public sealed record ReviewSummaryContent : ReportContent
{
    private const int MostBars = 25;

    public required DateTimeOffset ClosedAt { get; init; }

    public required Money Ceiling { get; init; }

    public required Money Awarded { get; init; }

    public required string State { get; init; }

    /// <summary>Reviews that each application was to have.</summary>
    public required int Asked { get; init; }

    public required Scheme Scheme { get; init; }

    public required IReadOnlyList<RankingRow> Rows { get; init; }

    public required IReadOnlyList<RankingTie> Ties { get; init; }

    public override bool IsLandscape => true;

    public override IEnumerable<Block> Part(string part, ReportPen pen) =>
        part switch
        {
            "facts" => [Facts(pen)],
            "ranking" => [Ranking(pen).Block(pen)],
            "chart" => [Chart(pen)],
            "criteria" => [Criteria(pen).Block(pen), pen.Note(Floors(pen))],
            "ties" => TiesOf(pen),
            "vetoes" => [Vetoes(pen)],
            "signatures" => [pen.Signatures(("officer", null), ("leader", null))],
            _ => throw new InvalidOperationException($"No part {part}."),
        };

    public override IReadOnlyList<Sheet> Sheets(ReportPen pen) =>
        [Ranking(pen).Sheet($"{pen[TitleKey]} {Number}"), Criteria(pen).Sheet(), pen.FactSheet("facts", Facts(pen))];

    private KeyValues Facts(ReportPen pen) =>
        pen.Facts(
            ("call", Number),
            ("fund", pen.Of(Issuer)),
            ("closedAt", pen.Deadline(ClosedAt)),
            ("scheme", pen.Of(Scheme.Title)),
            ("asked", pen["askedOf", Asked]),
            ("ranked", pen["rankedOf", Rows.Count, Rows.Count(row => row.Result.Passes)]),
            ("ceiling", Show.Money(Ceiling)),
            ("awarded", Show.Money(Awarded)),
            ("state", pen.State(Domain.History.CaseKind.Call, State))
        ) with
        {
            Across = 2,
        };

    private ReportTable Ranking(ReportPen pen)
    {
        // The method of a call is fixed before scoring: a ranking without one has no empty columns.
        var isCalibrated = Rows.Any(row => row.Calibrated is not null);
        ReportColumn[] calibrated = isCalibrated
            ? [new(pen["calibratedRank"], Figure.Points, 0.9), new(pen["chance"], Figure.Points, 0.9)]
            : [];
        return new ReportTable(
            pen["ranking"],
            [
                new(pen["place"], Figure.Count, 0.5),
                .. calibrated,
                new(pen["application"], Share: 1.3),
                new(pen["project"], Share: 2.2),
                new(pen["applicant"], Share: 1.9),
                new(pen["mean"], Figure.Points, 0.8),
                new(pen["spread"], Figure.Points, 0.8),
                new(pen["reviews"], Figure.Count, 0.7),
                new(pen["passes"], Share: 1.2),
                new(pen["recommended"], Figure.Money, 1.6) { IsSummed = true },
                new(pen["state"], Share: 1.5),
            ],
            [.. Rows.Select(row => CellsOf(pen, row, isCalibrated))]
        )
        {
            TotalLabel = pen["total"],
            Caption = pen["rankingCaption", pen.Of(Scheme.Title)],
        };
    }

    private static IReadOnlyList<SheetCell> CellsOf(ReportPen pen, RankingRow row, bool isCalibrated)
    {
        SheetCell[] calibrated = isCalibrated
            ? [(decimal?)row.Calibrated?.Rank, ToTwoPlaces(row.Calibrated?.AcceptanceEstimate)]
            : [];
        return
        [
            row.Place,
            .. calibrated,
            row.Number,
            pen.Of(row.Title),
            pen.Of(row.Organisation),
            row.Result.Total,
            row.Result.Spread,
            row.Result.Totals.Count,
            Against(pen, row.Result),
            row.Recommended?.Amount,
            StateOf(pen, row),
        ];
    }

    private static decimal? ToTwoPlaces(double? chance) =>
        chance is { } share ? decimal.Round((decimal)share, 2, MidpointRounding.AwayFromZero) : null;

    private BarChart Chart(ReportPen pen)
    {
        var shown = Rows.Take(MostBars).ToList();
        var told = shown.Select(row => $"{row.Number} {Show.Points(row.Result.Total ?? 0)}");
        return new BarChart(
            pen["chartAlternative", string.Join(pen["separator"], told)],
            [.. shown.Select(row => new Bar(row.Number, row.Result.Total ?? 0, Show.Points(row.Result.Total ?? 0)))]
        )
        {
            Maximum = Scheme.Top,
        };
    }

    private ReportTable Criteria(ReportPen pen) =>
        new(
            pen["criteria"],
            [
                new(pen["application"], Share: 1.3),
                .. Scheme.Criteria.Select(criterion => new ReportColumn(
                    pen["criterionOf", pen.Of(criterion.Name), Plain(criterion.Max)],
                    Figure.Points
                )),
                new(pen["mean"], Figure.Points),
            ],
            [
                .. Rows.Select(row =>
                    (IReadOnlyList<SheetCell>)
                        [
                            row.Number,
                            .. Scheme.Criteria.Select(criterion =>
                                SheetCell.FromDecimal(
                                    row.Result.Criteria.FirstOrDefault(mean => mean.Criterion == criterion.Id)?.Mean
                                )
                            ),
                            row.Result.Total,
                        ]
                ),
            ]
        );

    private string Floors(ReportPen pen)
    {
        var floors = Scheme
            .Criteria.Where(criterion => criterion.Floor is not null)
            .Select(criterion => pen["floorOf", pen.Of(criterion.Name), Plain(criterion.Floor!.Value)]);
        var marks = Scheme.PassMark is { } mark ? floors.Append(pen["passMarkOf", Plain(mark)]) : floors;
        var told = string.Join(pen["separator"], marks);
        return told.Length == 0 ? pen["none"] : pen["floors", told];
    }

    private IEnumerable<Block> TiesOf(ReportPen pen)
    {
        List<Paragraph> ties =
        [
            .. Ties.Select(tie => new Paragraph(
                pen["tieOf", Show.Points(tie.Total), string.Join(pen["listSeparator"], tie.Numbers), PartedBy(pen, tie)]
            )),
        ];
        return ties.Count > 0 ? [new ItemList(ties)] : [new Paragraph(pen["noTies"])];
    }

    private string PartedBy(ReportPen pen, RankingTie tie)
    {
        var by = Rows.Where(row => tie.Numbers.Contains(row.Number, StringComparer.Ordinal) && row.IsTied)
            .Select(row => row.PartedBy is { } criterion ? pen.Of(criterion.Name) : pen["byNumber"])
            .Distinct(StringComparer.Ordinal);
        return string.Join(pen["listSeparator"], by);
    }

    private Table Vetoes(ReportPen pen) =>
        new(
            [new(pen["application"]), new(pen["criterion"]), new(pen["reasonOf"]) { Share = 2.4 }],
            [
                .. Rows.SelectMany(row =>
                    row.Result.Vetoes.Select(veto => new TableRow(
                        row.Number,
                        Scheme.Find(veto.Criterion) is { } criterion ? pen.Of(criterion.Name) : veto.Criterion,
                        pen.Typed(veto.Reason)
                    ))
                ),
            ]
        )
        {
            EmptyText = pen["noVetoes"],
            FirstColumnNamesRow = true,
        };

    private static string Against(ReportPen pen, PanelResult result) =>
        result.Passes
            ? pen.Texts["shared.Yes"]
            : string.Join(pen["listSeparator"], result.Reasons.Select(reason => pen[$"reason_{reason}"]));

    private static string StateOf(ReportPen pen, RankingRow row) =>
        row.ReservePlace is { } place
            ? pen["reserveOf", place]
            : pen.State(Domain.History.CaseKind.Application, row.State);

    private static string Plain(decimal number) => Features.Appraisals.ScoreTexts.Number(number);
}
