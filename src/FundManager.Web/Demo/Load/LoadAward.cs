using System.Globalization;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;

namespace FundManager.Web.Demo.Load;

/// <summary>An award of the load: its agreement, and what the agreement opens.</summary>
internal sealed class LoadAward(LoadWorld world, GrantApplication application, LoadGrant grant, LoadApplicant applicant)
{
    private const int BudgetExecutionWeight = 10;

    public void Play(LoadRows rows)
    {
        var workflow = world.Workflows[CaseKind.Award];
        var terms = Agreement.Draft(Proposal.From(application.Form), application.Amount, new Domain.Calls.CallTerms());
        var award = new Award(
            string.Create(CultureInfo.InvariantCulture, $"{world.Fund.Number}-A{grant.Number + 1:000000}"),
            application,
            terms,
            grant.At(57),
            (workflow, new Act(Actor.System, grant.At(50)))
        );
        rows.Awards.Add(award);
        if (!grant.IsReached(58))
        {
            return;
        }

        award.Offer(
            workflow,
            isPayeeVerified: true,
            BudgetExecutionWeight,
            grant.At(88),
            world.People.By("officer", Role.ProgrammeOfficer, grant.At(58))
        );
        if (!grant.IsReached(60))
        {
            return;
        }

        award.Sign(workflow, applicant.Sign(grant.At(60)));
        if (grant.IsReached(62))
        {
            award.Countersign(workflow, world.People.By("leader", Role.Leader, grant.At(62)));
            OpenPlans(award, rows);
        }
    }

    private void OpenPlans(Award award, LoadRows rows)
    {
        var opened = new Act(Actor.System, grant.At(62));
        var terms = award.Agreement;
        List<Input> inputs = [.. terms.Inputs.Select(plan => InputOf(award, plan, opened))];
        List<Milestone> milestones = [.. terms.Milestones.Select(plan => MilestoneOf(award, plan, opened))];
        rows.Inputs.AddRange(inputs);
        rows.Milestones.AddRange(milestones);
        var payments = new LoadPayments(world, grant, award, applicant, (inputs, milestones));
        rows.Disbursements.AddRange(terms.Tranches.Select(plan => payments.Play(plan, opened)));
        rows.Told.AddRange(payments.Told);
        var appraisal = world.Workflows[CaseKind.Appraisal];
        rows.Appraisals.Add(new Appraisal(award, AppraisalStage.MidTerm, terms.MidTermOn, appraisal, opened));
        rows.Appraisals.Add(new Appraisal(award, AppraisalStage.Final, terms.EndsOn, appraisal, opened));
    }

    private Input InputOf(Award award, PlannedInput plan, Act opened)
    {
        var workflow = world.Workflows[CaseKind.Input];
        var input = new Input(award, plan, workflow, opened);
        if (grant.IsReached(LoadPayments.InputsVerifiedOn))
        {
            input.Declare(workflow, plan.Amount, 1, applicant.Draft(grant.At(LoadPayments.InputsVerifiedOn - 10)));
            input.Verify(
                workflow,
                plan.Amount,
                "现场核对凭证 seen on the spot",
                world.People.By("officer2", Role.ProgrammeOfficer, grant.At(LoadPayments.InputsVerifiedOn))
            );
        }

        return input;
    }

    private Milestone MilestoneOf(Award award, PlannedMilestone plan, Act opened)
    {
        var workflow = world.Workflows[CaseKind.Milestone];
        var milestone = new Milestone(award, plan, workflow, opened);
        var day = LoadPayments.MilestoneOn(plan.Number);
        if (grant.IsReached(day))
        {
            milestone.Submit(workflow, "Done as agreed 已按约定完成", 1, applicant.Draft(grant.At(day)));
        }

        if (grant.IsReached(day + 7))
        {
            milestone.Accept(
                workflow,
                panel: null,
                openReviews: 0,
                world.People.By("officer", Role.ProgrammeOfficer, grant.At(day + 7))
            );
        }

        return milestone;
    }
}
