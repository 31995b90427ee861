namespace FundManager.Domain.Awards;

/// <summary>What must be so before an award is closed, line by line, and what is still to be seen to.</summary>
/// <param name="Lines">In a fixed order: work, findings, recoveries, costs, money on its way, money unspent, money unused.</param>
public sealed record Closeout(IReadOnlyList<CloseoutLine> Lines)
{
    /// <summary>Whether nothing stands against closing it.</summary>
    public bool IsReady => Lines.All(line => line.Mark != CloseoutMark.Missing);

    /// <summary>The checklist over <paramref name="facts"/>.</summary>
    public static Closeout Of(CloseoutFacts facts) =>
        new([
            new("CLOSE-APPRAISAL", Must(facts.IsAppraised || facts.IsTerminated)),
            new("CLOSE-FINDINGS", Must(facts.OpenFindings == 0)) { Count = facts.OpenFindings },
            new("CLOSE-RECOVERIES", Must(facts.OpenRecoveries == 0)) { Count = facts.OpenRecoveries },
            new("CLOSE-COSTS", Must(facts.WaitingCosts == 0)) { Count = facts.WaitingCosts },
            Zero("CLOSE-RESERVED", facts.Reserved),
            Zero("CLOSE-PAYABLE", facts.Payable),
            Zero("CLOSE-RECEIVABLE", facts.Receivable),
            new("CLOSE-UNSPENT", facts.Unspent == Money.Zero ? CloseoutMark.Met : CloseoutMark.ToDecide)
            {
                Amount = facts.Unspent,
            },
            new("CLOSE-UNUSED", facts.Unused == Money.Zero ? CloseoutMark.Met : CloseoutMark.ToCome)
            {
                Amount = facts.Unused,
            },
        ]);

    private static CloseoutLine Zero(string code, Money amount) =>
        new(code, Must(amount == Money.Zero)) { Amount = amount };

    private static CloseoutMark Must(bool isMet) => isMet ? CloseoutMark.Met : CloseoutMark.Missing;
}

/// <summary>How a line of the checklist stands.</summary>
public enum CloseoutMark
{
    /// <summary>It is so.</summary>
    Met,

    /// <summary>It is not so, and the award cannot be closed.</summary>
    Missing,

    /// <summary>It stands against nothing, but whoever closes the award decides about it first.</summary>
    ToDecide,

    /// <summary>Closing the award does it.</summary>
    ToCome,
}

/// <summary>One line of the checklist.</summary>
/// <param name="Code">Which; the key of its sentence in each language.</param>
/// <param name="Mark">How it stands.</param>
public sealed record CloseoutLine(string Code, CloseoutMark Mark)
{
    /// <summary>How many cases stand against it; null where it is about an amount or a fact.</summary>
    public int? Count { get; init; }

    /// <summary>How much; null where it is not about an amount.</summary>
    public Money? Amount { get; init; }
}

/// <summary>What the checklist looks at.</summary>
/// <param name="IsAppraised">Whether the final appraisal is approved.</param>
/// <param name="IsTerminated">Whether the award ended before its time: then there is no final appraisal.</param>
/// <param name="OpenFindings">Findings that are not settled.</param>
/// <param name="OpenRecoveries">Recoveries that are not settled.</param>
/// <param name="WaitingCosts">Costs that are declared and not decided.</param>
/// <param name="Reserved">Asked for, not released.</param>
/// <param name="Payable">At the bank.</param>
/// <param name="Receivable">Owed back.</param>
/// <param name="Unspent">Paid, kept, and not spent as far as was accepted; nothing where no cost was ever declared.</param>
/// <param name="Unused">Promised and never asked for.</param>
public sealed record CloseoutFacts(
    bool IsAppraised,
    bool IsTerminated,
    int OpenFindings,
    int OpenRecoveries,
    int WaitingCosts,
    Money Reserved,
    Money Payable,
    Money Receivable,
    Money Unspent,
    Money Unused
);
