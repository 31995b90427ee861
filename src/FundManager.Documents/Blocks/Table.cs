namespace FundManager.Documents.Blocks;

/// <summary>
/// A table. Its header is repeated on each page. A row stays whole where a page can hold it; a taller one goes on overleaf.
/// </summary>
/// <param name="Columns">At least one.</param>
/// <param name="Rows">May be none.</param>
public sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : Block
{
    /// <summary>Rows above the columns' names, which group columns by cells that span them. Where one of these cells reaches down into the row of names, the column's own name is left out.</summary>
    public IReadOnlyList<TableRow> GroupHeaders { get; init; } = [];

    /// <summary>What the table shows, printed above it, or null.</summary>
    public string? Caption { get; init; }

    /// <summary>What is printed in place of rows when there is none, or null for nothing.</summary>
    public string? EmptyText { get; init; }

    /// <summary>Whether the first cell of each row names the row for reading aids.</summary>
    public bool FirstColumnNamesRow { get; init; }

    /// <summary>Whether a row may be parted between two pages even where a page could hold it, at least two lines on each.</summary>
    public bool SplitsRows { get; init; }

    /// <summary>Whether every other row is tinted.</summary>
    public bool Zebra { get; init; }
}
