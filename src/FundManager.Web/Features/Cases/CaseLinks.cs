using FundManager.Domain.History;

namespace FundManager.Web.Features.Cases;

/// <summary>Where the page of a case is.</summary>
public static class CaseLinks
{
    public static string To(string kind, Guid id) => $"/{PathOf(kind)}/{id}";

    public static string ToMove(string kind, Guid id, string trigger) => $"/moves/{kind}/{id}/{trigger}";

    private static string PathOf(string kind) =>
        kind switch
        {
            CaseKind.Fund => "funds",
            CaseKind.Call => "calls",
            CaseKind.Application => "applications",
            CaseKind.Review => "reviews",
            CaseKind.Award => "awards",
            CaseKind.Input => "inputs",
            CaseKind.Milestone => "milestones",
            CaseKind.Disbursement => "disbursements",
            CaseKind.Appraisal => "appraisals",
            CaseKind.Finding => "findings",
            CaseKind.Expenditure => "expenditures",
            CaseKind.Amendment => "amendments",
            CaseKind.Recovery => "recoveries",
            _ => throw new InvalidOperationException($"No page for {kind}."),
        };
}
