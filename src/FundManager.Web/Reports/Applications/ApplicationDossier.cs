using FundManager.Data;
using FundManager.Documents.Blocks;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;
using FundManager.Web.Features.Applications;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Reports.Applications;

/// <summary>Everything that was sent with an application, and what screening found: the file that goes to the archive.</summary>
/// <remarks>It names who is to be avoided, so reviewers and endorsers have it not.</remarks>
[UseCase]
public sealed class ApplicationDossier(FundDbContext db, ReadForReports read, FrameworkCatalog frameworks)
    : Report<GrantApplication>(db)
{
    public override string Name => "application-dossier";

    public override string CaseKind => Domain.History.CaseKind.Application;

    protected override IQueryable<GrantApplication> Fitting =>
        Db.Applications.Where(one => one.SubmittedAt != null).OrderByDescending(one => one.SubmittedAt);

    protected override bool MayRead(GrantApplication @case, Person person) =>
        ReadProposal.Office.Any(person.In(@case.Parties).Is)
        || person.OrganisationsAs(Role.Applicant, Role.Signatory).Contains(@case.OrganisationId);

    protected override async Task<ReportContent?> ReadAsync(GrantApplication @case, CancellationToken cancellationToken)
    {
        if (@case.SubmittedAt is not { } submittedAt)
        {
            return null;
        }

        var call = await Db.Calls.AsNoTracking().SingleAsync(c => c.Id == @case.CallId, cancellationToken);
        var events = await read.EventsAsync(@case.CaseId, cancellationToken);
        var endorser = @case.EndorserId is { } id ? await read.OrganisationAsync(id, cancellationToken) : null;
        return new DossierContent
        {
            Number = @case.Number,
            At = events[^1].View.At,
            Issuer = await read.FundNameAsync(@case.FundId, cancellationToken),
            Subject = @case.Title,
            CallNumber = call.Number,
            CallTitle = call.Title,
            Applicant = await read.OrganisationAsync(@case.OrganisationId, cancellationToken),
            Endorser = endorser?.Name,
            State = @case.State,
            SubmittedAt = submittedAt,
            Receipt = @case.ReceiptHash ?? "",
            Form = @case.Form,
            Framework = frameworks[call.Terms.Framework],
            Eligibility = @case.Eligibility,
            Waived = [.. @case.Waivers.Where(waiver => waiver.ConfirmedBy is not null).Select(waiver => waiver.Rule)],
            Files = await read.FilesAsync(@case.CaseId, [], events[^1].View.At, cancellationToken),
            Chain = (events[^1].Number, events[^1].Hash),
        };
    }
}

/// <summary>What the dossier tells.</summary>
public sealed record DossierContent : ReportContent
{
    public required string CallNumber { get; init; }

    public required LocalText CallTitle { get; init; }

    public required Organisation Applicant { get; init; }

    public required LocalText? Endorser { get; init; }

