using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Disbursements;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Findings;

/// <summary>Closes a finding with the reason; after the last high one gates can open again.</summary>
public sealed class CloseFinding(FundDbContext db, WorkflowCatalog workflows, LookAtGates gates) : CaseMove<Finding>
{
    public override string Kind => CaseKind.Finding;

    public override string Trigger => nameof(Finding.Close);

    protected override IReadOnlyList<MoveField> FieldsOf(Finding finding) => [MoveField.Reason];

    protected override Refusal? WhyNot(Finding finding, Act act) => finding.WhyNotClose(act);

    protected override async Task ExecuteAsync(
        Finding finding,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var award = await db.Awards.SingleAsync(a => a.Id == finding.AwardId, cancellationToken);
        finding.Close(workflows[Kind], award, award.Monitored(act));
        await gates.ExecuteAsync(award, act, cancellationToken);
    }
}
