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
        var rate = award.Agreement.RecoveryInterestPercent;
        Refusal.ThrowIf(WhyNotClaim(claim, disbursed, rate));
        Id = Id<Recovery>.New(opened.Act.At);
        (AwardId, Amount) = (award.Id, claim.Amount);
        InterestRule = claim.InterestFrom is { } from ? new SimpleInterest(rate!.Value, from, claim.DecidedOn) : null;
        Interest = InterestRule?.Of(Amount) ?? Money.Zero;
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

    /// <summary>How <see cref="Interest"/> was reckoned; null where none is owed.</summary>
    public SimpleInterest? InterestRule { get; private set; }

    /// <summary>What has come back so far, what was set off against payments too.</summary>
    public Money Received { get; private set; }

    /// <summary>By when which part is to be paid back; none before the recipient was told.</summary>
    public IReadOnlyList<Instalment> Schedule { get; private set; } = [];

    /// <summary>Who proposed to give up the rest; null while nobody did.</summary>
    public Guid? WriteOffProposedBy { get; private set; }

    /// <summary>What is still owed; nothing once it is settled.</summary>
    public Money Outstanding => State is "WrittenOff" or "Annulled" ? Money.Zero : Amount + Interest - Received;

    /// <summary>Whose balance rows are touched.</summary>
    public LedgerKey Key => new(FundId.Value, CallId.Value, AwardId.Value);

    /// <summary>Null when <paramref name="claim"/> may be made; else why not.</summary>
    /// <param name="claim">What is asked back.</param>
    /// <param name="disbursed">What was paid and not yet asked back.</param>
    /// <param name="interestPercent">Per cent a year that the agreement asks for; null for none.</param>
    public static Refusal? WhyNotClaim(Claim claim, Money disbursed, decimal? interestPercent) =>
        claim.Amount > disbursed ? new Refusal("RCV-01", claim.Amount, disbursed)
        : claim.InterestFrom is null ? null
        : claim.Amount == Money.Zero ? new Refusal("RCV-02")
        : interestPercent is null ? new Refusal("RCV-11")
        : claim.InterestFrom > claim.DecidedOn ? new Refusal("RCV-12", claim.DecidedOn)
        : null;

    /// <summary>The instalments with what came in, put to the earliest first.</summary>
    public IReadOnlyList<InstalmentStanding> Standing()
    {
        var rest = Received;
        List<InstalmentStanding> standing = [];
        foreach (var instalment in Schedule)
        {
            var paid = Money.Min(rest, instalment.Amount);
            rest -= paid;
            standing.Add(new InstalmentStanding(instalment, paid));
        }

        return standing;
    }

    /// <summary>Tells the recipient to pay back: all until <paramref name="firstOn"/>, or in parts a month apart from then on.</summary>
    public CaseEvent Notify(Workflow workflow, DateOnly firstOn, int instalments, DateOnly today, Act act)
    {
        Refusal.ThrowIf(
            firstOn < today ? new Refusal("RCV-03", today)
            : instalments is < 1 or > Instalment.Most || Outstanding.Amount < instalments * 0.01m
                ? new Refusal("RCV-13", Instalment.Most)
            : null
        );
        Schedule = Instalment.Plan(Outstanding, firstOn, instalments);
        return Move(
            workflow,
            nameof(Notify),
            act,
            Change.Set("dueOn", Schedule[^1].DueOn),
            Change.Set("instalments", instalments)
        );
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

    /// <summary>Null when <paramref name="amount"/> of it may be kept back from a payment to the recipient; else why not.</summary>
    public Refusal? WhyNotSetOff(Money amount) =>
        State is not ("Notified" or "PartlyRecovered") ? new Refusal("RCV-05")
        : amount > Outstanding ? new Refusal("RCV-15", amount, Outstanding)
        : null;

    /// <summary>Null when it may be planned to keep a part back from a payment; else why not.</summary>
    public Refusal? WhyNotPlanSetOff(Act act) =>
        !act.Actor.Is(Role.FinanceOfficer) ? new Refusal("GEN-04") : WhyNotSetOff(Money.Zero);

    /// <summary>Notes that a part is going to be kept back from a payment; the payment keeps how much.</summary>
    public CaseEvent PlanSetOff(string payment, Money amount, Act act)
    {
        Refusal.ThrowIf(WhyNotPlanSetOff(act) ?? WhyNotSetOff(amount));
        return Record(nameof(PlanSetOff), act, Change.Set("payment", payment), Change.Set("setOff", amount));
    }

    /// <summary>A released payment kept a part back: Receivable → Available, while the same amount of the payment counts as paid.</summary>
    public CaseEvent SetOff(Workflow workflow, string payment, Money amount, Act act)
    {
        Refusal.ThrowIf(WhyNotSetOff(amount));
        var isLast = amount == Outstanding;
        Received += amount;
        Change[] changes = [Change.Set("payment", payment), Change.Set("received", amount)];
        var made =
            isLast ? Move(workflow, "SetOffRest", act, changes)
            : State == "Notified" ? Move(workflow, "SetOffPart", act, changes)
            : Record("SetOffMore", act, changes);
        return made.Post(new(Key, Place.Receivable, Place.Available, amount));
    }

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
