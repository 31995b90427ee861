using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Awards;

/// <summary>One planned input of an award: declared by the recipient, verified on the spot. The memo ledger counts it.</summary>
public sealed class Input : GrantCase
{
    /// <summary>Longest note on method and place, in characters.</summary>
    public const int NoteMaxLength = 500;

    /// <summary>Opens a planned input: Outside → Pledged in the memo ledger.</summary>
    public Input(Award award, PlannedInput plan, Workflow workflow, Act act)
        : base($"{award.Number}/I{plan.Number}", workflow, award, act.At)
    {
        Id = Id<Input>.New(act.At);
        (AwardId, InputKind, What) = (award.Id, plan.Kind, plan.What);
        (Planned, DueOn, RateSource) = (plan.Amount, plan.DueOn, plan.RateSource);
        Record("Open", act, Change.Set("planned", Planned)).Post(new(Key, Place.Outside, Place.Pledged, Planned));
    }

    private Input() { }

    /// <summary>Its identity.</summary>
    public Id<Input> Id { get; private set; }

    /// <inheritdoc/>
    public override Guid CaseId => Id.Value;

    /// <inheritdoc/>
    public override string Kind => CaseKind.Input;

    /// <summary>Of which award.</summary>
    public Id<Award> AwardId { get; private set; }

    /// <summary>What kind of input.</summary>
    public InputKind InputKind { get; private set; }

    /// <summary>In words.</summary>
    public string What { get; private set; } = "";

    /// <summary>What was promised.</summary>
    public Money Planned { get; private set; }

    /// <summary>By when it was promised.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Where the rate of a kind that is not cash comes from; "" for cash.</summary>
    public string RateSource { get; private set; } = "";

    /// <summary>What is declared and not yet looked at.</summary>
    public Money Declared { get; private set; }

    /// <summary>What was verified so far.</summary>
    public Money Verified { get; private set; }

    /// <summary>Everybody who verified a part: none of them may prepare the payment that it opens.</summary>
    public IReadOnlyList<Guid> VerifiedBy { get; private set; } = [];

    /// <summary>How, where and on which day the last part was verified.</summary>
    public string VerificationNote { get; private set; } = "";

    /// <summary>Whose balance rows are touched.</summary>
    public LedgerKey Key => new(FundId.Value, CallId.Value, AwardId.Value);

    /// <summary>Null when <paramref name="amount"/> may be declared; else why not.</summary>
    public Refusal? WhyNotDeclare(Money amount, int evidence) =>
        amount == Money.Zero ? new Refusal("INP-01")
        : amount > Planned - Verified ? new Refusal("INP-02", amount, Planned - Verified)
        : evidence == 0 ? new Refusal("INP-03")
        : null;

    /// <summary>Declares a part, or a corrected one, with its evidence.</summary>
    public CaseEvent Declare(Workflow workflow, Money amount, int evidence, Act act)
    {
        Refusal.ThrowIf(WhyNotDeclare(amount, evidence));
        var before = Declared;
        Declared = amount;
        return Move(workflow, nameof(Declare), act, Change.Of("declared", before, amount));
    }

    /// <summary>Null when <paramref name="amount"/> of what is declared may be verified; else why not.</summary>
    /// <param name="amount">What was seen.</param>
    /// <param name="isWhole">Whether the plan is said to be met by it.</param>
    public Refusal? WhyNotVerify(Money amount, bool isWhole) =>
        amount == Money.Zero || amount > Declared ? new Refusal("INP-04", Declared)
        : isWhole != (Verified + amount >= Planned)
            ? new Refusal(isWhole ? "INP-05" : "INP-06", Verified + amount, Planned)
        : null;

    /// <summary>The plan is met: Pledged → Verified in the memo ledger.</summary>
    public CaseEvent Verify(Workflow workflow, Money amount, string note, Act act) =>
        Seen(workflow, nameof(Verify), amount, note, act);

    /// <summary>A part is met: Pledged → Verified in the memo ledger.</summary>
    public CaseEvent VerifyPart(Workflow workflow, Money amount, string note, Act act) =>
        Seen(workflow, nameof(VerifyPart), amount, note, act);

    /// <summary>What was declared is not so.</summary>
    public CaseEvent Reject(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01") : null);
        Declared = Money.Zero;
        return Move(workflow, nameof(Reject), act);
    }

    /// <summary>What was verified was disproved: Verified → Pledged in the memo ledger.</summary>
    public CaseEvent Reverse(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01") : null);
        var disproved = Verified;
        Verified = Money.Zero;
        return Move(workflow, nameof(Reverse), act, Change.Of("verified", disproved, Verified))
            .Post(new(Key, Place.Verified, Place.Pledged, disproved));
    }

    /// <summary>Takes over what the amended agreement plans; its amount stays.</summary>
    public CaseEvent Replan(PlannedInput plan, Act act)
    {
        var day = DueOn;
        (What, DueOn) = (plan.What, plan.DueOn);
        return Record(nameof(Replan), act, Change.Of("dueOn", day, DueOn));
    }

    /// <summary>No longer expected: what is not verified leaves the memo ledger, Pledged → Outside.</summary>
    public CaseEvent Drop(Workflow workflow, Act act) =>
        Move(workflow, nameof(Drop), act).Post(new(Key, Place.Pledged, Place.Outside, Planned - Verified));

    private CaseEvent Seen(Workflow workflow, string trigger, Money amount, string note, Act act)
    {
        Refusal.ThrowIf(WhyNotVerify(amount, trigger == nameof(Verify)));
        var before = Verified;
        (Verified, Declared, VerificationNote) = (Verified + amount, Money.Zero, note);
        VerifiedBy = VerifiedBy.Contains(act.Actor.UserId) ? VerifiedBy : [.. VerifiedBy, act.Actor.UserId];
        return Move(workflow, trigger, act, Change.Of("verified", before, Verified))
            .Post(new(Key, Place.Pledged, Place.Verified, amount));
    }
}
