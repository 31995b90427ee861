using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Calls;

/// <summary>An invitation to apply: from when, until when, for how much, on what terms.</summary>
public sealed class Call : Case
{
    /// <summary>Longest title in characters, each language.</summary>
    public const int TitleMaxLength = 120;

    /// <summary>Longest purpose in characters, each language.</summary>
    public const int PurposeMaxLength = 2000;

    /// <summary>A draft of <paramref name="content"/>.</summary>
    public Call(Id<Call> id, string number, Id<Fund> fundId, CallContent content, (Workflow Workflow, Act Act) opened)
        : base(number, opened.Workflow, opened.Act.At)
    {
        (Id, FundId, PreparedBy) = (id, fundId, opened.Act.Actor.UserId);
        Write(content);
        Record("Open", opened.Act);
    }

    private Call() { }

    /// <summary>Its identity.</summary>
    public Id<Call> Id { get; private set; }

    /// <inheritdoc/>
    public override Guid CaseId => Id.Value;

    /// <inheritdoc/>
    public override string Kind => CaseKind.Call;

    /// <summary>The fund that pays.</summary>
    public Id<Fund> FundId { get; private set; }

    /// <summary>Its title in both languages.</summary>
    public LocalText Title { get; private set; } = new("", "");

    /// <summary>What it wants to bring about.</summary>
    public LocalText Purpose { get; private set; } = new("", "");

    /// <summary>The most that all of its awards together may promise.</summary>
    public Money Ceiling { get; private set; }

    /// <summary>What its awards promise now. Stored, so that two awards at once both write this row and the second one fails.</summary>
    public Money Awarded { get; private set; }

    /// <summary>From this instant on one can apply, UTC.</summary>
    public DateTimeOffset OpensAt { get; private set; }

    /// <summary>The first instant that is too late to apply, UTC.</summary>
    public DateTimeOffset ClosesAt { get; private set; }

    /// <summary>The first instant that is too late to endorse, UTC; not before <see cref="ClosesAt"/>.</summary>
    public DateTimeOffset EndorseBy { get; private set; }

    /// <summary>The rest of the terms.</summary>
    public CallTerms Terms { get; private set; } = new();

    /// <summary>Who prepared it.</summary>
    public Guid PreparedBy { get; private set; }

    /// <summary>What the call may still promise.</summary>
    public Money Remaining => Ceiling - Awarded;

    /// <summary>Null when the content may be changed; else why not.</summary>
    public Refusal? WhyNotEdit(Actor actor) =>
        !actor.Is(Role.ProgrammeOfficer) ? new Refusal("CAL-01")
        : State != "Draft" ? new Refusal("CAL-02")
        : null;

    /// <summary>Changes a draft.</summary>
    public void Edit(CallContent content, Act act)
    {
        Refusal.ThrowIf(WhyNotEdit(act.Actor));
        Write(content);
        PreparedBy = act.Actor.UserId;
        Record("Edit", act, Change.Set("ceiling", Ceiling), Change.Set("closesAt", ClosesAt));
    }

    /// <summary>Null when it may be scheduled; else why not.</summary>
    /// <param name="available">What the fund has not promised to anyone.</param>
    /// <param name="promised">What the fund's other running calls may still award.</param>
    /// <param name="act">Who, when.</param>
    public Refusal? WhyNotSchedule(Money available, Money promised, Act act) =>
        PreparedBy == act.Actor.UserId ? new Refusal("CAL-03")
        : ClosesAt <= act.At ? new Refusal("CAL-04", ClosesAt)
        : Remaining + promised > available ? new Refusal("CAL-05", Remaining + promised, available)
        : null;

    /// <summary>Fixes the terms and puts the call on the list.</summary>
    public CaseEvent Schedule(Workflow workflow, Money available, Money promised, Act act)
    {
        Refusal.ThrowIf(WhyNotSchedule(available, promised, act));
        return Move(workflow, nameof(Schedule), act, Change.Set("ceiling", Ceiling), Change.Set("closesAt", ClosesAt));
    }

    /// <summary>Null when it may go back to draft; else why not.</summary>
    public Refusal? WhyNotReopen(Act act) => act.At >= OpensAt ? new Refusal("CAL-06", OpensAt) : null;

    /// <summary>Back to draft, before it opens.</summary>
    public CaseEvent Reopen(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(WhyNotReopen(act));
        return Move(workflow, nameof(Reopen), act);
    }

