namespace FundManager.Documents.Blocks;

/// <summary>Blocks in columns of one width side by side, read one column after the other. Each may run over pages; what follows begins below the longest.</summary>
/// <param name="Content">The blocks of each column from the left, 2 to 4 columns; no page breaks.</param>
public sealed record Columns(params IReadOnlyList<IReadOnlyList<Block>> Content) : Block;
