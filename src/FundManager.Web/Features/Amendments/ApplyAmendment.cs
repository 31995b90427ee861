using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Amendments;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Awards;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Disbursements;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Amendments;

/// <summary>Brings an amendment into force: a new version of the agreement, and what the award's parts have of it.</summary>
public sealed class ApplyAmendment(
    FundDbContext db,
    ReadAmendmentFacts facts,
    WorkflowCatalog workflows,
    LookAtGates gates,
    TellAwardPeople tell
) : CaseMove<Amendment>
{
    public override string Kind => CaseKind.Amendment;

    public override string Trigger => nameof(Amendment.Apply);

    protected override async Task<Refusal?> WhyNotAsync(
        Amendment amendment,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var award = await db.Awards.AsNoTracking().SingleAsync(a => a.Id == amendment.AwardId, cancellationToken);
        return amendment.WhyNotApply(award, await facts.ExecuteAsync(amendment, award, cancellationToken));
    }

    protected override async Task ExecuteAsync(
        Amendment amendment,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        // A payment that is being released holds this row: it is in the tables before we look for what the bank has.
        await db.Database.ExecuteSqlAsync(
            $"select 1 from awards where id = {amendment.AwardId.Value} for no key update",
            cancellationToken
        );
        var award = await db.Awards.SingleAsync(a => a.Id == amendment.AwardId, cancellationToken);
        var before = award.Amount;
        var found = await facts.ExecuteAsync(amendment, award, cancellationToken);
        amendment.Apply(workflows[Kind], award, found, act);
        await CountAsync(award, before, cancellationToken);
        await ReplanAsync(award, found.InForce, act.Consequence(), cancellationToken);
        await gates.ExecuteAsync(award, act, cancellationToken);
        await tell.RecipientAsync(
            award,
            new MailContent(
                "AmendmentApplied",
                CaseLinks.To(Kind, amendment.CaseId),
                act.At,
                amendment.Number,
                award.Title,
                award.AgreementNumber
            ),
            cancellationToken
        );
    }

    /// <summary>What the call has awarded follows, so that its ceiling holds for supplements too.</summary>
    private async Task CountAsync(Award award, Money before, CancellationToken cancellationToken)
    {
        if (award.Amount == before)
        {
            return;
        }

        var call = await db.Calls.SingleAsync(c => c.Id == award.CallId, cancellationToken);
        if (award.Amount > before)
        {
            call.CountAward(award.Amount - before);
        }
        else
        {
            call.UncountAward(before - award.Amount);
        }
    }

    /// <summary>Only what the amendment changed: a day that was put off since stays.</summary>
    private async Task ReplanAsync(Award award, Agreement before, Act act, CancellationToken cancellationToken)
    {
        var terms = award.Agreement;
        await ReplanTranchesAsync(award, act, cancellationToken);
        var milestones = await db.Milestones.Where(m => m.AwardId == award.Id).ToListAsync(cancellationToken);
        foreach (var plan in terms.Milestones.Except(before.Milestones))
        {
            milestones.SingleOrDefault(m => m.Sequence == plan.Number && CanGoOn(m))?.Replan(plan, act);
        }

        var inputs = await db.Inputs.Where(i => i.AwardId == award.Id).ToListAsync(cancellationToken);
        foreach (var plan in terms.Inputs.Except(before.Inputs))
        {
            inputs.SingleOrDefault(i => i.Number == $"{award.Number}/I{plan.Number}" && CanGoOn(i))?.Replan(plan, act);
        }

        var appraisals = await db
            .Appraisals.Where(a => a.AwardId == award.Id && a.State == "Scheduled")
            .ToListAsync(cancellationToken);
        foreach (var appraisal in appraisals.Where(_ => terms.EndsOn != before.EndsOn))
        {
            appraisal.Replan(appraisal.Stage == AppraisalStage.MidTerm ? terms.MidTermOn : terms.EndsOn, act);
        }
    }

    private bool CanGoOn(Case @case) => workflows[@case.Kind].From(@case.State).Count > 0;

    private async Task ReplanTranchesAsync(Award award, Act act, CancellationToken cancellationToken)
    {
        var workflow = workflows[CaseKind.Disbursement];
        var tranches = await db.Disbursements.Where(d => d.AwardId == award.Id).ToListAsync(cancellationToken);
        foreach (var plan in award.Agreement.Tranches)
        {
            var tranche = tranches.SingleOrDefault(d => d.Sequence == plan.Number);
            if (tranche is null)
            {
                db.Disbursements.Add(new Disbursement(award, plan, workflow, act));
            }
            else if (tranche.State is "Planned" or "Eligible")
            {
                tranche.Replan(plan, act);
                if (plan.Amount == Money.Zero)
                {
                    tranche.Cancel(workflow, act);
                }
            }
        }
    }
}
