using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;

namespace FundManager.Web.Reports;

/// <summary>Every report that there is, in the order of an award's life.</summary>
[UseCase]
public sealed class ReportCatalog
{
    private static readonly string[] Ordered =
    [
        "application-dossier",
        "performance-targets",
        "review-summary",
        "award-letter",
        "agreement",
        "checkpoint",
        "payment-voucher",
        "payment-register",
        "monitoring",
        "self-appraisal",
        "appraisal",
        "fund-performance",
        "audit-certificate",
    ];

    public ReportCatalog(IEnumerable<Report> reports) =>
        All = [.. reports.OrderBy(report => Array.IndexOf(Ordered, report.Name))];

    public IReadOnlyList<Report> All { get; }

    public Report? Find(string name) => All.FirstOrDefault(report => report.Name == name);

    /// <summary>The reports that a person who sees the case may have of it; some may have nothing to tell yet.</summary>
    public IEnumerable<Report> Of(Case @case, Person person) =>
        All.Where(report => report.CaseKind == @case.Kind && report.MayRead(@case, person));
}
