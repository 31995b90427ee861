using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Disbursements;

namespace FundManager.Web.Features.Findings;

/// <summary>Raises a finding on an award. A high one holds the award and shuts its gates at once.</summary>
[UseCase]
public sealed class RaiseFinding(FundDbContext db, WorkflowCatalog workflows, LookAtGates gates)
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
        return finding;
    }
}
