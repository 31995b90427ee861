namespace FundManager.Domain.Funds;

/// <summary>Where a fund's money comes from.</summary>
public enum FundSource
{
    /// <summary>Appropriation of the state.</summary>
    Appropriation,

    /// <summary>A local government.</summary>
    LocalGovernment,

    /// <summary>Companies.</summary>
    Enterprise,

    /// <summary>Gifts.</summary>
    Donation,
}

/// <summary>Money that comes into a fund: booked by a finance officer, confirmed by a leader.</summary>
public sealed class Allocation
{
    /// <summary>Longest reference of a paper, in characters.</summary>
    public const int PaperMaxLength = 120;

    internal Allocation(Id<Allocation> id, Id<Fund> fundId, FundSource source, Money amount, string paper) =>
        (Id, FundId, Source, Amount, Paper) = (id, fundId, source, amount, paper);

    private Allocation() { }

    /// <summary>Its identity.</summary>
    public Id<Allocation> Id { get; private set; }

    /// <summary>The fund it goes to.</summary>
    public Id<Fund> FundId { get; private set; }

    /// <summary>Where it comes from.</summary>
    public FundSource Source { get; private set; }

    /// <summary>How much; more than nothing.</summary>
    public Money Amount { get; private set; }

    /// <summary>Number or title of the paper that says so.</summary>
    public string Paper { get; private set; } = "";

    /// <summary>Who booked it.</summary>
    public Guid BookedBy { get; internal init; }

    /// <summary>When it was booked, UTC.</summary>
    public DateTimeOffset BookedAt { get; internal init; }

    /// <summary>Who confirmed it; null while nobody did.</summary>
    public Guid? ConfirmedBy { get; private set; }

    /// <summary>When it was confirmed, UTC.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    internal void Confirm(Guid by, DateTimeOffset at) => (ConfirmedBy, ConfirmedAt) = (by, at);
}
