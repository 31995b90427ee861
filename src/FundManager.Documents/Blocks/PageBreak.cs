namespace FundManager.Documents.Blocks;

/// <summary>What follows begins on a new page.</summary>
public sealed record PageBreak : Block
{
    /// <summary>Whether the pages from here on lie on their long side; null for the same as before.</summary>
    public bool? Landscape { get; init; }
}
