using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Web.Access;
using FundManager.Web.Features.Appraisals;
using FundManager.Web.Reports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reports;

/// <summary>The report of an appraisal as a file: the fund's people have it from finalisation on, others once it is published.</summary>
[Authorize(Policy = FundRoles.AwardReaders)]
public sealed class AppraisalReportModel(
    CaseAccess access,
    ReadAppraisalReport read,
    AppraisalReportDocument document,
    AppraisalReportWorkbook workbook
) : FundPage
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
            || !AppraisalSight.Of(appraisal, person).SeesReport
            || await read.ExecuteAsync(appraisal, cancellationToken) is not { } report
        )
        {
            return NotFound();
        }

        var chosen = ReportWordings.Languages.FirstOrDefault(known => known == language) ?? Show.Language;
        var name = $"{appraisal.Number.Replace('/', '-')}.{chosen}";
        return format == "xlsx"
            ? File(workbook.Render(report, chosen), SelfWorkbook.ContentType, $"{name}.xlsx")
            : File(document.Render(report, chosen), Printing.PdfType, $"{name}.pdf");
    }
}
