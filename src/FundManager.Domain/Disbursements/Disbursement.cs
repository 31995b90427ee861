using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Disbursements;

/// <summary>One tranche of an award on its way to the recipient: asked for, prepared, approved and released by different people.</summary>
public sealed partial class Disbursement : GrantCase
{
    /// <summary>Longest reference of a bank statement, in characters.</summary>
    public const int StatementMaxLength = 60;

    /// <summary>Opens a tranche.</summary>
    public Disbursement(Award award, Tranche tranche, Workflow workflow, Act act)
        : base($"{award.Number}/T{tranche.Number}", workflow, award, act.At)
    {
        Id = Id<Disbursement>.New(act.At);
        (AwardId, Sequence, Tranche) = (award.Id, tranche.Number, tranche.Amount);
        (PlannedOn, Gate) = (tranche.PlannedOn, tranche.Gate);
        Record("Open", act, Change.Set("tranche", Tranche));
    }

    private Disbursement() { }

    /// <summary>Its identity.</summary>
    public Id<Disbursement> Id { get; private set; }

    /// <inheritdoc/>
    public override Guid CaseId => Id.Value;

    /// <inheritdoc/>
    public override string Kind => CaseKind.Disbursement;

    /// <summary>Of which award.</summary>
    public Id<Award> AwardId { get; private set; }

    /// <summary>1 for the first tranche of its award.</summary>
    public int Sequence { get; private set; }

    /// <summary>The most that may be asked for.</summary>
    public Money Tranche { get; private set; }

    /// <summary>The day for which it is planned.</summary>
    public DateOnly PlannedOn { get; private set; }

    /// <summary>What must be true before it may be asked for.</summary>
    public Gate Gate { get; private set; } = Gate.AgreementOnly;

    /// <summary>The gate's last answer; null before it was looked at.</summary>
    public GateAnswer? GateAnswer { get; private set; }

    /// <summary>The amount of the open request; zero without one.</summary>
    public Money Requested { get; private set; }

    /// <summary>Who asked.</summary>
    public Guid? RequestedBy { get; private set; }

    /// <summary>Who prepared; null while nobody did.</summary>
    public Guid? PreparedBy { get; private set; }

    /// <summary>Where the money goes, frozen when the payment was prepared.</summary>
    public Payee? Payee { get; private set; }

    /// <summary>Who approved so far.</summary>
    public IReadOnlyList<Guid> Approvals { get; private set; } = [];

    /// <summary>How many approvals the amount asks for.</summary>
    public int ApprovalsNeeded { get; private set; } = 1;

    /// <summary>Who released.</summary>
    public Guid? ReleasedBy { get; private set; }

    /// <summary>Number within fund and year, gapless; given at release, and anew at each later one: what failed keeps its own.</summary>
    public int? PaymentNumber { get; private set; }

    /// <summary>The year of <see cref="PaymentNumber"/> in the fund's zone.</summary>
    public int? PaymentYear { get; private set; }

    /// <summary>SHA-256 of the file of its batch, hexadecimal.</summary>
    public string? PaymentFileHash { get; private set; }

    /// <summary>Where it stands on the bank's statement.</summary>
    public string? StatementReference { get; private set; }

    /// <summary>The day on which the bank booked it.</summary>
    public DateOnly? PaidOn { get; private set; }

    /// <summary>Whose balance rows are touched.</summary>
    public LedgerKey Key => new(FundId.Value, CallId.Value, AwardId.Value);

    /// <summary>The gate is open: the answer is kept.</summary>
    public CaseEvent OpenGate(Workflow workflow, GateAnswer answer, Act act)
    {
        Refusal.ThrowIf(answer.IsOpen ? null : new Refusal("DIS-01", answer.MissingCount));
        GateAnswer = answer;
        return Move(workflow, nameof(OpenGate), act);
    }

    /// <summary>The gate is open no longer.</summary>
    public CaseEvent CloseGate(Workflow workflow, GateAnswer answer, Act act)
    {
        GateAnswer = answer;
        return Move(workflow, nameof(CloseGate), act, Change.Set("missing", answer.MissingCount));
    }

    /// <summary>Keeps the gate's answer while it stays shut.</summary>
    public void NoteGate(GateAnswer answer) => GateAnswer = answer;

    /// <summary>Null when <paramref name="amount"/> may be asked for; else why not.</summary>
    /// <param name="amount">How much.</param>
    /// <param name="obligated">What remains of the award.</param>
    /// <param name="award">The award, for its state and its hold.</param>
    public Refusal? WhyNotRequest(Money amount, Money obligated, Award award) =>
        award.WhyNotPay()
        ?? (
            amount == Money.Zero ? new Refusal("DIS-02")
            : amount + SetOff > Tranche ? new Refusal("DIS-03", amount, Tranche - SetOff)
            : amount > obligated ? new Refusal("DIS-04", amount, obligated)
            : null
        );

