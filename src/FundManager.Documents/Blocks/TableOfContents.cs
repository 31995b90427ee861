namespace FundManager.Documents.Blocks;

/// <summary>The document's headings with the numbers of their pages, each leading to its place. The document's title, of level 1, is left out where it is the only one.</summary>
/// <param name="Title">Printed above, in bold; null for nothing.</param>
public sealed record TableOfContents(string? Title = null) : Block
{
    /// <summary>The deepest level that is listed, 1 to 6.</summary>
    public int Depth { get; init; } = 3;
}
