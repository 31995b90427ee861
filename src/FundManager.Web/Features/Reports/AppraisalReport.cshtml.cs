using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Web.Access;
using FundManager.Web.Reports;
using FundManager.Web.Reports.Appraisals;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reports;

/// <summary>The report of an appraisal as a file: the fund's people have it from finalisation on, others once it is published.</summary>
[Authorize(Policy = FundRoles.AwardReaders)]
public sealed class AppraisalReportModel(CaseAccess access, AppraisalReport report, KeepReport keep) : FundPage
{
    public async Task<IActionResult> OnGetAsync(
        Id<Appraisal> id,
        string? language,
        string? format,
        CancellationToken cancellationToken
    )
    {
        var person = User.ToPerson();
        var found = access.Appraisals(person).AsNoTracking().Where(a => a.Id == id);
        if (
            await found.SingleOrDefaultAsync(cancellationToken) is not { } appraisal
            || !report.MayRead((Domain.History.Case)appraisal, person)
        )
        {
            return NotFound();
        }

        var chosen = ReportWordings.Languages.FirstOrDefault(known => known == language) ?? Show.Language;
        var name = $"{appraisal.Number.Replace('/', '-')}.{chosen}";
        var kind = format == "xlsx" ? "xlsx" : "pdf";
        return await keep.ExecuteAsync(report, appraisal, (chosen, kind), person, cancellationToken) is { } content
            ? File(content, kind == "xlsx" ? RenderReport.WorkbookType : Printing.PdfType, $"{name}.{kind}")
            : NotFound();
    }
}
