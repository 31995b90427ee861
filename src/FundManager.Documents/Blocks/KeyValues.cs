namespace FundManager.Documents.Blocks;

/// <summary>Facts beside their names, as at the head of a report.</summary>
/// <param name="Entries">The facts in reading order; none prints nothing.</param>
public sealed record KeyValues(params IReadOnlyList<KeyValue> Entries) : Block
{
    /// <summary>How many facts stand side by side: 1 or 2.</summary>
    public int Across { get; init; } = 1;
}