    public required string State { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required string Receipt { get; init; }

    public required ApplicationForm Form { get; init; }

    public required AppraisalFramework Framework { get; init; }

    public required IReadOnlyList<EligibilityFinding> Eligibility { get; init; }

    public required IReadOnlyList<string> Waived { get; init; }

    public required IReadOnlyList<ReportFile> Files { get; init; }

    public required (int Number, string Hash) Chain { get; init; }

    private Proposal Plan => field ??= Proposal.From(Form);

    public override IEnumerable<Block> Part(string part, ReportPen pen) =>
        part switch
        {
            "facts" => [Facts(pen)],
            "summary" => pen.Said(Form.Summary),
            "people" => [People(pen)],
            "partners" => [Partners(pen)],
            "budget" => [ReportParts.Budget(pen, Plan.Budget).Block(pen)],
            "inputs" => [ReportParts.Inputs(pen, Plan.Inputs).Block(pen)],
            "milestones" => [ReportParts.Milestones(pen, Plan.Milestones).Block(pen)],
            "indicators" => [ReportParts.Indicators(pen, Framework, Plan.Indicators).Block(pen)],
            "tranches" => [ReportParts.Tranches(pen, Plan.Tranches).Block(pen)],
            "avoided" => [Avoided(pen)],
            "screening" => [Screening(pen)],
            "files" => [ReportParts.Files(pen, Files)],
            "integrity" =>
            [
                new Paragraph(pen["integrityText"]),
                pen.Facts(("receipt", Receipt)),
                ReportParts.Chain(pen, Chain.Number, Chain.Hash),
            ],
            _ => throw new InvalidOperationException($"No part {part}."),
        };

    public override IReadOnlyList<Sheet> Sheets(ReportPen pen) =>
        [
            ReportParts.Budget(pen, Plan.Budget).Sheet($"{pen[TitleKey]} {Number}"),
            ReportParts.Inputs(pen, Plan.Inputs).Sheet(),
            ReportParts.Milestones(pen, Plan.Milestones).Sheet(),
            ReportParts.Indicators(pen, Framework, Plan.Indicators).Sheet(),
            ReportParts.Tranches(pen, Plan.Tranches).Sheet(),
            pen.FactSheet("facts", Facts(pen)),
        ];

    private KeyValues Facts(ReportPen pen) =>
        pen.Facts(
            ("application", Number),
            ("call", $"{CallNumber} {pen.Of(CallTitle)}"),
            ("applicant", pen.Of(Applicant.Name)),
            ("creditCode", Applicant.CreditCode),
            ("endorser", Endorser is null ? null : pen.Of(Endorser)),
            ("lead", pen.Typed($"{Form.LeadName} {Form.LeadPosition} {Form.LeadEmail}".Trim())),
            ("discipline", CodeList.Disciplines.NameOf(Form.Discipline)),
            ("region", CodeList.Regions.NameOf(Form.Region)),
            ("term", pen.Term(Plan.StartsOn, Plan.EndsOn)),
            ("asked", Show.Money(Plan.Amount)),
            ("plannedInputs", Show.Money(Plan.PlannedInputs)),
            ("submittedAt", pen.Instant(SubmittedAt)),
            ("state", pen.State(Domain.History.CaseKind.Application, State))
        );

    private Table People(ReportPen pen) =>
        new(
            [new(pen["person"]), new(pen["task"]) { Share = 2 }],
            [.. Form.Team.Select(one => new TableRow(pen.Typed(one.Name), pen.Typed(one.Task)))]
        )
        {
            EmptyText = pen["none"],
            FirstColumnNamesRow = true,
        };

    private Table Partners(ReportPen pen) =>
        new(
            [new(pen["partner"]), new(pen["task"]) { Share = 2 }],
            [.. Form.Partners.Select(one => new TableRow(pen.Typed(one.Name), pen.Typed(one.Task)))]
        )
        {
            EmptyText = pen["none"],
            FirstColumnNamesRow = true,
        };

    private Table Avoided(ReportPen pen) =>
        new(
            [new(pen["person"]), new(pen["reasonOf"]) { Share = 2 }],
            [.. Form.Avoided.Select(one => new TableRow(pen.Typed(one.Name), pen.Typed(one.Reason)))]
        )
        {
            EmptyText = pen["none"],
            FirstColumnNamesRow = true,
        };

    private Table Screening(ReportPen pen) =>
        new(
            [new(pen["rule"]), new(pen["found"]) { Share = 2.6 }, new(pen["met"]) { Share = 0.7 }],
            [
                .. Eligibility.Select(one => new TableRow(
                    pen.Texts[$"eligibility.{one.Rule}_name"],
                    pen.Typed(pen.Texts[DetailsModel.TextOf(one), DetailsModel.FactsOf(one, pen.Texts)]),
                    one.Passed ? pen.Texts["shared.Yes"]
                        : Waived.Contains(one.Rule, StringComparer.Ordinal) ? pen["waived"]
                        : pen.Texts["shared.No"]
                )),
            ]
        )
        {
            EmptyText = pen["notScreened"],
            FirstColumnNamesRow = true,
        };
}
