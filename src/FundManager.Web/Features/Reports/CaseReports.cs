using FundManager.Domain.History;
using FundManager.Web.Access;
using FundManager.Web.Reports;
using Microsoft.AspNetCore.Mvc;

namespace FundManager.Web.Features.Reports;

/// <summary>The reports of a case on its page: those that this person may have and that have something to tell; nothing without any.</summary>
public sealed class CaseReports(ReportCatalog reports, RenderReport render) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Case @case)
    {
        List<ReportLink> links = [];
        var person = UserClaimsPrincipal.ToPerson();
        foreach (var report in reports.Of(@case, person))
        {
            if (await report.BarsAsync(@case, person, HttpContext.RequestAborted))
            {
                continue;
            }

            // A report of a whole fund always has something to tell, and reading it only to know that would cost.
            if (
                @case.Kind == CaseKind.Fund
                || await report.FindAsync(@case.CaseId.ToString(), HttpContext.RequestAborted) is not null
            )
            {
                links.Add(
                    new ReportLink($"/reports/{report.Name}/{@case.CaseId}", render.TitleOf(report, Show.Language))
                );
            }
        }

        return links.Count == 0 ? Content("") : View("/Features/Reports/_CaseReports.cshtml", links);
    }
}

/// <summary>A report that a page leads to.</summary>
public sealed record ReportLink(string Url, string Title);
