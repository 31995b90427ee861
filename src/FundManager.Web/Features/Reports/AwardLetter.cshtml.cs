using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Web.Access;
using FundManager.Web.Reports;
using FundManager.Web.Reports.Awards;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reports;

/// <summary>The letter by which an award is offered, as a PDF file.</summary>
[Authorize(Policy = FundRoles.AwardReaders)]
public sealed class AwardLetterModel(CaseAccess access, AwardLetter letter, RenderReport render) : FundPage
{
    public async Task<IActionResult> OnGetAsync(Id<Award> id, string? language, CancellationToken cancellationToken)
    {
        var found = access.Awards(User.ToPerson()).AsNoTracking().Where(a => a.Id == id);
        var chosen = ReportWordings.Languages.FirstOrDefault(known => known == language) ?? Show.Language;
        return
            await found.SingleOrDefaultAsync(cancellationToken) is { } award
            && await letter.ReadAsync((Domain.History.Case)award, cancellationToken) is { } content
            ? File(render.Pdf(letter, content, chosen), Printing.PdfType, $"{award.Number}.{chosen}.pdf")
            : NotFound();
    }
}
