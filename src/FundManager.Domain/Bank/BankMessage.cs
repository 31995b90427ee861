namespace FundManager.Domain.Bank;

/// <summary>What a file from the bank says: how payments stand, or what was booked on accounts. One of the two lists is empty.</summary>
/// <param name="Version">The message and its version, like "camt.053.001.08"; only the message where the file names no version.</param>
/// <param name="Statuses">Of a status file (pain.002).</param>
/// <param name="Statements">Of a statement or a notice (camt.053, camt.054).</param>
public sealed record BankMessage(
    string Version,
    IReadOnlyList<PaymentStatus> Statuses,
    IReadOnlyList<BankStatement> Statements
);

/// <summary>What the bank says of one payment, or of a whole file.</summary>
/// <param name="MessageId">Our file.</param>
/// <param name="EndToEndId">Our payment; null when the status is that of every payment of the file.</param>
/// <param name="Code">Like "ACSC" or "RJCT" (ISO 20022, ExternalPaymentTransactionStatus1Code).</param>
/// <param name="Reason">The bank's reason code, like "AC04"; "" for none.</param>
/// <param name="Text">The bank's words; "" for none.</param>
public sealed record PaymentStatus(string MessageId, string? EndToEndId, string Code, string Reason, string Text)
{
    /// <summary>Whether the bank refuses it.</summary>
    public bool IsRejected => Code == "RJCT";

    /// <summary>Whether the bank has taken it to pay: accepted in some degree, so neither pending, received nor partly accepted.</summary>
    public bool IsAccepted => Code is "ACCP" or "ACTC" or "ACSP" or "ACSC" or "ACWC" or "ACCC";
}

/// <summary>What was booked on one account.</summary>
public sealed record BankStatement
{
    /// <summary>The bank's identifier of the statement.</summary>
    public required string Id { get; init; }

    /// <summary>The account, as the bank writes it.</summary>
    public required string Account { get; init; }

    /// <summary>Three letters by ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Balance before the entries, below zero for a debt; null in a notice.</summary>
    public required decimal? Opening { get; init; }

    /// <summary>Balance after them; null in a notice.</summary>
    public required decimal? Closing { get; init; }

    /// <summary>Booked ones only, in the order of the file.</summary>
    public required IReadOnlyList<StatementEntry> Entries { get; init; }

    /// <summary>Null when it is of one of <paramref name="accounts"/>, in its currency; else why it cannot be taken.</summary>
    /// <param name="accounts">Accounts of the fund with their currencies.</param>
    public Refusal? WhyNotTake(IReadOnlyDictionary<string, string> accounts) =>
        !accounts.TryGetValue(Account, out var currency) ? new Refusal("BNK-17", Account)
        : currency != Currency ? new Refusal("BNK-21", Account, currency, Currency)
        : null;

    /// <summary>Null when opening, entries and closing agree; else why not.</summary>
    internal Refusal? WhyNotSound() =>
        Opening + Entries.Sum(entry => entry.Effect) is { } sum && Closing is { } closing && sum != closing
            ? new Refusal("BNK-13", Id, sum, closing)
            : null;
}

/// <summary>One payment on a statement; a batch entry of the bank stands as its payments.</summary>
/// <param name="Reference">The bank's own, unique within the account: what makes a second import change nothing.</param>
/// <param name="BookedOn">The day on which the bank booked it.</param>
/// <param name="Amount">0 or more, in the statement's currency.</param>
/// <param name="IsCredit">Whether money came in.</param>
/// <param name="IsReturn">Whether it gives back what was paid before (退汇).</param>
/// <param name="EndToEndId">Ours, where the bank passes it on; null else.</param>
/// <param name="Text">The remark; "" for none.</param>
public sealed record StatementEntry(
    string Reference,
    DateOnly BookedOn,
    decimal Amount,
    bool IsCredit,
    bool IsReturn,
    string? EndToEndId,
    string Text
)
{
    /// <summary>More than nothing for money that came in.</summary>
    public decimal Effect => IsCredit ? Amount : -Amount;
}
