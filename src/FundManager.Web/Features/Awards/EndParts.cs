using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Awards;

/// <summary>Ends whatever of an award is still open when the award itself ends: payments, inputs, milestones, amendments, appraisals.</summary>
[UseCase]
public sealed class EndParts(FundDbContext db, WorkflowCatalog workflows, EndRound round)
{
    public async Task ExecuteAsync(Award award, Act act, CancellationToken cancellationToken)
    {
        var tranches = await db.Disbursements.Where(d => d.AwardId == award.Id).ToListAsync(cancellationToken);
        foreach (var tranche in tranches.Where(d => Has(d, "Cancel")))
        {
            tranche.Cancel(workflows[tranche.Kind], act);
        }

        var inputs = await db.Inputs.Where(i => i.AwardId == award.Id).ToListAsync(cancellationToken);
        foreach (var input in inputs.Where(i => Has(i, "Drop")))
        {
            input.Drop(workflows[input.Kind], act);
        }

        var milestones = await db.Milestones.Where(m => m.AwardId == award.Id).ToListAsync(cancellationToken);
        foreach (var milestone in milestones.Where(m => Has(m, "Supersede")))
        {
            milestone.Supersede(workflows[milestone.Kind], act);
            await CancelReviewsAsync(milestone, act, cancellationToken);
        }

        var amendments = await db.Amendments.Where(a => a.AwardId == award.Id).ToListAsync(cancellationToken);
        foreach (var amendment in amendments.Where(a => Has(a, "Lapse")))
        {
            amendment.Lapse(workflows[amendment.Kind], act);
        }

        // A mid-term appraisal that never came to an end would open on a closed award.
        var appraisals = await db
            .Appraisals.Where(a => a.AwardId == award.Id && a.Stage == AppraisalStage.MidTerm)
            .ToListAsync(cancellationToken);
        foreach (var appraisal in appraisals.Where(a => Has(a, "Cancel")))
        {
            appraisal.Cancel(workflows[appraisal.Kind], act);
        }
    }

    private async Task CancelReviewsAsync(Milestone milestone, Act act, CancellationToken cancellationToken)
    {
        var reviews = await db.Reviews.Where(r => r.SubjectId == milestone.CaseId).ToListAsync(cancellationToken);
        await round.CancelAsync(reviews, act, cancellationToken);
    }

    private bool Has(Case @case, string trigger) =>
        workflows[@case.Kind].From(@case.State).Contains(trigger, StringComparer.Ordinal);
}
