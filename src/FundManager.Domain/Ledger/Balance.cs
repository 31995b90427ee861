namespace FundManager.Domain.Ledger;

/// <summary>What stands at one place of one owner. Kept by the database with each posting; nobody writes it.</summary>
public sealed class Balance
{
    private Balance() { }

    /// <summary>The fund or the award: see <see cref="Places.OfFund"/>.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>Where the amount is.</summary>
    public Place Place { get; private set; }

    /// <summary>The fund that the owner belongs to.</summary>
    public Guid FundId { get; private set; }

    /// <summary>0 or more, except at <see cref="Place.Source"/> and <see cref="Place.Outside"/>, where it is 0 or less.</summary>
    public decimal Amount { get; private set; }
}
