namespace FundManager.Documents.Blocks;

/// <summary>A list of points.</summary>
/// <param name="Items">The points; none prints nothing.</param>
public sealed record ItemList(params IReadOnlyList<Paragraph> Items) : Block
{
    /// <summary>Whether the points are numbered from 1.</summary>
    public bool Numbered { get; init; }
}
