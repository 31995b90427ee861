using FundManager.Documents.Blocks;

namespace FundManager.Documents.Layout;

/// <summary>How wide each column of a table is.</summary>
internal static class ColumnWidths
{
    /// <summary>The least width: two characters of a table's text and the space around them.</summary>
    public const double Least = (2 * Theme.TableSize) + (2 * Theme.CellPaddingX);

    /// <returns>Widths in points that sum up to <paramref name="width"/>, or to less when all columns are fixed.</returns>
    /// <exception cref="ArgumentException">There is no column, a share is not above 0, or a column would be narrower than <see cref="Least"/>.</exception>
    public static IReadOnlyList<double> Of(IReadOnlyList<TableColumn> columns, double width)
    {
        if (columns.Count == 0)
        {
            throw new ArgumentException("A table has at least one column.", nameof(columns));
        }

        var open = width - columns.Sum(column => column.FixedWidth ?? 0);
        var shares = columns.Where(column => column.FixedWidth is null).Sum(column => column.Share);
        var widths = columns.Select(column => column.FixedWidth ?? (open * column.Share / shares)).ToList();
        if (columns.Any(column => column.Share <= 0) || widths.Any(w => w < Least) || widths.Sum() > width + 0.01)
        {
            throw new ArgumentException(
                $"{columns.Count} columns do not fit into {width:0} points with at least {Least:0} each.",
                nameof(columns)
            );
        }

        return widths;
    }
}
