namespace FundManager.Documents.Blocks;

/// <summary>
/// The notes to the runs above that were not printed yet. In a document without such a block, notes of paragraphs and lists stand at
/// the foot of their page, those of a table or of columns right beneath it. What stands after the last such block is printed at the
/// document's end.
/// </summary>
/// <param name="Title">Printed above, in bold; null for nothing.</param>
public sealed record Notes(string? Title = null) : Block;
