using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Awards;

/// <summary>Money that a recipient owes back: what was paid and is not earned, and interest where the agreement asks for it.</summary>
public sealed class Recovery : GrantCase
{
    /// <summary>Opens it: Disbursed → Receivable, and for the interest Source → Receivable.</summary>
    /// <param name="number">What people call it by.</param>
    /// <param name="award">Whose money comes back.</param>
    /// <param name="claim">How much; may be nothing, then it is settled at once.</param>
    /// <param name="disbursed">What was paid and not yet asked back.</param>
    /// <param name="opened">The workflow, and who decided, when and why.</param>
    public Recovery(string number, Award award, Claim claim, Money disbursed, (Workflow Workflow, Act Act) opened)
        : base(number, opened.Workflow, award, opened.Act.At)
    {
        Refusal.ThrowIf(WhyNotClaim(claim, disbursed));
        Id = Id<Recovery>.New(opened.Act.At);
        (AwardId, Amount, Interest) = (award.Id, claim.Amount, claim.Interest);
        Record("Open", opened.Act, Change.Set("amount", Amount), Change.Set("interest", Interest))
            .Post(new(Key, Place.Disbursed, Place.Receivable, Amount))
            .Post(new(Key, Place.Source, Place.Receivable, Interest));
        if (Outstanding == Money.Zero)
        {
            Move(opened.Workflow, "Settle", opened.Act.Consequence());
        }
    }

    private Recovery() { }

    /// <summary>Its identity.</summary>
    public Id<Recovery> Id { get; private set; }

    /// <inheritdoc/>
    public override Guid CaseId => Id.Value;

    /// <inheritdoc/>
    public override string Kind => CaseKind.Recovery;

    /// <summary>Of which award.</summary>
    public Id<Award> AwardId { get; private set; }

    /// <summary>What was paid and is asked back.</summary>
    public Money Amount { get; private set; }

    /// <summary>What is owed besides, under the agreement.</summary>
    public Money Interest { get; private set; }

    /// <summary>What has come back so far.</summary>
    public Money Received { get; private set; }

    /// <summary>The last day for paying back, inclusive; null before the recipient was told.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Who proposed to give up the rest; null while nobody did.</summary>
    public Guid? WriteOffProposedBy { get; private set; }

    /// <summary>What is still owed; nothing once it is settled.</summary>
    public Money Outstanding => State is "WrittenOff" or "Annulled" ? Money.Zero : Amount + Interest - Received;

    /// <summary>Whose balance rows are touched.</summary>
    public LedgerKey Key => new(FundId.Value, CallId.Value, AwardId.Value);

    /// <summary>Null when <paramref name="claim"/> may be made; else why not.</summary>
    public static Refusal? WhyNotClaim(Claim claim, Money disbursed) =>
        claim.Amount > disbursed ? new Refusal("RCV-01", claim.Amount, disbursed)
        : claim.Amount == Money.Zero && claim.Interest > Money.Zero ? new Refusal("RCV-02")
        : null;

    /// <summary>Tells the recipient to pay back until a day.</summary>
    public CaseEvent Notify(Workflow workflow, DateOnly dueOn, DateOnly today, Act act)
    {
        Refusal.ThrowIf(dueOn < today ? new Refusal("RCV-03", today) : null);
        DueOn = dueOn;
        return Move(workflow, nameof(Notify), act, Change.Set("dueOn", dueOn));
    }

    /// <summary>A part came in: Receivable → Available, or → Returned when the fund gives it back to its source.</summary>
    public CaseEvent ReceivePart(Workflow workflow, Money amount, Place to, Act act)
    {
        Refusal.ThrowIf(WhyNotPart(amount) ?? Why(act));
        return Receive(workflow, nameof(ReceivePart), (amount, to), act);
    }

    /// <summary>Null when a further part may be booked; else why not.</summary>
    public Refusal? WhyNotReceiveMore(Act act) =>
        !act.Actor.Is(Role.FinanceOfficer) ? new Refusal("GEN-04")
        : State != "PartlyRecovered" ? new Refusal("RCV-10")
        : null;

    /// <summary>A further part came in: it stays partly recovered.</summary>
    public CaseEvent ReceiveMore(Money amount, Place to, Act act)
    {
        Refusal.ThrowIf(WhyNotReceiveMore(act) ?? WhyNotPart(amount) ?? Why(act));
        Received += amount;
        return Record(nameof(ReceiveMore), act, Change.Set("received", amount))
            .Post(new(Key, Place.Receivable, to, amount));
    }

    /// <summary>The rest came in: Receivable → Available or Returned.</summary>
    public CaseEvent ReceiveRest(Workflow workflow, Place to, Act act) =>
        Receive(workflow, nameof(ReceiveRest), (Outstanding, to), act);

    /// <summary>Null when it may be proposed to give up the rest; else why not.</summary>
    public Refusal? WhyNotProposeWriteOff(Act act) =>
        !act.Actor.Is(Role.FinanceOfficer) ? new Refusal("GEN-04")
        : State is not ("Notified" or "PartlyRecovered") ? new Refusal("RCV-05")
        : string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01")
        : null;

    /// <summary>Proposes to give up the rest; another person decides.</summary>
    public CaseEvent ProposeWriteOff(Act act)
    {
        Refusal.ThrowIf(WhyNotProposeWriteOff(act));
        WriteOffProposedBy = act.Actor.UserId;
        return Record(nameof(ProposeWriteOff), act, Change.Set("outstanding", Outstanding));
    }

    /// <summary>Null when the rest may be given up; else why not.</summary>
    public Refusal? WhyNotWriteOff(Act act) =>
        WriteOffProposedBy is null ? new Refusal("RCV-06")
        : WriteOffProposedBy == act.Actor.UserId ? new Refusal("RCV-07")
        : null;

    /// <summary>Gives up the rest: Receivable → WrittenOff.</summary>
    public CaseEvent WriteOff(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(WhyNotWriteOff(act) ?? Why(act));
        var rest = Outstanding;
        return Move(workflow, nameof(WriteOff), act, Change.Set("writtenOff", rest))
            .Post(new(Key, Place.Receivable, Place.WrittenOff, rest));
    }

    /// <summary>The decision falls: Receivable → Disbursed, and the interest back to where it came from.</summary>
    public CaseEvent Annul(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(Why(act));
        return Move(workflow, nameof(Annul), act)
            .Post(new(Key, Place.Receivable, Place.Disbursed, Amount))
            .Post(new(Key, Place.Receivable, Place.Source, Interest));
    }

    private CaseEvent Receive(Workflow workflow, string trigger, (Money Amount, Place To) receipt, Act act)
    {
        Received += receipt.Amount;
        return Move(workflow, trigger, act, Change.Set("received", receipt.Amount))
            .Post(new(Key, Place.Receivable, receipt.To, receipt.Amount));
    }

    private Refusal? WhyNotPart(Money amount) =>
        amount == Money.Zero || amount >= Outstanding ? new Refusal("RCV-04", Outstanding) : null;

    private static Refusal? Why(Act act) => string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01") : null;
}

/// <summary>What is asked back.</summary>
/// <param name="Amount">Of what was paid; 0 or more.</param>
/// <param name="Interest">Besides, under the agreement; 0 or more, only beside an amount.</param>
public sealed record Claim(Money Amount, Money Interest);
