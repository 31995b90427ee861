using System.Globalization;
using System.Runtime.InteropServices;
using FundManager.Domain.Ledger;

namespace FundManager.Data.Ledger;

/// <summary>What stands at one place of one owner.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BalanceSum(Guid FundId, decimal Amount)
{
    public BalanceSum Plus(BalanceSum other) => this with { Amount = Amount + other.Amount };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount:0.00} of fund {FundId}");
}

/// <summary>What one walk counts and adds up; not shared between threads.</summary>
internal sealed class LedgerTally
{
    public Dictionary<(Guid Owner, Place Place), BalanceSum> Balances { get; } = [];

    public long Cases { get; set; }

    public long Events { get; set; }

    public long Postings { get; private set; }

    public void Post(PostingLine line)
    {
        Postings++;
        Move(line, line.From, -line.Amount);
        Move(line, line.To, line.Amount);
    }

    private void Move(PostingLine line, Place place, decimal amount)
    {
        // An award's place without an award: the database cannot hold such a row, and the comparison of postings names it.
        var owner = place.OfFund() ? line.Fund : line.Award ?? Guid.Empty;
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(Balances, (owner, place), out _);
        sum = new(line.Fund, sum.Amount + amount);
    }
}
