using FundManager.Data;
using FundManager.Documents.Blocks;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using FundManager.Web.Features;
using FundManager.Web.Features.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Reports.Awards;

/// <summary>How a critical checkpoint was judged: the report, the scores, what stood against it, the decision.</summary>
[UseCase]
public sealed class CheckpointReport(FundDbContext db, ReadForReports read, ReadPanel panels) : Report<Milestone>(db)
{
    private static readonly string[] Decided = ["Accepted", "Failed"];

    public override string Name => "checkpoint";

    public override string CaseKind => Domain.History.CaseKind.Milestone;

    protected override IQueryable<Milestone> Fitting =>
        Db
            .Milestones.Where(one => one.IsCheckpoint && Decided.Contains(one.State))
            .OrderByDescending(one => one.StateSince);

    /// <summary>Reviewers see the milestone, but not how the fund decided on it.</summary>
    protected override bool MayRead(Milestone @case, Person person) =>
        Role.OfFund.Any(person.In(@case.Parties).Is)
        || person.OrganisationsAs(Role.Applicant, Role.Signatory).Contains(@case.OrganisationId);

    protected override async Task<ReportContent?> ReadAsync(Milestone @case, CancellationToken cancellationToken)
    {
        if (!@case.IsCheckpoint || !Decided.Contains(@case.State))
        {
            return null;
        }

        var events = await read.EventsAsync(@case.CaseId, cancellationToken);
        var decision = events.Last(made => made.View.Move is nameof(Milestone.Accept) or nameof(Milestone.Fail));
        var panel = await panels.ExecuteAsync(@case, cancellationToken);
        var people = await read.PeopleAsync([decision.View.Actor], cancellationToken);
        var award = await Db.Awards.AsNoTracking().SingleAsync(a => a.Id == @case.AwardId, cancellationToken);
        return new CheckpointContent
        {
            Number = @case.Number,
            At = decision.View.At,
            Issuer = await read.FundNameAsync(@case.FundId, cancellationToken),
            Subject = award.Title,
            AwardNumber = award.Number,
            Title = @case.Title,
            Recipient = (await read.OrganisationAsync(@case.OrganisationId, cancellationToken)).Name,
            DueOn = @case.DueOn,
            SubmittedAt = @case.SubmittedAt,
            Deliverable = @case.Deliverable,
            Report = @case.Report,
            IsAccepted = @case.State == "Accepted",
            Reason = decision.View.Reason ?? "",
            Scheme = panel.Scheme,
            Result = panel.Result,
            Comments = [.. panel.Reviews.Where(r => r.Counts && r.Comment.Length > 0).Select(r => r.Comment)],
            DecidedBy = people.GetValueOrDefault(decision.View.Actor),
            Files = await read.FilesAsync(@case.CaseId, [], decision.View.At, cancellationToken),
            Chain = (decision.Number, decision.Hash),
        };
    }
}

/// <summary>What the report of a checkpoint tells; reviewers are not named.</summary>
public sealed record CheckpointContent : ReportContent
{
    public required string AwardNumber { get; init; }

    public required string Title { get; init; }