    /// <summary>One can apply from now on.</summary>
    public CaseEvent Open(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(act.At < OpensAt ? new Refusal("CAL-07", OpensAt) : null);
        return Move(workflow, nameof(Open), act);
    }

    /// <summary>Null when an application may be started or sent now; else why not. The instant decides, not the state.</summary>
    public Refusal? WhyNotApply(DateTimeOffset at) =>
        at < OpensAt || State is "Draft" or "Scheduled" or "Cancelled" ? new Refusal("CAL-08")
        : at >= ClosesAt ? new Refusal("CAL-09", ClosesAt)
        : null;

    /// <summary>Null when the closing may be put later; else why not.</summary>
    public Refusal? WhyNotExtend(DateTimeOffset closesAt, Act act) =>
        !act.Actor.Is(Role.ProgrammeOfficer) ? new Refusal("CAL-01")
        : State != "Open" || act.At >= ClosesAt ? new Refusal("CAL-10")
        : closesAt <= ClosesAt ? new Refusal("CAL-11", ClosesAt)
        : null;

    /// <summary>Puts the closing later, with the reason; the endorsement deadline moves along.</summary>
    public CaseEvent Extend(DateTimeOffset closesAt, Act act)
    {
        Refusal.ThrowIf(WhyNotExtend(closesAt, act));
        var before = ClosesAt;
        EndorseBy += closesAt - before;
        ClosesAt = closesAt;
        return Record(nameof(Extend), act, Change.Of("closesAt", before, closesAt));
    }

    /// <summary>No more applications.</summary>
    public CaseEvent CloseIntake(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(act.At < ClosesAt ? new Refusal("CAL-12", ClosesAt) : null);
        return Move(workflow, nameof(CloseIntake), act);
    }

    /// <summary>Screening may begin.</summary>
    public CaseEvent StartAssessment(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(act.At < EndorseBy ? new Refusal("CAL-13", EndorseBy) : null);
        return Move(workflow, nameof(StartAssessment), act);
    }

    /// <summary>Null when everything is decided; else why not.</summary>
    /// <param name="undecided">Applications that wait for a decision; those in reserve do not.</param>
    public static Refusal? WhyNotDecide(int undecided) => undecided > 0 ? new Refusal("CAL-14", undecided) : null;

    /// <summary>Every application is decided.</summary>
    public CaseEvent Decide(Workflow workflow, int undecided, Act act)
    {
        Refusal.ThrowIf(WhyNotDecide(undecided));
        return Move(workflow, nameof(Decide), act);
    }

    /// <summary>Nothing is in reserve, and no award is still before its agreement.</summary>
    public CaseEvent Complete(Workflow workflow, Act act) => Move(workflow, nameof(Complete), act);

    /// <summary>Null when it may be called off; else why not.</summary>
    public Refusal? WhyNotCancel(Act act) =>
        Awarded > Money.Zero ? new Refusal("CAL-15", Awarded)
        : string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01")
        : null;

    /// <summary>Calls it off; every open application lapses as a consequence.</summary>
    public CaseEvent Cancel(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(WhyNotCancel(act));
        return Move(workflow, nameof(Cancel), act);
    }

    /// <summary>Null when <paramref name="amount"/> more may be awarded; else why not.</summary>
    public Refusal? WhyNotAward(Money amount) => amount > Remaining ? new Refusal("CAL-16", amount, Remaining) : null;

    /// <summary>Counts an award against the ceiling.</summary>
    public void CountAward(Money amount)
    {
        Refusal.ThrowIf(WhyNotAward(amount));
        Awarded += amount;
    }

    /// <summary>Gives an award that lapsed back to the ceiling.</summary>
    public void UncountAward(Money amount) => Awarded -= amount;

    private void Write(CallContent content) => (Title, Purpose, Ceiling, OpensAt, ClosesAt, EndorseBy, Terms) = content;
}

/// <summary>What a programme officer writes into a call.</summary>
/// <param name="Title">Title, both languages.</param>
/// <param name="Purpose">Purpose, both languages.</param>
/// <param name="Ceiling">The most that it may award in all.</param>
/// <param name="OpensAt">From when, UTC.</param>
/// <param name="ClosesAt">Until when, exclusive, UTC.</param>
/// <param name="EndorseBy">Until when endorsements count, exclusive, UTC; not before the closing.</param>
/// <param name="Terms">The rest.</param>
public sealed record CallContent(
    LocalText Title,
    LocalText Purpose,
    Money Ceiling,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    DateTimeOffset EndorseBy,
    CallTerms Terms
);
