using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Amendments;

/// <summary>A change of an agreement in force: proposed, recommended, looked at by finance where it is about money, approved, applied.</summary>
/// <remarks>Only applying it makes a new version of the agreement; the one before stays as it was.</remarks>
public sealed class Amendment : GrantCase
{
    /// <summary>Longest reason in characters.</summary>
    public const int WhyMaxLength = 2000;

    /// <summary>Begins one: its terms are those in force until somebody writes others.</summary>
    public Amendment(string number, Award award, AmendmentKind kind, string why, (Workflow Workflow, Act Act) begun)
        : base(number, begun.Workflow, award, begun.Act.At)
    {
        Refusal.ThrowIf(WhyNotStart(award));
        Id = Id<Amendment>.New(begun.Act.At);
        (AwardId, AmendmentKind, Why, Terms) = (award.Id, kind, why, award.Agreement);
        (BasedOn, LeadEmail) = (award.AgreementNumber, award.LeadEmail);
        IsFundsOwn = begun.Act.Actor.Is(Role.ProgrammeOfficer);
        Record("Open", begun.Act, Change.Set("kind", kind));
    }

    private Amendment() { }

    /// <summary>Its identity.</summary>
    public Id<Amendment> Id { get; private set; }

    /// <inheritdoc/>
    public override Guid CaseId => Id.Value;

    /// <inheritdoc/>
    public override string Kind => CaseKind.Amendment;

    /// <summary>Of which award.</summary>
    public Id<Award> AwardId { get; private set; }

    /// <summary>What it is for.</summary>
    public AmendmentKind AmendmentKind { get; private set; }

    /// <summary>Why it is asked for.</summary>
    public string Why { get; private set; } = "";

    /// <summary>Whether the fund asks for it; else the recipient does.</summary>
    public bool IsFundsOwn { get; private set; }

    /// <summary>The version of the agreement that it changes.</summary>
    public int BasedOn { get; private set; }

    /// <summary>The agreement as it is to be.</summary>
    public Agreement Terms { get; private set; } = null!;

    /// <summary>Who is to answer for the work.</summary>
    public string LeadEmail { get; private set; } = "";

    /// <summary>When it was handed in, UTC; null before.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Everybody who had a part in it: none of them has another.</summary>
    public IReadOnlyList<Guid> Hands { get; private set; } = [];

    /// <summary>The version that it made; null before it is applied.</summary>
    public int? Made { get; private set; }

    /// <summary>Whether it waits for nobody any more.</summary>
    public bool IsSettled => State is "Applied" or "Rejected" or "Withdrawn";

    /// <summary>Null when an amendment of <paramref name="award"/> may begin; else why not.</summary>
    public static Refusal? WhyNotStart(Award award) =>
        award.State is "Active" or "OnHold" or "Suspended" or "Completing" or "Closing" ? null : new Refusal("AMD-01");

    /// <summary>Null when its terms may be written; else why not.</summary>
    public Refusal? WhyNotWrite(Act act) =>
        State != "Draft" ? new Refusal("AMD-02")
        : act.Actor.Is(Role.ProgrammeOfficer) == IsFundsOwn
        && (IsFundsOwn || act.Actor.Is(Role.Applicant) || act.Actor.Is(Role.Signatory))
            ? null
        : new Refusal("GEN-04");

    /// <summary>Writes the terms as they are to be.</summary>
    public CaseEvent Write(Agreement terms, string leadEmail, Act act)
    {
        Refusal.ThrowIf(WhyNotWrite(act));
        (Terms, LeadEmail) = (terms, leadEmail);
        return Record(nameof(Write), act);
    }

    /// <summary>Null when what is written may be handed in; else why not.</summary>
    /// <param name="facts">The award as it is.</param>
    /// <param name="act">Who, when.</param>
    public Refusal? WhyNotSubmit(AmendmentFacts facts, Act act) =>
        act.Actor.Is(Role.ProgrammeOfficer) != IsFundsOwn ? new Refusal("GEN-04")
        : facts.OthersOpen > 0 ? new Refusal("AMD-16")
        : this.WhyNotTerms(facts);

    /// <summary>Hands it in.</summary>
    public CaseEvent Submit(Workflow workflow, AmendmentFacts facts, Act act)
    {
        Refusal.ThrowIf(WhyNotSubmit(facts, act));
        SubmittedAt = act.At;
        return Move(workflow, nameof(Submit), Taking(act));
    }

