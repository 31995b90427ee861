namespace FundManager.Documents.Blocks;

/// <summary>The notes to the runs above that were not printed yet. Notes that no such block takes are printed at the document's end.</summary>
/// <param name="Title">Printed above, in bold; null for nothing.</param>
public sealed record Notes(string? Title = null) : Block;
