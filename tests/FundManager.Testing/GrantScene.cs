using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Awards;
using FundManager.Domain.Calls;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;

namespace FundManager.Testing;

/// <summary>Grants that have come a long way, made by the domain's own moves: for what begins where others have been through.</summary>
/// <param name="db">Holds the call, tracked; the scene adds to it and the caller saves.</param>
/// <param name="workflows">Every workflow.</param>
/// <param name="at">When everything happens.</param>
public sealed class GrantScene(FundDbContext db, WorkflowCatalog workflows, DateTimeOffset at)
{
    private static readonly Guid Somebody = new("0197a000-0000-7000-8000-000000000001");

    /// <summary>The open call, tracked.</summary>
    public required Call Call { get; init; }

    /// <summary>Who applies.</summary>
    public required Id<Organisation> Recipient { get; init; }

    /// <summary>Who endorses.</summary>
    public required Id<Organisation> Endorser { get; init; }

    /// <summary>A draft.</summary>
    public GrantApplication Draft(string number, Money amount)
    {
        var application = new GrantApplication(
            number,
            Call,
            Recipient,
            FormOf(amount),
            (workflows[CaseKind.Application], By(Role.Applicant))
        );
        db.Applications.Add(application);
        return application;
    }

    /// <summary>An application that waits for a leader's decision.</summary>
    public GrantApplication Recommend(string number, Money amount)
    {
        var workflow = workflows[CaseKind.Application];
        var application = Draft(number, amount);
        application.RequestEndorsement(workflow, Call, By(Role.Signatory));
        application.Endorse(workflow, Call, 0, By(Role.Endorser));
        application.Screen(workflow, [], By(Role.System));
        application.PassScreening(workflow, By(Role.ProgrammeOfficer));
        application.OpenReview(workflow, Call, Call.Terms.ReviewersPerApplication, By(Role.ProgrammeOfficer));
        var panel = new PanelOutcome(80m, Call.Terms.ReviewersPerApplication, true, false, 4m, []);
        application.CloseReview(workflow, Call, panel, By(Role.ProgrammeOfficer));
        application.Recommend(workflow, amount, By(Role.ProgrammeOfficer));
        return application;
    }

    /// <summary>An award in force, saved: money that moves later must find it. Its tranches are opened one by one with <see cref="OpenTranche"/>.</summary>
    public async Task<Award> RunAsync(string number, Money amount)
    {
        var application = Recommend($"A-{number}", amount);
        application.Award(workflows[CaseKind.Application], [], By(Role.Leader));
        Call.CountAward(amount);
        var workflow = workflows[CaseKind.Award];
        var terms = Agreement.Draft(Proposal.From(application.Form), amount, Call.Terms);
        var award = new Award(number, application, terms, at, (workflow, By(Role.System)));
        award.Offer(
            workflow,
            isPayeeVerified: true,
            budgetExecutionWeight: 100m,
            at.AddDays(30),
            By(Role.ProgrammeOfficer)
        );
        award.Sign(workflow, By(Role.Signatory));
        award.Countersign(workflow, By(Role.Leader));
        db.Awards.Add(award);
        await db.SaveChangesAsync();
        return award;
    }

    /// <summary>A tranche that may be asked for. What an agreement must keep, that its tranches are the award, is not asked here.</summary>
    public Disbursement OpenTranche(Award award, int number, Money amount)
    {
        var workflow = workflows[CaseKind.Disbursement];
        var tranche = new Tranche(number, amount, award.StartsOn, Gate.AgreementOnly);
        var disbursement = new Disbursement(award, tranche, workflow, By(Role.System));
        var open = tranche.Gate.Evaluate(new GateFacts(IsCountersigned: true, [], [], [], OpenHighFindings: 0));
        disbursement.OpenGate(workflow, open, By(Role.System));
        db.Disbursements.Add(disbursement);
        return disbursement;
    }

    /// <summary>A payment that two people have passed and that waits for its release.</summary>
    public void Approve(Disbursement disbursement, Award award, Organisation recipient)
    {
        var workflow = workflows[CaseKind.Disbursement];
        disbursement.Request(workflow, disbursement.Tranche, award.Amount, award, By(Role.Signatory));
        disbursement.Prepare(workflow, new(award, recipient, []), approvalsNeeded: 1, By(Role.FinanceOfficer, 2));
        disbursement.Approve(workflow, award, By(Role.FinanceOfficer, 3));
    }

    private Act By(string role, byte who = 1) =>
        role == Role.System
            ? new Act(Actor.System, at)
            : new Act(new Actor(new Guid([.. Somebody.ToByteArray()[..15], who]), [role]), at, "…");

    private ApplicationForm FormOf(Money amount) =>
        new()
        {
            TitleEn = "Drying grain with the heat of the sun",
            TitleZh = "太阳能粮食干燥",
            LeadName = "林梅",
            LeadEmail = "lead@example.org",
            Region = "62",
            StartsOn = "2026-07-01",
            TermMonths = "24",
            Budget = [new("Dryers", "equipment", amount.ToString(), "")],
            Tranches = [new(amount.ToString(), "2026-07-15", "", "")],
            EndorserId = Endorser.ToString(),
        };
}