    public required LocalText Recipient { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateTimeOffset? SubmittedAt { get; init; }

    public required string Deliverable { get; init; }

    public required string Report { get; init; }

    public required bool IsAccepted { get; init; }

    /// <summary>Why it was failed; "" where nothing was said.</summary>
    public required string Reason { get; init; }

    public required Scheme Scheme { get; init; }

    public required PanelResult Result { get; init; }

    public required IReadOnlyList<string> Comments { get; init; }

    public required LocalText? DecidedBy { get; init; }

    public required IReadOnlyList<ReportFile> Files { get; init; }

    public required (int Number, string Hash) Chain { get; init; }

    public override IEnumerable<Block> Part(string part, ReportPen pen) =>
        part switch
        {
            "facts" => [Facts(pen)],
            "decision" => Decision(pen),
            "chart" => [Chart(pen)],
            "criteria" => [Criteria(pen).Block(pen)],
            "reviews" => [Reviews(pen).Block(pen)],
            "remarks" => Remarks(pen),
            "comments" => Comments.Count == 0
                ? [new Paragraph(pen["none"])]
                : [new ItemList([.. Comments.Select(text => new Paragraph(pen.Typed(text)))]) { Numbered = true }],
            "report" => pen.Said(Report),
            "files" => [ReportParts.Files(pen, Files)],
            "integrity" => [ReportParts.Chain(pen, Chain.Number, Chain.Hash)],
            "signatures" => [pen.Signatures(("leader", DecidedBy is { } name ? pen.Of(name) : null))],
            _ => throw new InvalidOperationException($"No part {part}."),
        };

    public override IReadOnlyList<Sheet> Sheets(ReportPen pen) =>
        [Criteria(pen).Sheet($"{pen[TitleKey]} {Number}"), Reviews(pen).Sheet(), pen.FactSheet("facts", Facts(pen))];

    private KeyValues Facts(ReportPen pen) =>
        pen.Facts(
            ("milestone", $"{Number} {pen.Typed(Title)}"),
            ("award", AwardNumber),
            ("recipient", pen.Of(Recipient)),
            ("deliverable", pen.Typed(Deliverable)),
            ("dueOn", Show.Day(DueOn)),
            ("submittedAt", SubmittedAt is { } at ? pen.Instant(at) : null),
            ("scheme", pen.Of(Scheme.Title)),
            ("decidedAt", pen.Instant(At))
        );

    private IEnumerable<Block> Decision(ReportPen pen)
    {
        var mean = Result.Total is { } total ? Show.Points(total) : "–";
        yield return new Paragraph(
            new Run(pen[IsAccepted ? "accepted" : "failed", mean, Result.Totals.Count]) { Bold = true }
        );
        yield return new Paragraph(pen[IsAccepted ? "acceptedEffect" : "failedEffect"]);
        if (Reason.Length > 0)
        {
            yield return new Paragraph(pen["reason", pen.Typed(Reason)]);
        }
    }

    private BarChart Chart(ReportPen pen)
    {
        var bars = Scheme.Criteria.Select(criterion =>
            (Name: pen.Of(criterion.Name), Mean: MeanOf(criterion) ?? 0, criterion.Max)
        );
        return new BarChart(
            pen[
                "chartAlternative",
                string.Join(
                    pen["separator"],
                    bars.Select(bar => $"{bar.Name} {Show.Points(bar.Mean)} / {Plain(bar.Max)}")
                )
            ],
            [
                .. bars.Select(bar => new Bar(
                    bar.Name,
                    100 * bar.Mean / bar.Max,
                    $"{Show.Points(bar.Mean)} / {Plain(bar.Max)}"
                )),
            ]
        )
        {
            Maximum = 100,
        };
    }

    private ReportTable Criteria(ReportPen pen) =>
        new(
            pen["criteria"],
            [
                new(pen["criterion"], Share: 2.4),
                new(pen["greatest"], Figure.Number),
                new(pen["floor"], Figure.Number),
                new(pen["mean"], Figure.Points),
                new(pen["met"]),
            ],
            [
                .. Scheme.Criteria.Select(criterion =>
                    (IReadOnlyList<SheetCell>)
                        [
                            pen.Of(criterion.Name),
                            criterion.Max,
                            criterion.Floor,
                            MeanOf(criterion),
                            criterion.Floor is null ? "–"
                            : MeanOf(criterion) >= criterion.Floor ? pen.Texts["shared.Yes"]
                            : pen.Texts["shared.No"],
                        ]
                ),
            ]
        );

    private ReportTable Reviews(ReportPen pen) =>
        new(
            pen["reviews"],
            [new(pen["review"], Share: 2), new(pen["points"], Figure.Points)],
            [.. Result.Totals.Select((one, i) => (IReadOnlyList<SheetCell>)[pen["reviewNo", i + 1], one.Total])]
        );

    private IEnumerable<Block> Remarks(ReportPen pen)
    {
        List<Paragraph> remarks = [.. Result.Reasons.Select(reason => new Paragraph(pen[$"reason_{reason}"]))];
        remarks.AddRange(
            Result.Vetoes.Select(veto => new Paragraph(
                pen[
                    "vetoOf",
                    Scheme.Find(veto.Criterion) is { } criterion ? pen.Of(criterion.Name) : veto.Criterion,
                    pen.Typed(veto.Reason)
                ]
            ))
        );
        remarks.Add(new Paragraph(pen["spreadOf", Show.Points(Result.Spread)]));
        return [new ItemList(remarks)];
    }

    private decimal? MeanOf(Criterion criterion) =>
        Result.Criteria.FirstOrDefault(mean => mean.Criterion == criterion.Id)?.Mean;

    private static string Plain(decimal number) => Features.Appraisals.ScoreTexts.Number(number);
}
