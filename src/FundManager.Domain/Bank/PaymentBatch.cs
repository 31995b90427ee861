using System.Globalization;
using FundManager.Domain.Organisations;

namespace FundManager.Domain.Bank;

/// <summary>One payment as the bank is told to make it.</summary>
/// <param name="EndToEndId">By what it is found again; never used twice.</param>
/// <param name="Amount">More than nothing, in the batch's currency.</param>
/// <param name="Payee">Where it goes.</param>
/// <param name="Remark">What it is for; "" for nothing.</param>
public sealed record BankPayment(string EndToEndId, decimal Amount, Payee Payee, string Remark);

/// <summary>Payments from one account, in one currency, on one day.</summary>
public sealed record PaymentBatch
{
    // Printed for SEPA and CGI-MP alike: what every bank's Latin set holds besides letters and digits.
    private const string LatinMarks = " /-?:().,'+";
    private const string ChineseMarks = "（）－—·、。，：；《》“”";

    /// <summary>Identifier of the file; unique for the sender.</summary>
    public required string MessageId { get; init; }

    /// <summary>When it was made, with the offset that the bank is shown.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whose money it is and who sends the file.</summary>
    public required string Debtor { get; init; }

    /// <summary>The account that pays.</summary>
    public required string DebtorAccount { get; init; }

    /// <summary>The bank of that account, written as payees' banks are.</summary>
    public required string DebtorBankCode { get; init; }

    /// <summary>The day on which the bank shall pay.</summary>
    public required DateOnly ExecuteOn { get; init; }

    /// <summary>Three letters by ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>What the ledger says they come to; compared with the payments before anything is written.</summary>
    public required decimal Total { get; init; }

    /// <summary>At least one, in the order of the file.</summary>
    public required IReadOnlyList<BankPayment> Payments { get; init; }

    /// <summary>Null when the bank of <paramref name="profile"/> takes it; else the first reason why not.</summary>
    public Refusal? WhyNotWrite(BankProfile profile)
    {
        if (Payments.Count == 0)
        {
            return new Refusal("BNK-01");
        }

        if (CurrencyUnits.Of(Currency) is not { } places)
        {
            return new Refusal("BNK-09", Currency);
        }

        return WhyNotId(MessageId, profile)
            ?? WhyNotDebtor(MessageId, new Payee(Debtor, DebtorAccount, "", DebtorBankCode), profile)
            ?? Payments.Select(payment => WhyNot(payment, places, profile)).FirstOrDefault(found => found is not null)
            ?? WhyNotTogether();
    }

    /// <summary>An amount of this batch, with as many decimals as its currency has.</summary>
    public string Written(decimal amount) =>
        amount.ToString(
            "F" + (CurrencyUnits.Of(Currency) ?? 2).ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );

    /// <summary>Null when the bank of <paramref name="profile"/> takes files of <paramref name="account"/>; else why not.</summary>
    /// <param name="id">What the refusal names: the file or the fund.</param>
    /// <param name="account">The account that pays.</param>
    /// <param name="profile">What the bank takes.</param>
    public static Refusal? WhyNotDebtor(string id, Payee account, BankProfile profile) =>
        WhyNotText(id, "debtor", account.AccountName, profile.NameMax, profile)
        ?? WhyNotText(id, "debtorAccount", account.AccountNumber, 34, profile)
        ?? WhyNotText(id, "debtorBankCode", account.BankCode, 35, profile)
        ?? WhyNotBank(id, account.BankCode, profile);

    /// <summary>Null when the bank of <paramref name="profile"/> takes this one payment in <paramref name="currency"/>; else the first reason why not.</summary>
    public static Refusal? WhyNotPay(BankPayment payment, string currency, BankProfile profile) =>
        CurrencyUnits.Of(currency) is { } places ? WhyNot(payment, places, profile) : new Refusal("BNK-09", currency);

