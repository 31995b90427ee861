using FundManager.Domain.Awards;
using FundManager.Domain.History;

namespace FundManager.Domain.Disbursements;

/// <content>What a payment keeps back for money that its recipient owes.</content>
public sealed partial class Disbursement
{
    /// <summary>What is to be kept back at release for money that the recipient owes; zero for nothing.</summary>
    public Money SetOffPlanned { get; private set; }

    /// <summary>The recovery that <see cref="SetOffPlanned"/>, later <see cref="SetOff"/>, goes to.</summary>
    public Id<Recovery>? SetOffAgainst { get; private set; }

    /// <summary>What was kept back: it counts as paid, and never went to the bank.</summary>
    public Money SetOff { get; private set; }

    /// <summary>What the bank is told to pay.</summary>
    public Money ToBank => Requested - SetOffPlanned;

    /// <summary>Null when <paramref name="amount"/> of the request may be kept back; else why not.</summary>
    public Refusal? WhyNotPlanSetOff(Money amount) =>
        State != "Requested" ? new Refusal("RCV-14")
        : amount >= Requested ? new Refusal("RCV-16", Requested)
        : null;

    /// <summary>Plans to keep a part back for what the recipient owes; whoever prepares, approves and releases sees it. Nothing takes the plan back.</summary>
    public CaseEvent PlanSetOff(Recovery recovery, Money amount, Act act)
    {
        Refusal.ThrowIf(WhyNotPlanSetOff(amount));
        var before = SetOffPlanned;
        (SetOffPlanned, SetOffAgainst) = (amount, amount > Money.Zero ? recovery.Id : null);
        return Record(nameof(PlanSetOff), act, Change.Of("setOff", before, amount));
    }
}