    /// <summary>Null when <paramref name="act"/>'s actor may take a step of it; else why not: nobody takes two.</summary>
    public Refusal? WhyNotStep(Act act) => Hands.Contains(act.Actor.UserId) ? new Refusal("AMD-11") : null;

    /// <summary>Whoever looks after the award recommends it.</summary>
    public CaseEvent Recommend(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(WhyNotStep(act));
        return Move(workflow, nameof(Recommend), Taking(act));
    }

    /// <summary>Null when finance may agree; else why not.</summary>
    public Refusal? WhyNotCheckFinance(AmendmentFacts facts, Act act) =>
        !AmendmentKind.IsAboutMoney() ? new Refusal("AMD-12") : WhyNotStep(act) ?? this.WhyNotTerms(facts);

    /// <summary>Finance found the sums right and the money there.</summary>
    public CaseEvent CheckFinance(Workflow workflow, AmendmentFacts facts, Act act)
    {
        Refusal.ThrowIf(WhyNotCheckFinance(facts, act));
        return Move(workflow, nameof(CheckFinance), Taking(act));
    }

    /// <summary>Null when it may be approved; else why not.</summary>
    public Refusal? WhyNotApprove(Act act) =>
        AmendmentKind.IsAboutMoney() && State != "FinanceChecked" ? new Refusal("AMD-13") : WhyNotStep(act);

    /// <summary>Approves it.</summary>
    public CaseEvent Approve(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(WhyNotApprove(act));
        return Move(workflow, nameof(Approve), Taking(act));
    }

    /// <summary>Null when it may come into force now; else why not.</summary>
    public Refusal? WhyNotApply(Award award, AmendmentFacts facts) =>
        WhyNotStart(award)
        ?? (
            BasedOn != award.AgreementNumber ? new Refusal("AMD-14", BasedOn, award.AgreementNumber)
            : AmendmentKind.IsAboutMoney() && facts.AtBank > 0 ? new Refusal("AMD-15", facts.AtBank)
            : this.WhyNotAccount(facts) ?? this.WhyNotTerms(facts)
        );

    /// <summary>Brings it into force: the award has a new version of its agreement.</summary>
    public CaseEvent Apply(Workflow workflow, Award award, AmendmentFacts facts, Act act)
    {
        Refusal.ThrowIf(WhyNotApply(award, facts));
        award.Amend(Terms, LeadEmail, act with { Token = null });
        Made = award.AgreementNumber;
        return Move(workflow, nameof(Apply), act, Change.Set("agreement", Made));
    }

    /// <summary>The fund does not agree.</summary>
    public CaseEvent Reject(Workflow workflow, Act act) => End(workflow, nameof(Reject), act);

    /// <summary>Null when <paramref name="act"/>'s actor is of the side that asked for it; else why not.</summary>
    public Refusal? WhyNotWithdraw(Act act) =>
        act.Actor.Is(Role.ProgrammeOfficer) == IsFundsOwn ? null : new Refusal("GEN-04");

    /// <summary>Whoever asked for it takes it back.</summary>
    public CaseEvent Withdraw(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(WhyNotWithdraw(act));
        return End(workflow, nameof(Withdraw), act);
    }

    /// <summary>The award ended before it came into force.</summary>
    public CaseEvent Lapse(Workflow workflow, Act act) => Move(workflow, nameof(Lapse), act);

    private CaseEvent End(Workflow workflow, string trigger, Act act)
    {
        Refusal.ThrowIf(string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01") : null);
        return Move(workflow, trigger, act);
    }

    private Act Taking(Act act)
    {
        Hands = [.. Hands, act.Actor.UserId];
        return act;
    }
}

/// <summary>What the rules of an amendment look at.</summary>
/// <param name="InForce">The agreement as it is.</param>
/// <param name="Lead">Who answers for the work now.</param>
/// <param name="Obligated">What remains of the award.</param>
/// <param name="AskedFor">Numbers of the tranches that were asked for or paid: their amount stays.</param>
/// <param name="AtBank">Payments of the award that the bank has and has not yet booked.</param>
/// <param name="OthersOpen">Other amendments of the award that are handed in and not settled.</param>
/// <param name="IsAccountReady">Whether the recipient's account was replaced since the amendment was handed in, and money may go there.</param>
public sealed record AmendmentFacts(
    Agreement InForce,
    string Lead,
    Money Obligated,
    IReadOnlyCollection<int> AskedFor,
    int AtBank,
    int OthersOpen,
    bool IsAccountReady
);
