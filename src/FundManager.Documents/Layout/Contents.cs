using FundManager.Documents.Blocks;

namespace FundManager.Documents.Layout;

/// <summary>A table of contents with what it lists.</summary>
/// <param name="Block">As it was asked for.</param>
/// <param name="Headings">All of the document, in its order and with their numbers.</param>
internal sealed record Contents(TableOfContents Block, IReadOnlyList<Heading> Headings) : Block;
