using Fluid;
using FundManager.Data;
using FundManager.Documents;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Web.Features;
using FundManager.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Reports;

/// <summary>The letter by which an award is offered, from the office's template.</summary>
[UseCase]
public sealed class AwardLetter(FundDbContext db, LetterTemplates templates, ReportWordings wordings, Show show)
{
    /// <summary>The letter as a PDF file; null while no offer was made.</summary>
    public async Task<byte[]?> RenderAsync(Award award, string language, CancellationToken cancellationToken)
    {
        if (await OfferedAtAsync(award, cancellationToken) is not { } offeredAt)
        {
            return null;
        }

        var names = await db
            .Funds.Where(fund => fund.Id == award.FundId)
            .Select(fund => new
            {
                Fund = fund.Name,
                Recipient = db
                    .Organisations.Where(one => one.Id == award.OrganisationId)
                    .Select(one => one.Name)
                    .Single(),
            })
            .SingleAsync(cancellationToken);
        return ReportLanguage.In(
            language,
            () => Printing.Print(clean => DocumentOf(award, (names.Fund, names.Recipient), offeredAt, language, clean))
        );
    }

    private async Task<DateTimeOffset?> OfferedAtAsync(Award award, CancellationToken cancellationToken)
    {
        if (award.OfferExpiresAt is null)
        {
            return null;
        }

        var bodies = await db
            .CaseEvents.Where(made => made.CaseId == award.CaseId)
            .OrderByDescending(made => made.Number)
            .Select(made => made.Body)
            .ToListAsync(cancellationToken);
        return bodies.Select(EventView.Read).FirstOrDefault(made => made.Move == nameof(Award.Offer))?.At;
    }

    private PdfDocument DocumentOf(
        Award award,
        (LocalText Fund, LocalText Recipient) names,
        DateTimeOffset offeredAt,
        string language,
        Func<string, string> clean
    )
    {
        var words = wordings[language];
        var model = new TemplateContext();
        model.SetValue("number", award.Number);
        model.SetValue("title", clean(Show.Of(award.Title)));
        model.SetValue("recipient", clean(Show.Of(names.Recipient)));
        model.SetValue("fund", clean(Show.Of(names.Fund)));
        model.SetValue("amount", Show.Money(award.Amount));
        model.SetValue("starts", Show.Day(award.StartsOn));
        model.SetValue("ends", Show.Day(award.EndsOn));
        model.SetValue("offered", show.Day(offeredAt));
        model.SetValue("expires", show.Deadline(award.OfferExpiresAt!.Value));
        model.SetValue("tranches", award.Agreement.Tranches.Select(TrancheOf).ToArray());
        var text = templates[language].Render(model);
        return new PdfDocument
        {
            Title = $"{award.Number} {clean(Show.Of(award.Title))}",
            Language = language,
            CreatedAt = offeredAt,
            Author = clean(Show.Of(names.Fund)),
            Footer = award.Number,
            PageNumberFormat = words["page"],
            Blocks = LetterText.Read(text, (words["signature"], words["name"], words["date"])),
        };
    }

    private static Dictionary<string, object> TrancheOf(Tranche tranche) =>
        new(StringComparer.Ordinal)
        {
            ["number"] = tranche.Number,
            ["amount"] = Show.Money(tranche.Amount),
            ["planned"] = Show.Day(tranche.PlannedOn),
        };
}

/// <summary>The letters' templates of each language, read once.</summary>
public sealed class LetterTemplates
{
    private readonly Dictionary<string, IFluidTemplate> _byLanguage = new(StringComparer.Ordinal);

    /// <exception cref="FaultyFileException">A template is not Liquid; every fault is told.</exception>
    public LetterTemplates(string folder)
    {
        var parser = new FluidParser();
        List<FileFault> faults = [];
        foreach (var language in ReportWordings.Languages)
        {
            var name = $"award.{language}.liquid";
            if (parser.TryParse(File.ReadAllText(Path.Combine(folder, name)), out var template, out var fault))
            {
                _byLanguage[language] = template;
            }
            else
            {
                faults.Add(new FileFault(null, name, "not-liquid", [fault]));
            }
        }

        if (faults.Count > 0)
        {
            throw new FaultyFileException(faults);
        }
    }

    public IFluidTemplate this[string language] => _byLanguage[language];
}
