namespace FundManager.Domain.Amendments;

/// <summary>What an amendment is for. Each kind changes certain parts of an agreement and no other.</summary>
public enum AmendmentKind
{
    /// <summary>More time for the same money: a later last day, later days of what is agreed.</summary>
    Extension,

    /// <summary>The same money in other lines of the budget.</summary>
    Virement,

    /// <summary>Other targets or other work: indicators and milestones.</summary>
    Scope,

    /// <summary>Another person answers for the work.</summary>
    Lead,

    /// <summary>Others put in what was planned: the wording and the days of inputs.</summary>
    Partner,

    /// <summary>Another account of the recipient.</summary>
    BankAccount,

    /// <summary>More money from the fund.</summary>
    Supplement,

    /// <summary>Less money from the fund.</summary>
    Reduction,
}

/// <summary>A part of an agreement that an amendment can change.</summary>
public enum AgreementPart
{
    /// <summary>First and last day.</summary>
    Term,

    /// <summary>How much a tranche is.</summary>
    TrancheAmount,

    /// <summary>For which day a tranche is planned.</summary>
    TrancheDay,

    /// <summary>On what conditions a tranche is paid.</summary>
    Gate,

    /// <summary>A line of the budget.</summary>
    Budget,

    /// <summary>What a milestone is.</summary>
    Milestone,

    /// <summary>When a milestone is due.</summary>
    MilestoneDay,

    /// <summary>An indicator: target, source, weight.</summary>
    Indicator,

    /// <summary>What an input is.</summary>
    Input,

    /// <summary>When an input is due.</summary>
    InputDay,

    /// <summary>Interest on money asked back, and by how much a budget line may be passed.</summary>
    MoneyRules,
}

/// <summary>Which kind changes what.</summary>
public static class AmendmentKinds
{
    private static readonly AgreementPart[] Days =
    [
        AgreementPart.Term,
        AgreementPart.TrancheDay,
        AgreementPart.MilestoneDay,
        AgreementPart.InputDay,
    ];

    private static readonly AgreementPart[] Sums =
    [
        AgreementPart.TrancheAmount,
        AgreementPart.TrancheDay,
        AgreementPart.Gate,
        AgreementPart.Budget,
    ];

    /// <summary>The parts of an agreement that <paramref name="kind"/> may change; none where it changes something beside it.</summary>
    public static IReadOnlyList<AgreementPart> Parts(this AmendmentKind kind) =>
        kind switch
        {
            AmendmentKind.Extension => Days,
            AmendmentKind.Virement => [AgreementPart.Budget],
            AmendmentKind.Scope => [AgreementPart.Indicator, AgreementPart.Milestone, AgreementPart.MilestoneDay],
            AmendmentKind.Partner => [AgreementPart.Input, AgreementPart.InputDay],
            AmendmentKind.Supplement or AmendmentKind.Reduction => Sums,
            _ => [],
        };

    /// <summary>Whether finance looks at it before it is approved, and whether it waits while the bank has money of the award.</summary>
    public static bool IsAboutMoney(this AmendmentKind kind) =>
        kind
            is AmendmentKind.Virement
                or AmendmentKind.BankAccount
                or AmendmentKind.Supplement
                or AmendmentKind.Reduction;
}
