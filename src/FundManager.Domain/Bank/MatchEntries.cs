namespace FundManager.Domain.Bank;

/// <summary>A payment that the bank was told to make.</summary>
/// <param name="EndToEndId">As it was told.</param>
/// <param name="Amount">As it was told.</param>
/// <param name="ReleasedOn">The day of the release.</param>
/// <param name="IsPaid">Whether a statement has shown it before.</param>
public sealed record ExpectedPayment(string EndToEndId, decimal Amount, DateOnly ReleasedOn, bool IsPaid);

/// <summary>What an entry of a statement is to the payments.</summary>
public enum MatchKind
{
    /// <summary>The payment of its identifier, to the cent: it can be booked.</summary>
    Paid,

    /// <summary>The money of a paid payment came back (退汇), to the cent: it can be booked.</summary>
    Returned,

    /// <summary>Without an identifier, the only payment of this amount within the days: a person says yes or no.</summary>
    Proposed,

    /// <summary>The payment of its identifier, and another amount: a break.</summary>
    AmountDiffers,

    /// <summary>A payment that was shown before: a break.</summary>
    Duplicate,

    /// <summary>No payment: a break.</summary>
    Unmatched,
}

/// <summary>One entry and what it is.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Kind">What it is.</param>
/// <param name="EndToEndId">The payment; null where none is known.</param>
public sealed record EntryMatch(StatementEntry Entry, MatchKind Kind, string? EndToEndId)
{
    /// <summary>Whether a person has to look at it.</summary>
    public bool IsBreak => Kind is not (MatchKind.Paid or MatchKind.Returned);
}

/// <summary>Finds payments on a statement: by their identifier, then by amount and day as a proposal only.</summary>
public static class MatchEntries
{
    /// <summary>A proposal is booked this many days after the release at most, the last included.</summary>
    public const int ProposalDays = 10;

    /// <summary>One answer for each entry, in their order; no payment is paid or proposed twice.</summary>
    /// <exception cref="ArgumentException">Two payments have one identifier.</exception>
    public static IReadOnlyList<EntryMatch> Match(
        IReadOnlyList<ExpectedPayment> payments,
        IReadOnlyList<StatementEntry> entries
    )
    {
        var byId = payments.ToDictionary(payment => payment.EndToEndId, StringComparer.Ordinal);
        var paid = payments.Where(p => p.IsPaid).Select(p => p.EndToEndId).ToHashSet(StringComparer.Ordinal);
        var returned = new HashSet<string>(StringComparer.Ordinal);
        var answers = new EntryMatch[entries.Count];
        // Identifiers first, so that no proposal takes a payment that a later entry names.
        foreach (var (index, entry) in entries.Index())
        {
            answers[index] =
                entry.EndToEndId is { } id && byId.TryGetValue(id, out var payment)
                    ? new EntryMatch(entry, KindOf(entry, payment, paid, returned), id)
                    : new EntryMatch(entry, MatchKind.Unmatched, null);
        }

        var open = payments.Where(payment => !paid.Contains(payment.EndToEndId)).ToLookup(payment => payment.Amount);
        var nameless = entries
            .Where(entry => entry is { EndToEndId: null, IsCredit: false })
            .ToLookup(entry => entry.Amount);
        for (var index = 0; index < answers.Length; index++)
        {
            if (entries[index] is { EndToEndId: null, IsCredit: false } entry)
            {
                answers[index] = Propose(entry, open[entry.Amount], nameless[entry.Amount]);
            }
        }

        return answers;
    }

    private static MatchKind KindOf(
        StatementEntry entry,
        ExpectedPayment payment,
        HashSet<string> paid,
        HashSet<string> returned
    )
    {
        if (entry.Amount != payment.Amount)
        {
            return MatchKind.AmountDiffers;
        }

        if (entry.IsCredit)
        {
            return !paid.Contains(payment.EndToEndId) ? MatchKind.Unmatched
                : returned.Add(payment.EndToEndId) ? MatchKind.Returned
                : MatchKind.Duplicate;
        }

        return paid.Add(payment.EndToEndId) ? MatchKind.Paid : MatchKind.Duplicate;
    }

    // Two payments or two entries of one amount could be taken for each other, so neither is proposed.
    private static EntryMatch Propose(
        StatementEntry entry,
        IEnumerable<ExpectedPayment> payments,
        IEnumerable<StatementEntry> entries
    )
    {
        List<ExpectedPayment> near =
        [
            .. payments.Where(payment =>
                entry.BookedOn >= payment.ReleasedOn && entry.BookedOn <= payment.ReleasedOn.AddDays(ProposalDays)
            ),
        ];
        return near.Count == 1 && entries.Count() == 1
            ? new EntryMatch(entry, MatchKind.Proposed, near[0].EndToEndId)
            : new EntryMatch(entry, MatchKind.Unmatched, null);
    }
}
