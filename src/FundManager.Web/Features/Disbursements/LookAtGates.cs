using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Disbursements;

/// <summary>Asks every gate of an award again after something that it looks at has changed, and opens or closes its tranche.</summary>
/// <remarks>Called in the transaction of the change: verified input, accepted milestone, finding raised or closed, appraisal approved, countersignature.</remarks>
[UseCase]
public sealed class LookAtGates(FundDbContext db, WorkflowCatalog workflows)
{
    private static readonly string[] Approved = ["Approved", "Published"];

    public async Task ExecuteAsync(Award award, Act act, CancellationToken cancellationToken)
    {
        // What this transaction changed must be in the tables before it is read again.
        await db.SaveChangesAsync(cancellationToken);
        var facts = await FactsAsync(award, cancellationToken);
        var workflow = workflows[CaseKind.Disbursement];
        var tranches = await db
            .Disbursements.Where(d => d.AwardId == award.Id && (d.State == "Planned" || d.State == "Eligible"))
            .OrderBy(d => d.Sequence)
            .ToListAsync(cancellationToken);
        foreach (var tranche in tranches)
        {
            var answer = tranche.Gate.Evaluate(facts);
            switch (tranche.State, answer.IsOpen)
            {
                case ("Planned", true):
                    tranche.OpenGate(workflow, answer, act.Consequence());
                    break;
                case ("Eligible", false):
                    tranche.CloseGate(workflow, answer, act.Consequence());
                    break;
                default:
                    tranche.NoteGate(answer);
                    break;
            }
        }
    }

    /// <summary>What the gate of <paramref name="disbursement"/> says now.</summary>
    public async Task<GateAnswer> AnswerAsync(
        Disbursement disbursement,
        Award award,
        CancellationToken cancellationToken
    ) => disbursement.Gate.Evaluate(await FactsAsync(award, cancellationToken));

    private async Task<GateFacts> FactsAsync(Award award, CancellationToken cancellationToken)
    {
        var inputs = await db
            .Inputs.Where(i => i.AwardId == award.Id && i.State != "Dropped")
            .ToListAsync(cancellationToken);
        var milestones = await db.Milestones.Where(m => m.AwardId == award.Id).ToListAsync(cancellationToken);
        var stages = await db
            .Appraisals.Where(a =>
                a.AwardId == award.Id && Approved.Contains(a.State) && a.Grade != AppraisalFramework.PoorGrade
            )
            .Select(a => a.Stage)
            .ToListAsync(cancellationToken);
        return new GateFacts(
            award.CountersignedAt.HasValue,
            [.. inputs.Select(i => (i.InputKind, i.Planned, i.Verified))],
            [.. milestones.Select(m => (m.Sequence, m.Title, m.IsCheckpoint, m.State == "Accepted"))],
            stages,
            award.OpenHighFindings
        );
    }
}
