namespace FundManager.Data;

/// <summary>The last number given in a series. Taken in the transaction that uses it, so that no number is lost or given twice.</summary>
public sealed class Counter
{
    public required string Name { get; init; }

    public required int Last { get; set; }
}
