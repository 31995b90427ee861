using FundManager.Domain.Awards;
using FundManager.Domain.History;

namespace FundManager.Domain.Disbursements;

/// <content>A tranche that was not asked for yet, after an amendment.</content>
public sealed partial class Disbursement
{
    /// <summary>Takes over what the amended agreement plans; nothing is recorded where that is what it had.</summary>
    public void Replan(Tranche plan, Act act)
    {
        var (amount, day) = (Tranche, PlannedOn);
        (Tranche, PlannedOn, Gate) = (plan.Amount, plan.PlannedOn, plan.Gate);
        if (amount != Tranche || day != PlannedOn)
        {
            Record(nameof(Replan), act, Change.Of("tranche", amount, Tranche), Change.Of("plannedOn", day, PlannedOn));
        }
    }
}