    private Refusal? WhyNotTogether()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var again = Payments.FirstOrDefault(payment => !ids.Add(payment.EndToEndId));
        var sum = Payments.Sum(payment => payment.Amount);
        return again is not null ? new Refusal("BNK-06", again.EndToEndId)
            : sum != Total ? new Refusal("BNK-05", Written(sum), Written(Total))
            : null;
    }

    private static Refusal? WhyNot(BankPayment payment, int places, BankProfile profile) =>
        WhyNotId(payment.EndToEndId, profile)
        ?? (
            payment.Amount <= 0 || !CurrencyUnits.Fits(payment.Amount, places) || payment.Amount > Money.MaxAmount
                ? new Refusal(
                    "BNK-02",
                    payment.EndToEndId,
                    payment.Amount.ToString(CultureInfo.InvariantCulture),
                    places
                )
                : null
        )
        ?? WhyNotText(payment.EndToEndId, "accountName", payment.Payee.AccountName, profile.NameMax, profile)
        ?? WhyNotText(payment.EndToEndId, "accountNumber", payment.Payee.AccountNumber, 34, profile)
        ?? WhyNotText(payment.EndToEndId, "bankCode", payment.Payee.BankCode, 35, profile)
        ?? WhyNotBank(payment.EndToEndId, payment.Payee.BankCode, profile)
        ?? (
            profile.Columns.Any(column => column.Fact == PaymentFact.BankName)
                ? WhyNotText(payment.EndToEndId, "bankName", payment.Payee.BankName, 140, profile)
                : null
        )
        ?? (
            payment.Remark.Length == 0
                ? null
                : WhyNotText(payment.EndToEndId, "remark", payment.Remark, profile.RemarkMax, profile)
        );

    private static Refusal? WhyNotId(string id, BankProfile profile) =>
        id.Length > profile.IdMax ? new Refusal("BNK-03", id, profile.IdMax)
        : id.Length == 0 || !id.All(c => IsLatin(c) && c != ' ') ? new Refusal("BNK-08", id)
        : null;

    // A BIC has 8 or 11 characters (ISO 9362), a CNAPS number 12 digits; a list leaves the code to the bank's own check.
    private static Refusal? WhyNotBank(string id, string code, BankProfile profile)
    {
        var isBic =
            code.Length is 8 or 11
            && code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))
            && code[4..6].All(char.IsAsciiLetterUpper);
        var isMember = profile.ClearingSystem is not null && code.Length == 12 && code.All(char.IsAsciiDigit);
        return profile.Format == BankFormat.List || isBic || isMember ? null : new Refusal("BNK-22", id, code);
    }

    private static Refusal? WhyNotText(string id, string field, string text, int max, BankProfile profile)
    {
        var foreign = text.FirstOrDefault(c => !IsLatin(c) && !(profile.TakesChinese && IsChinese(c)));
        return string.IsNullOrWhiteSpace(text) || text.Length > max ? new Refusal("BNK-07", id, field, max)
            : foreign != '\0' || text.Contains('\0', StringComparison.Ordinal)
                ? new Refusal("BNK-04", id, field, $"U+{(int)foreign:X4}", profile.Name)
            // A spreadsheet would take it for a formula, and a bank would take its mark for part of the text.
            : profile.Format == BankFormat.List && text[0] is '+' or '-'
                ? new Refusal("BNK-04", id, field, text[..1], profile.Name)
            : null;
    }

    private static bool IsLatin(char c) =>
        char.IsAsciiLetterOrDigit(c) || LatinMarks.Contains(c, StringComparison.Ordinal);

    private static bool IsChinese(char c) =>
        c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF')
        || ChineseMarks.Contains(c, StringComparison.Ordinal);
}

/// <summary>How many decimals the currencies have (ISO 4217, list of 2024-06-25).</summary>
public static class CurrencyUnits
{
    private static readonly string[] None = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".Split(
        ' '
    );

    private static readonly string[] Three = "BHD IQD JOD KWD LYD OMR TND".Split(' ');
    private static readonly string[] Four = "CLF UYW".Split(' ');

    // Metals, tests and units of account: nothing can be paid in them.
    private static readonly string[] Unpayable = "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX".Split(' ');

    /// <summary>Whether <paramref name="amount"/> has no more than <paramref name="places"/> decimals that count.</summary>
    public static bool Fits(decimal amount, int places) =>
        decimal.Round(amount, places, MidpointRounding.ToZero) == amount;

    /// <summary>0 to 4; null for what is no currency that a payment can have.</summary>
    public static int? Of(string currency) =>
        currency.Length != 3
        || !currency.All(char.IsAsciiLetterUpper)
        || Unpayable.Contains(currency, StringComparer.Ordinal)
            ? null
        : None.Contains(currency, StringComparer.Ordinal) ? 0
        : Three.Contains(currency, StringComparer.Ordinal) ? 3
        : Four.Contains(currency, StringComparer.Ordinal) ? 4
        : 2;
}
