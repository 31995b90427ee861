namespace FundManager.Documents.Blocks;

/// <summary>A row of a table.</summary>
/// <param name="Cells">From the left, at least one; with the cells that reach down from rows above they cover each column once.</param>
public sealed record TableRow(params IReadOnlyList<TableCell> Cells)
{
    /// <summary>Whether it sums the rows above: set in bold under a rule, and never alone at the top of a page.</summary>
    public bool IsTotal { get; init; }
}
