namespace FundManager.Documents.Blocks;

/// <summary>Empty space, which a page's end swallows.</summary>
/// <param name="Height">In points; less than 0 counts as 0.</param>
public sealed record Spacer(double Height) : Block;
