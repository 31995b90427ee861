using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Disbursements;
using FundManager.Web.Mail;

namespace FundManager.Web.Features.Awards;

/// <summary>Brings the agreement into force: whatever it plans becomes a case of its own.</summary>
public sealed class CountersignAward(
    FundDbContext db,
    WorkflowCatalog workflows,
    LookAtGates gates,
    TellAwardPeople tell
) : CaseMove<Award>
{
    public override string Kind => CaseKind.Award;

    public override string Trigger => nameof(Award.Countersign);

    protected override async Task ExecuteAsync(
        Award award,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        award.Countersign(workflows[Kind], act);
        OpenPlans(award, act.Consequence());
        await gates.ExecuteAsync(award, act, cancellationToken);
        await tell.RecipientAsync(
            award,
            new MailContent("Countersigned", CaseLinks.To(Kind, award.CaseId), act.At, award.Number, award.Title),
            cancellationToken
        );
    }

    private void OpenPlans(Award award, Act act)
    {
        var terms = award.Agreement;
        var appraisal = workflows[CaseKind.Appraisal];
        db.Inputs.AddRange(terms.Inputs.Select(plan => new Input(award, plan, workflows[CaseKind.Input], act)));
        db.Milestones.AddRange(
            terms.Milestones.Select(plan => new Milestone(award, plan, workflows[CaseKind.Milestone], act))
        );
        db.Disbursements.AddRange(
            terms.Tranches.Select(plan => new Disbursement(award, plan, workflows[CaseKind.Disbursement], act))
        );
        db.Appraisals.AddRange(
            new Appraisal(award, AppraisalStage.MidTerm, terms.MidTermOn, appraisal, act),
            new Appraisal(award, AppraisalStage.Final, terms.EndsOn, appraisal, act)
        );
    }
}
