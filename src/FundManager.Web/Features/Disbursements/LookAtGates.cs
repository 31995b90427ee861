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
    public async Task ExecuteAsync(Award award, Act act, CancellationToken cancellationToken)
    {
        // What this transaction changed must be in the tables before it is read again.
        await db.SaveChangesAsync(cancellationToken);
        var facts = (await FactsAsync([award], cancellationToken))[award.Id];
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
    ) => disbursement.Gate.Evaluate((await FactsAsync([award], cancellationToken))[award.Id]);

    /// <summary>What the gates of these awards look at, by award.</summary>
    public async Task<IReadOnlyDictionary<Id<Award>, GateFacts>> FactsAsync(
        IReadOnlyCollection<Award> awards,
        CancellationToken cancellationToken
    )
    {
        var ids = awards.Select(award => award.Id).ToList();
        var inputs = (
            await db.Inputs.Where(i => ids.Contains(i.AwardId) && i.State != "Dropped").ToListAsync(cancellationToken)
        ).ToLookup(i => i.AwardId);
        var milestones = (
            await db.Milestones.Where(m => ids.Contains(m.AwardId)).ToListAsync(cancellationToken)
        ).ToLookup(m => m.AwardId);
        var stages = (
            await db.InForce()
                .Where(a =>
                    ids.Contains(a.AwardId)
                    && a.Grade != AppraisalFramework.PoorGrade
                    && a.Grade != AppraisalFramework.NotDemonstratedGrade
                )
                .Select(a => new { a.AwardId, a.Stage })
                .ToListAsync(cancellationToken)
        ).ToLookup(a => a.AwardId, a => a.Stage);
        return awards.ToDictionary(
            award => award.Id,
            award => new GateFacts(
                award.CountersignedAt.HasValue,
                [.. inputs[award.Id].Select(i => (i.InputKind, i.Planned, i.Verified))],
                [.. milestones[award.Id].Select(m => (m.Sequence, m.Title, m.IsCheckpoint, m.State == "Accepted"))],
                [.. stages[award.Id]],
                award.OpenHighFindings
            )
        );
    }
}
