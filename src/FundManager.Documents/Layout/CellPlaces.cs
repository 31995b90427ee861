using FundManager.Documents.Blocks;

namespace FundManager.Documents.Layout;

/// <summary>Finds the columns of each row's cells, row by row, where cells may reach down over the rows below.</summary>
internal sealed class CellPlaces(int columns)
{
    // For how many rows more each column is covered from above.
    private readonly int[] _covered = new int[columns];

    /// <summary>Whether no cell reaches below the rows so far.</summary>
    public bool IsClosed => _covered.All(rows => rows == 0);

    /// <summary>Columns that the next row has to cover.</summary>
    public IEnumerable<int> Open => Enumerable.Range(0, columns).Where(column => _covered[column] == 0);

    /// <exception cref="ArgumentException">The row has no cell, or its cells with those from above do not cover each column once.</exception>
    public IReadOnlyList<PlacedCell> Next(TableRow row)
    {
        var open = Open.ToList();
        var places = new List<PlacedCell>();
        var reach = new int[columns];
        foreach (var cell in row.Cells)
        {
            var span = open.Take(cell.ColumnSpan).ToList();
            if (
                cell.ColumnSpan < 1
                || cell.RowSpan < 1
                || span.Count < cell.ColumnSpan
                || span[^1] - span[0] >= span.Count
            )
            {
                throw Unfit(row);
            }

            places.Add(new PlacedCell(cell, span[0]));
            span.ForEach(column => reach[column] = cell.RowSpan);
            open.RemoveRange(0, span.Count);
        }

        if (open.Count > 0 || places.Count == 0)
        {
            throw Unfit(row);
        }

        for (var column = 0; column < columns; column++)
        {
            _covered[column] = Math.Max(_covered[column], reach[column]) - 1;
        }

        return places;
    }

    private ArgumentException Unfit(TableRow row) =>
        new(
            $"The {row.Cells.Count} cells of a row do not cover the {columns} columns of their table once each.",
            nameof(row)
        );
}