    /// <summary>Asks for the tranche or a part of it: Obligated → Reserved.</summary>
    public CaseEvent Request(Workflow workflow, Money amount, Money obligated, Award award, Act act)
    {
        Refusal.ThrowIf(WhyNotRequest(amount, obligated, award));
        var before = Requested;
        (Requested, RequestedBy) = (amount, act.Actor.UserId);
        return Move(workflow, nameof(Request), act, Change.Of("requested", before, amount))
            .Post(new(Key, Place.Obligated, Place.Reserved, amount));
    }

    /// <summary>Takes the request back: Reserved → Obligated.</summary>
    public CaseEvent Withdraw(Workflow workflow, Act act) => Unreserve(workflow, nameof(Withdraw), act);

    /// <summary>The fund does not pay it now: Reserved → Obligated. It may be asked for again.</summary>
    public CaseEvent Decline(Workflow workflow, Act act)
    {
        Untell();
        return Unreserve(workflow, nameof(Decline), Reasoned(act));
    }

    /// <summary>Null when it may be prepared; else why not.</summary>
    /// <param name="award">The award, for its state and its hold.</param>
    /// <param name="recipient">The recipient, for its verified account.</param>
    /// <param name="verifiers">Everybody who verified an input of the award.</param>
    /// <param name="act">Who, when.</param>
    public static Refusal? WhyNotPrepare(
        Award award,
        Organisation recipient,
        IReadOnlyCollection<Guid> verifiers,
        Act act
    ) =>
        award.WhyNotPay()
        ?? recipient.WhyNotPayTo(act.At)
        ?? (verifiers.Contains(act.Actor.UserId) ? new Refusal("DIS-06") : null);

    /// <summary>Prepares the payment: the account is frozen into it.</summary>
    /// <param name="workflow">The disbursement's workflow.</param>
    /// <param name="facts">Award, recipient and who verified its inputs.</param>
    /// <param name="approvalsNeeded">How many different people the fund asks to approve the amount.</param>
    /// <param name="act">Who, when.</param>
    public CaseEvent Prepare(Workflow workflow, PaymentFacts facts, int approvalsNeeded, Act act)
    {
        Refusal.ThrowIf(WhyNotPrepare(facts.Award, facts.Recipient, facts.Verifiers, act));
        (PreparedBy, Payee, Approvals) = (act.Actor.UserId, facts.Recipient.Payee, []);
        ApprovalsNeeded = approvalsNeeded;
        return Move(workflow, nameof(Prepare), act, Change.Set("approvalsNeeded", ApprovalsNeeded));
    }

    /// <summary>Null when <paramref name="act"/>'s actor may approve; else why not.</summary>
    public Refusal? WhyNotApprove(Award award, Act act) =>
        award.WhyNotPay()
        ?? (
            act.Actor.UserId == PreparedBy ? new Refusal("DIS-07")
            : Approvals.Contains(act.Actor.UserId) ? new Refusal("DIS-08")
            : null
        );

    /// <summary>Approves. The last approval that the amount asks for makes the move; one before it is recorded.</summary>
    public CaseEvent Approve(Workflow workflow, Award award, Act act)
    {
        Refusal.ThrowIf(workflow.WhyNotFire(nameof(Approve), State, act.Actor) ?? WhyNotApprove(award, act));
        Approvals = [.. Approvals, act.Actor.UserId];
        return Approvals.Count < ApprovalsNeeded
            ? Record("ApproveFirst", act, Change.Set("approvals", Approvals.Count))
            : Move(workflow, nameof(Approve), act, Change.Set("approvals", Approvals.Count));
    }

    /// <summary>Gives it back to be prepared again; approvals are void.</summary>
    public CaseEvent Return(Workflow workflow, Act act)
    {
        (PreparedBy, Payee, Approvals) = (null, null, []);
        return Move(workflow, nameof(Return), Reasoned(act));
    }

    /// <summary>No longer expected; what was reserved goes back, Reserved → Obligated.</summary>
    public CaseEvent Cancel(Workflow workflow, Act act) => Unreserve(workflow, nameof(Cancel), act);

    private CaseEvent Unreserve(Workflow workflow, string trigger, Act act)
    {
        var amount = Requested;
        (Requested, RequestedBy, PreparedBy, Payee, Approvals) = (Money.Zero, null, null, null, []);
        (SetOffPlanned, SetOffAgainst) = (Money.Zero, SetOff > Money.Zero ? SetOffAgainst : null);
        return Move(workflow, trigger, act, Change.Of("requested", amount, Requested))
            .Post(new(Key, Place.Reserved, Place.Obligated, amount));
    }

    private static Act Reasoned(Act act)
    {
        Refusal.ThrowIf(string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01") : null);
        return act;
    }
}

/// <summary>What a payment is prepared from.</summary>
/// <param name="Award">The award.</param>
/// <param name="Recipient">The recipient.</param>
/// <param name="Verifiers">Everybody who verified an input of the award.</param>
public sealed record PaymentFacts(Award Award, Organisation Recipient, IReadOnlyCollection<Guid> Verifiers);
