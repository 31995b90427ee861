using System.Globalization;
using FundManager.Domain.Bank;
using FundManager.Domain.Funds;
using FundManager.Domain.Organisations;

namespace FundManager.Domain.Disbursements;

/// <summary>Payments of one fund that were released together, and the file that the bank was given: kept as it was sent.</summary>
public sealed class ReleasedBatch
{
    /// <summary>Most payments of one batch: each holds a lock while the batch is released.</summary>
    public const int MostPayments = 5_000;

    /// <summary>A batch of <paramref name="fund"/>, still without payments and file.</summary>
    /// <param name="fund">Whose account pays.</param>
    /// <param name="year">Year in the fund's zone.</param>
    /// <param name="sequence">Gapless within fund and year.</param>
    /// <param name="profile">What the bank takes.</param>
    /// <param name="release">Who, when, and on which days it is released and to be paid.</param>
    /// <exception cref="RefusedException">BNK-26: the fund has no account to pay from.</exception>
    public ReleasedBatch(Fund fund, int year, int sequence, BankProfile profile, BatchRelease release)
    {
        Refusal.ThrowIf(fund.PayingAccount is null ? new Refusal("BNK-26", fund.Number) : null);
        (FundId, Year, Sequence) = (fund.Id, year, sequence);
        Number = string.Create(CultureInfo.InvariantCulture, $"{fund.Number}-{year}-B{sequence:0000}");
        (Debtor, Currency) = (fund.PayingAccount!, fund.Currency);
        (ReleasedBy, ReleasedAt) = (release.By, release.At);
        (ReleasedOn, ExecuteOn) = (release.On, release.ExecuteOn);
        Id = Id<ReleasedBatch>.New(release.At);
        Profile = BankCatalog.KeyOf(profile);
        FileName = Number + (profile.Format == BankFormat.List ? ".csv" : ".xml");
    }

    private ReleasedBatch() { }

    /// <summary>Its identity.</summary>
    public Id<ReleasedBatch> Id { get; private set; }

    /// <summary>Like "F-01-2026-B0001"; the bank knows the file by it.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Whose money.</summary>
    public Id<Fund> FundId { get; private set; }

    /// <summary>The year of <see cref="Sequence"/> in the fund's zone.</summary>
    public int Year { get; private set; }

    /// <summary>Number within fund and year, gapless.</summary>
    public int Sequence { get; private set; }

    /// <summary>The account that pays, as it was then.</summary>
    public Payee Debtor { get; private set; } = null!;

    /// <summary>ISO 4217 code.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>How many payments.</summary>
    public int Count { get; private set; }

    /// <summary>What they come to.</summary>
    public Money Total { get; private set; }

    /// <summary>Name and version of what the bank takes, like "pain-cn.v1".</summary>
    public string Profile { get; private set; } = "";

    /// <summary>What a browser saves the file as.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>SHA-256 of the file, hexadecimal.</summary>
    public string FileHash { get; private set; } = "";

    /// <summary>Size of the file.</summary>
    public long SizeBytes { get; private set; }

    /// <summary>Who released and sends it.</summary>
    public Guid ReleasedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset ReleasedAt { get; private set; }

    /// <summary>The day of the release in the fund's zone.</summary>
    public DateOnly ReleasedOn { get; private set; }

    /// <summary>The day on which the bank shall pay.</summary>
    public DateOnly ExecuteOn { get; private set; }

    /// <summary>The batch as a bank file says it. The same batch gives the same, whenever it is asked.</summary>
    /// <param name="lines">Its payments, in any order: the file has them by their identifiers.</param>
    /// <param name="zone">The fund's.</param>
    public PaymentBatch ToWrite(IEnumerable<BankPayment> lines, TimeZoneInfo zone)
    {
        BankPayment[] sorted = [.. lines.OrderBy(line => line.EndToEndId, StringComparer.Ordinal)];
        return new PaymentBatch
        {
            MessageId = Number,
            CreatedAt = TimeZoneInfo.ConvertTime(ReleasedAt, zone),
            Debtor = Debtor.AccountName,
            DebtorAccount = Debtor.AccountNumber,
            DebtorBankCode = Debtor.BankCode,
            ExecuteOn = ExecuteOn,
            Currency = Currency,
            Total = Count == 0 ? sorted.Sum(line => line.Amount) : Total.Amount,
            Payments = sorted,
        };
    }

    /// <summary>The file was written and kept: the batch has what is in it.</summary>
    public void Keep(PaymentBatch written, string hash, long sizeBytes) =>
        (Count, Total, FileHash, SizeBytes) = (written.Payments.Count, new Money(written.Total), hash, sizeBytes);
}

/// <summary>Who released a batch, when.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When, UTC.</param>
/// <param name="On">The same day in the fund's zone.</param>
/// <param name="ExecuteOn">The day on which the bank shall pay: a working day, not before.</param>
public sealed record BatchRelease(Guid By, DateTimeOffset At, DateOnly On, DateOnly ExecuteOn);
