using FundManager.Documents.Blocks;

namespace FundManager.Documents.Layout;

/// <summary>A block with notes that are printed right beneath it: those of a table or of columns, and those too long for the foot of a page.</summary>
/// <param name="Block">What the notes belong to.</param>
/// <param name="Notes">In their order.</param>
internal sealed record Noted(Block Block, NumberedNotes Notes) : Block;
