using System.Globalization;
using FundManager.Documents.Blocks;
using FundManager.Documents.Text;

namespace FundManager.Documents.Layout;

/// <summary>Breaks the text of a table to its columns.</summary>
internal sealed class TableMeasure
{
    private const double NarrowestLabelShare = 0.12;
    private const double WidestLabelShare = 0.34;
    private readonly IReadOnlyList<TableColumn> _columns;
    private readonly Theme _theme;
    private readonly IReadOnlyList<double> _widths;
    private double[] _tails = [];

    private TableMeasure(IReadOnlyList<TableColumn> columns, Theme theme, double width)
    {
        _columns = columns;
        _theme = theme;
        _widths = ColumnWidths.Of(columns, width);
    }

    /// <exception cref="ArgumentException">The columns do not fit, or a row's cells do not cover them exactly.</exception>
    public static MeasuredTable Of(Table table, Theme theme, double width) =>
        new TableMeasure(table.Columns, theme, width).Measure(table, width);

    public static MeasuredTable Of(KeyValues facts, Theme theme, double width)
    {
        if (facts.Across is not (1 or 2))
        {
            throw new ArgumentOutOfRangeException(nameof(facts), facts.Across, "One or two facts stand side by side.");
        }

        var pair = width / facts.Across;
        var widest = facts.Entries.Select(e => theme.CellLabel.Width(PlainText.Clean(e.Label).Replace('\n', ' ')));
        var label = Math.Clamp(
            widest.DefaultIfEmpty(0).Max() + (2 * Theme.CellPaddingX) + 1,
            pair * NarrowestLabelShare,
            pair * WidestLabelShare
        );
        var columns = Enumerable
            .Repeat(
                new[]
                {
                    new TableColumn("") { FixedWidth = label },
                    new TableColumn(""),
                },
                facts.Across
            )
            .SelectMany(both => both)
            .ToList();
        var measure = new TableMeasure(columns, theme, width);
        return new MeasuredTable { Rows = [.. facts.Entries.Chunk(facts.Across).Select(measure.FactRow)] };
    }

    private MeasuredTable Measure(Table table, double width)
    {
        _tails =
        [
            .. _columns.Select((column, i) => column.Alignment == ColumnAlignment.DecimalPoint ? Tail(table, i) : 0),
        ];
        var names = new TableRow([.. _columns.Select(column => (TableCell)column.Header)]);
        var rows = table.Rows.Select((row, i) => BodyRow(table, row, i)).ToList();
        if (rows.Count == 0 && table.EmptyText is { Length: > 0 } empty)
        {
            rows.Add(
                Row(
                    new TableRow(new TableCell(empty) { ColumnSpan = _columns.Count }),
                    RowLook.Plain,
                    0,
                    _theme.CellLabel
                )
            );
        }

        return new MeasuredTable
        {
            Caption = table.Caption is { Length: > 0 } caption
                ? TextBlock.Of([caption], _theme.CellBold, _theme, width, Theme.TightLeading)
                : null,
            Headers = [.. table.GroupHeaders.Append(names).Select(row => Row(row, RowLook.Header, 0, _theme.CellBold))],
            Rows = rows,
        };
    }

    private MeasuredRow BodyRow(Table table, TableRow row, int index)
    {
        var look =
            row.IsTotal ? RowLook.Total
            : table.Zebra && index % 2 == 1 ? RowLook.Tinted
            : RowLook.Plain;
        return Row(row, look, table.FirstColumnNamesRow ? 1 : 0, row.IsTotal ? _theme.CellBold : _theme.Cell);
    }

    private MeasuredRow Row(TableRow row, RowLook look, int rowHeaders, TextStyle style)
    {
        if (row.Cells.Sum(cell => cell.ColumnSpan) != _columns.Count || row.Cells.Any(cell => cell.ColumnSpan < 1))
        {
            throw new ArgumentException(
                $"The cells of a row cover {row.Cells.Sum(cell => cell.ColumnSpan)} of {_columns.Count} columns.",
                nameof(row)
            );
        }

        var cells = new List<MeasuredCell>();
        var column = 0;
        foreach (var cell in row.Cells)
        {
            // A header without words names nothing.
            var isColumnHeader = look == RowLook.Header && cell.Runs.Any(run => run.Text.Length > 0);
            var scope =
                isColumnHeader ? "Column"
                : column < rowHeaders ? "Row"
                : null;
            cells.Add(Cell(cell, column, scope, style));
            column += cell.ColumnSpan;
        }

        return new MeasuredRow(cells, look);
    }

    private MeasuredCell Cell(TableCell cell, int column, string? scope, TextStyle style)
    {
        var width = _widths.Skip(column).Take(cell.ColumnSpan).Sum();
        var alignment = _columns[column].Alignment;
        var attributes =
            (scope is null ? "" : $"/Scope/{scope}")
            + (cell.ColumnSpan > 1 ? string.Create(CultureInfo.InvariantCulture, $"/ColSpan {cell.ColumnSpan}") : "");
        return new MeasuredCell
        {
            Text = TextBlock.Of(cell.Runs, style, _theme, width - (2 * Theme.CellPaddingX), Theme.TightLeading),
            ElementType = scope is null ? "TD" : "TH",
            Attributes = attributes.Length == 0 ? "" : "/O/Table" + attributes,
            Left = _widths.Take(column).Sum(),
            Width = width,
            Alignment = (cell.ColumnSpan, scope, alignment) switch
            {
                (> 1, "Column", _) => ColumnAlignment.Centre,
                (> 1, _, _) => ColumnAlignment.Left,
                (_, "Column", ColumnAlignment.DecimalPoint) => ColumnAlignment.Right,
                _ => alignment,
            },
            TailWidth = _tails.Length == 0 ? 0 : _tails[column],
        };
    }

    private double Tail(Table table, int column)
    {
        var inner = _widths[column] - (2 * Theme.CellPaddingX);
        return table
            .Rows.Where(row => row.Cells.All(cell => cell.ColumnSpan == 1) && row.Cells.Count > column)
            .Select(row =>
                TextBlock.Of(row.Cells[column].Runs, row.IsTotal ? _theme.CellBold : _theme.Cell, _theme, inner, 1)
            )
            .Where(text => text.Lines.Count == 1)
            .Select(text => DecimalPoint.TailWidth(text.Lines[0]))
            .DefaultIfEmpty(0)
            .Max();
    }

    private MeasuredRow FactRow(KeyValue[] facts)
    {
        var cells = new List<MeasuredCell>();
        for (var i = 0; i < facts.Length; i++)
        {
            cells.Add(Cell(facts[i].Label, 2 * i, "Row", _theme.CellLabel));
            // The last fact of an odd number takes the room of the one that is not there.
            var span = i == facts.Length - 1 ? _columns.Count - (2 * i) - 1 : 1;
            var value = new TableCell(facts[i].Value) { ColumnSpan = span };
            cells.Add(Cell(value, (2 * i) + 1, null, _theme.Cell));
        }

        return new MeasuredRow(cells, RowLook.Plain);
    }
}
