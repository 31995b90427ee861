using System.Globalization;
using FundManager.Documents.Blocks;
using FundManager.Documents.Fonts;
using FundManager.Documents.Text;

namespace FundManager.Documents.Layout;

/// <summary>Breaks the text of a form to its columns.</summary>
internal sealed class FormMeasure(Theme theme, IReadOnlyList<double> widths)
{
    /// <exception cref="ArgumentException">The columns do not fit, or a row's cells do not cover them exactly.</exception>
    public static RowGroup Of(Form form, Theme theme, double width)
    {
        var columns = form.Shares.Select(share => new TableColumn("") { Share = share }).ToList();
        var measure = new FormMeasure(theme, ColumnWidths.Of(columns, width));
        var places = new CellPlaces(columns.Count);
        var rows = form.Rows.Select((row, i) => measure.Row(row, places.Next(row), i + 1)).ToList();
        return places.IsClosed
            ? new RowGroup(rows)
            : throw new ArgumentException("A cell reaches below the last of its rows.", nameof(form));
    }

    private MeasuredRow Row(TableRow row, IReadOnlyList<PlacedCell> cells, int number)
    {
        try
        {
            return new MeasuredRow(
                [.. cells.Select(placed => Cell(placed, row.IsTotal ? theme.CellBold : theme.Cell))],
                RowLook.Plain,
                widths.Sum()
            );
        }
        catch (MissingGlyphException e)
        {
            throw e.In(string.Create(CultureInfo.InvariantCulture, $"row {number}"));
        }
    }

    private MeasuredCell Cell(PlacedCell placed, TextStyle style)
    {
        var (cell, column) = placed;
        var width = widths.Skip(column).Take(cell.ColumnSpan).Sum();
        // An empty cell names nothing.
        var names = cell.Names != CellNaming.Nothing && cell.Runs.Any(run => run.Text.Length > 0);
        var attributes =
            (names ? $"/Scope/{cell.Names}" : "")
            + (cell.ColumnSpan > 1 ? string.Create(CultureInfo.InvariantCulture, $"/ColSpan {cell.ColumnSpan}") : "")
            + (cell.RowSpan > 1 ? string.Create(CultureInfo.InvariantCulture, $"/RowSpan {cell.RowSpan}") : "");
        return new MeasuredCell
        {
            Text = TextBlock.Of(cell.Runs, style, theme, width - (2 * Theme.CellPaddingX), Theme.TightLeading),
            ElementType = names ? "TH" : "TD",
            Attributes = attributes.Length == 0 ? "" : "/O/Table" + attributes,
            Left = widths.Take(column).Sum(),
            Width = width,
            RowSpan = cell.RowSpan,
            Alignment = cell.Alignment ?? (names ? ColumnAlignment.Centre : ColumnAlignment.Left),
            NamesColumn = names && cell.Names == CellNaming.Column,
        };
    }
}
