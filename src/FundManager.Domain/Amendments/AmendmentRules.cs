using FundManager.Domain.Awards;

namespace FundManager.Domain.Amendments;

/// <summary>What the terms of an amendment may be, by its kind.</summary>
public static class AmendmentRules
{
    /// <summary>Null when the terms of <paramref name="amendment"/> are fit for its kind; else why not.</summary>
    public static Refusal? WhyNotTerms(this Amendment amendment, AmendmentFacts facts)
    {
        var (before, after) = (facts.InForce, amendment.Terms);
        var changes = AgreementChange.Between(before, after);
        var allowed = amendment.AmendmentKind.Parts();
        return changes.FirstOrDefault(change => !allowed.Contains(change.Part)) is { } other
            ? new Refusal("AMD-03", other.Row.Length > 0 ? other.Row : other.Field)
            : WhyNotNothing(amendment, changes, facts) ?? WhyNotKind(amendment.AmendmentKind, before, after, facts);
    }

    /// <summary>Null when the recipient's new account may be used; else why not. Of no interest to other kinds.</summary>
    public static Refusal? WhyNotAccount(this Amendment amendment, AmendmentFacts facts) =>
        amendment.AmendmentKind == AmendmentKind.BankAccount && !facts.IsAccountReady ? new Refusal("AMD-17") : null;

    private static Refusal? WhyNotNothing(
        Amendment amendment,
        IReadOnlyList<AgreementChange> changes,
        AmendmentFacts facts
    ) =>
        amendment.AmendmentKind switch
        {
            AmendmentKind.BankAccount => null,
            AmendmentKind.Lead => amendment.LeadEmail == facts.Lead ? new Refusal("AMD-10") : null,
            _ => changes.Count == 0 ? new Refusal("AMD-10") : null,
        };

    private static Refusal? WhyNotKind(AmendmentKind kind, Agreement before, Agreement after, AmendmentFacts facts) =>
        kind switch
        {
            AmendmentKind.Extension => after.StartsOn != before.StartsOn || after.EndsOn <= before.EndsOn
                ? new Refusal("AMD-09", before.EndsOn)
                : null,
            AmendmentKind.Virement => WhyNotVirement(before, after),
            AmendmentKind.Scope => after.Indicators.Sum(i => i.Weight) != before.Indicators.Sum(i => i.Weight)
                ? new Refusal("AMD-05", after.Indicators.Sum(i => i.Weight), before.Indicators.Sum(i => i.Weight))
                : null,
            AmendmentKind.Supplement or AmendmentKind.Reduction => WhyNotSums(kind, before, after, facts),
            _ => null,
        };

    private static Refusal? WhyNotVirement(Agreement before, Agreement after)
    {
        var (fund, own) = (FromFund(after), Own(after));
        return fund != FromFund(before) ? new Refusal("AMD-04", fund, FromFund(before))
            : own != Own(before) ? new Refusal("AMD-04", own, Own(before))
            : null;
    }

    private static Refusal? WhyNotSums(AmendmentKind kind, Agreement before, Agreement after, AmendmentFacts facts)
    {
        var (was, becomes) = (TrancheSum(before), TrancheSum(after));
        var touched = after
            .Tranches.Where((t, i) => i < before.Tranches.Count && t.Amount != before.Tranches[i].Amount)
            .FirstOrDefault(t => facts.AskedFor.Contains(t.Number));
        return kind == AmendmentKind.Supplement && becomes <= was ? new Refusal("AMD-06", was)
            : kind == AmendmentKind.Reduction && becomes >= was ? new Refusal("AMD-18", was)
            : touched is not null ? new Refusal("AMD-08", touched.Number)
            : becomes < was && was - becomes > facts.Obligated ? new Refusal("AMD-07", was - becomes, facts.Obligated)
            // A budget that summed to the award goes on doing so.
            : FromFund(before) == was && FromFund(after) != becomes ? new Refusal("AMD-19", FromFund(after), becomes)
            : null;
    }

    private static Money FromFund(Agreement terms) => Money.Sum(terms.Budget.Select(line => line.FromFund));

    private static Money Own(Agreement terms) => Money.Sum(terms.Budget.Select(line => line.Own));

    private static Money TrancheSum(Agreement terms) => Money.Sum(terms.Tranches.Select(tranche => tranche.Amount));
}
