using FundManager.Domain;

namespace FundManager.Data.Bank;

/// <summary>What a line means for its payment.</summary>
public enum BankMeaning
{
    /// <summary>Nothing changes.</summary>
    Nothing,

    /// <summary>The bank has taken it to pay.</summary>
    Accept,

    /// <summary>The bank refuses it.</summary>
    Reject,

    /// <summary>It was paid.</summary>
    Pay,

    /// <summary>The money came back.</summary>
    Return,
}

/// <summary>Where a line stands.</summary>
public enum BankLineState
{
    /// <summary>To be booked.</summary>
    Waiting,

    /// <summary>Booked.</summary>
    Booked,

    /// <summary>It says nothing new.</summary>
    Nothing,

    /// <summary>A payment fits by amount and day: a person says yes or no.</summary>
    Proposed,

    /// <summary>A break: the payment has another amount.</summary>
    AmountDiffers,

    /// <summary>A break: a statement has shown the payment before.</summary>
    Duplicate,

    /// <summary>A break: no payment fits.</summary>
    Unmatched,

    /// <summary>A break: the account is none of the fund's.</summary>
    UnknownAccount,

    /// <summary>A break: the rules refuse to book it.</summary>
    Refused,

    /// <summary>A break that a person has settled with a reason.</summary>
    Settled,
}

/// <summary>One line of a file from a bank: a status of a payment, or an entry of a statement.</summary>
public sealed class BankLine
{
    public const int TextMaxLength = 300;
    public const int IdMaxLength = 35;

    /// <summary>States that a person has to look at.</summary>
    public static readonly IReadOnlyList<BankLineState> Breaks =
    [
        BankLineState.Proposed,
        BankLineState.AmountDiffers,
        BankLineState.Duplicate,
        BankLineState.Unmatched,
        BankLineState.UnknownAccount,
        BankLineState.Refused,
    ];

    public required Guid ImportId { get; init; }

    /// <summary>1 for the first of the file.</summary>
    public required int Number { get; set; }

    /// <summary>The account of an entry; "" for a status.</summary>
    public string Account { get; init; } = "";

    /// <summary>The bank's own reference of an entry, unique within the account; null for a status.</summary>
    public string? Reference { get; init; }

    /// <summary>The day on which the bank booked an entry.</summary>
    public DateOnly? BookedOn { get; init; }

    /// <summary>Of an entry, 0 or more.</summary>
    public decimal? Amount { get; init; }

    public bool IsCredit { get; init; }

    /// <summary>The bank's code and words of a status, the remark of an entry.</summary>
    public required string Text { get; init; }

    /// <summary>Our payment; null where none is known.</summary>
    public string? EndToEndId { get; set; }

    public required BankMeaning Meaning { get; set; }

    public required BankLineState State { get; set; }

    /// <summary>Why the rules refuse it: the code.</summary>
    public string? Fault { get; set; }

    /// <summary>Who settled it, or said yes.</summary>
    public Guid? LookedBy { get; set; }

    public DateTimeOffset? LookedAt { get; set; }

    /// <summary>Why it is settled.</summary>
    public string? Reason { get; set; }

    /// <summary>A person has looked at the break and says why it may stay.</summary>
    /// <exception cref="RefusedException">GEN-01: no reason. BNK-32: it is no break.</exception>
    public void Settle(string reason, Guid by, DateTimeOffset at)
    {
        Refusal.ThrowIf(
            !Breaks.Contains(State) ? new Refusal("BNK-32")
            : string.IsNullOrWhiteSpace(reason) ? new Refusal("GEN-01")
            : null
        );
        (State, Reason, LookedBy, LookedAt) = (BankLineState.Settled, reason.Trim(), by, at);
    }

    /// <summary>As much of the bank's words as is kept.</summary>
    public static string Cut(string text) => text.Length <= TextMaxLength ? text : text[..TextMaxLength];

    /// <summary>As much of a stranger's identifier as one of ours can have.</summary>
    public static string? CutId(string? id) => id is { Length: > IdMaxLength } ? id[..IdMaxLength] : id;

    public void Refuse(Refusal refusal) => (State, Fault) = (BankLineState.Refused, refusal.Code);
}
