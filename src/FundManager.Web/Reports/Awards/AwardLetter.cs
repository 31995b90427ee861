using Fluid;
using FundManager.Data;
using FundManager.Documents.Blocks;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;

namespace FundManager.Web.Reports.Awards;

/// <summary>The letter by which an award is offered, from the office's template.</summary>
[UseCase]
public sealed class AwardLetter(FundDbContext db, ReadForReports read, LetterTemplates templates) : Report<Award>(db)
{
    public override string Name => "award-letter";

    public override string CaseKind => Domain.History.CaseKind.Award;

    public override bool HasWorkbook => false;

    protected override IQueryable<Award> Fitting =>
        Db.Awards.Where(award => award.OfferExpiresAt != null).OrderByDescending(award => award.Id);

    protected override bool MayRead(Award @case, Person person) => true;

    protected override async Task<ReportContent?> ReadAsync(Award @case, CancellationToken cancellationToken)
    {
        var events = await read.EventsAsync(@case.CaseId, cancellationToken);
        return
            @case.OfferExpiresAt is { } expiresAt
            && events.LastOrDefault(made => made.View.Move == nameof(Award.Offer)) is { } offer
            ? new AwardLetterContent(templates)
            {
                Number = @case.Number,
                At = offer.View.At,
                Issuer = await read.FundNameAsync(@case.FundId, cancellationToken),
                Subject = @case.Title,
                Recipient = (await read.OrganisationAsync(@case.OrganisationId, cancellationToken)).Name,
                Amount = @case.Amount,
                ExpiresAt = expiresAt,
                Terms = @case.Agreement,
            }
            : null;
    }
}

/// <summary>What the letter tells.</summary>
public sealed record AwardLetterContent(LetterTemplates Templates) : ReportContent
{
    public required LocalText Recipient { get; init; }

    public required Money Amount { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required Agreement Terms { get; init; }

    public override IEnumerable<Block> Blocks(ReportPen pen)
    {
        var model = new TemplateContext();
        model.SetValue("number", Number);
        model.SetValue("title", pen.Of(Subject));
        model.SetValue("recipient", pen.Of(Recipient));
        model.SetValue("fund", pen.Of(Issuer));
        model.SetValue("amount", Show.Money(Amount));
        model.SetValue("starts", Show.Day(Terms.StartsOn));
        model.SetValue("ends", Show.Day(Terms.EndsOn));
        model.SetValue("offered", pen.Day(At));
        model.SetValue("expires", pen.Deadline(ExpiresAt));
        model.SetValue("tranches", Terms.Tranches.Select(TrancheOf).ToArray());
        return LetterText.Read(
            Templates[pen.Words.Language].Render(model),
            (pen["signature"], pen["name"], pen["date"])
        );
    }

    /// <summary>A letter is one text, in the order of its template.</summary>
    public override IEnumerable<Block> Part(string part, ReportPen pen) => [];

    private static Dictionary<string, object> TrancheOf(Tranche tranche) =>
        new(StringComparer.Ordinal)
        {
            ["number"] = tranche.Number,
            ["amount"] = Show.Money(tranche.Amount),
            ["planned"] = Show.Day(tranche.PlannedOn),
        };
}
