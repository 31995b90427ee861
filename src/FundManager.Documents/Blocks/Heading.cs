namespace FundManager.Documents.Blocks;

/// <summary>A heading, which also stands in the outline and never ends a page.</summary>
/// <param name="Level">1 to 3; the first heading is of level 1 and none skips a level downwards.</param>
/// <param name="Text">Not empty.</param>
public sealed record Heading(int Level, string Text) : Block;
