using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Awards;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Disbursements;
using FundManager.Web.Mail;

namespace FundManager.Web.Features.Findings;

/// <summary>Raises a finding on an award. A high one holds the award and shuts its gates at once.</summary>
[UseCase]
public sealed class RaiseFinding(FundDbContext db, WorkflowCatalog workflows, LookAtGates gates, TellAwardPeople tell)
{
    public async Task<Finding> ExecuteAsync(
        Award award,
        Severity severity,
        string text,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var number = await db.TakeNumberAsync($"finding:{award.Number}", cancellationToken);
        var finding = new Finding(
            $"{award.Number}/F{number}",
            award,
            severity,
            text,
            (workflows[CaseKind.Finding], act)
        );
        db.Findings.Add(finding);
        if (severity == Severity.High && award.State == "Active")
        {
            award.Hold(workflows[CaseKind.Award], act.Consequence(text));
        }

        await gates.ExecuteAsync(award, act, cancellationToken);
        await TellAsync(award, finding, act.At, cancellationToken);
        return finding;
    }

    private async Task TellAsync(Award award, Finding finding, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var content = new MailContent(
            finding.Severity == Severity.High ? "HighFindingRaised" : "FindingRaised",
            CaseLinks.To(CaseKind.Finding, finding.CaseId),
            at,
            finding.Number,
            award.Title
        );
        await tell.RecipientAsync(award, content, cancellationToken);
        await tell.OfficersAsync(award, content, cancellationToken);
        if (finding.Severity == Severity.High)
        {
            await tell.LeadersAsync(content, cancellationToken);
        }
    }
}
