using System.Globalization;
using FundManager.Documents.Blocks;
using FundManager.Documents.Fonts;
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

    // The cells of columns with decimals, which are broken before the others.
    private readonly Dictionary<PlacedCell, TextBlock> _measured = new(ReferenceEqualityComparer.Instance);
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

        var share = width / facts.Across;
        var widest = facts.Entries.Select(e => theme.CellLabel.Width(PlainText.Clean(e.Label).Replace('\n', ' ')));
        var label = Math.Clamp(
            widest.DefaultIfEmpty(0).Max() + (2 * Theme.CellPaddingX) + 1,
            Math.Max(share * NarrowestLabelShare, ColumnWidths.Least),
            share * WidestLabelShare
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
        return new MeasuredTable
        {
            Rows = [.. facts.Entries.Chunk(facts.Across).Select(pair => new RowGroup([measure.FactRow(pair)]))],
        };
    }

    private MeasuredTable Measure(Table table, double width)
    {
        var places = new CellPlaces(_columns.Count);
        var headers = table
            .GroupHeaders.Select(row => new PlacedRow(row, 0, places.Next(row), places.IsClosed))
            .ToList();
        var open = places.Open.ToList();
        if (open.Count > 0)
        {
            var names = new TableRow([.. open.Select(column => (TableCell)_columns[column].Header)]);
            headers.Add(new PlacedRow(names, 0, places.Next(names), places.IsClosed));
        }

        RefuseOpen(places, table);
        var rows = table.Rows.Select((row, i) => new PlacedRow(row, i + 1, places.Next(row), places.IsClosed)).ToList();
        RefuseOpen(places, table);
        _tails = [.. _columns.Select((column, i) => Tail(rows, i))];
        return new MeasuredTable
        {
            Caption = table.Caption is { Length: > 0 } caption
                ? TextBlock.Of([caption], _theme.CellBold, _theme, width, Theme.TightLeading)
                : null,
            SplitsRows = table.SplitsRows,
            Headers = Groups(headers, (row, _) => Row(row, RowLook.Header, 0, _theme.CellBold)),
            Rows = rows.Count == 0 ? EmptyRow(table) : Groups(rows, (row, index) => BodyRow(table, row, index)),
        };
    }

    private static void RefuseOpen(CellPlaces places, Table table)
    {
        if (!places.IsClosed)
        {
            throw new ArgumentException("A cell reaches below the last of its rows.", nameof(table));
        }
    }

    private RowGroup[] EmptyRow(Table table)
    {
        if (table.EmptyText is not { Length: > 0 } text)
        {
            return [];
        }

        var cell = new TableCell(text) { ColumnSpan = _columns.Count };
        return [new RowGroup([new MeasuredRow([Cell(cell, 0, null, _theme.CellLabel)], RowLook.Plain, _widths.Sum())])];
    }

    /// <param name="rows">In their order.</param>
    /// <param name="measure">Breaks a row's text, given the number of its group from 0.</param>
    private static List<RowGroup> Groups(List<PlacedRow> rows, Func<PlacedRow, int, MeasuredRow> measure)
    {
        var groups = new List<RowGroup>();
        var open = new List<MeasuredRow>();
        foreach (var row in rows)
        {
            open.Add(measure(row, groups.Count));
            if (row.ClosesGroup)
            {
                groups.Add(new RowGroup([.. open]));
                open.Clear();
            }
        }

        return groups;
    }

    private MeasuredRow BodyRow(Table table, PlacedRow row, int group)
    {
        var look =
            row.Row.IsTotal ? RowLook.Total
            : table.Zebra && group % 2 == 1 ? RowLook.Tinted
            : RowLook.Plain;
        return Row(row, look, table.FirstColumnNamesRow ? 1 : 0, StyleOf(row));
    }

    private TextStyle StyleOf(PlacedRow row) => row.Row.IsTotal ? _theme.CellBold : _theme.Cell;

    private MeasuredRow Row(PlacedRow row, RowLook look, int rowHeaders, TextStyle style)
    {
        var cells = new List<MeasuredCell>();
        foreach (var placed in row.Cells)
        {
            var (cell, column) = placed;
            // A header without words names nothing.
            var isColumnHeader = look == RowLook.Header && cell.Runs.Any(run => run.Text.Length > 0);
            var scope =
                isColumnHeader ? "Column"
                : column < rowHeaders ? "Row"
                : null;
            var text = _measured.GetValueOrDefault(placed) ?? TextOf(row, placed, style);
            cells.Add(Cell(cell, column, scope, text));
        }

        return new MeasuredRow(cells, look, _widths.Sum());
    }

    private MeasuredCell Cell(TableCell cell, int column, string? scope, TextStyle style) =>
        Cell(cell, column, scope, Text(cell, column, style));

    private MeasuredCell Cell(TableCell cell, int column, string? scope, TextBlock text)
    {
        var alignment = _columns[column].Alignment;
        var attributes =
            (scope is null ? "" : $"/Scope/{scope}")
            + (cell.ColumnSpan > 1 ? string.Create(CultureInfo.InvariantCulture, $"/ColSpan {cell.ColumnSpan}") : "")
            + (cell.RowSpan > 1 ? string.Create(CultureInfo.InvariantCulture, $"/RowSpan {cell.RowSpan}") : "");
        return new MeasuredCell
        {
            Text = text,
            ElementType = scope is null ? "TD" : "TH",
            Attributes = attributes.Length == 0 ? "" : "/O/Table" + attributes,
            Left = _widths.Take(column).Sum(),
            Width = WidthOf(cell, column),
            RowSpan = cell.RowSpan,
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

    /// <summary>Room that the decimals of a column need.</summary>
    private double Tail(List<PlacedRow> rows, int column)
    {
        if (_columns[column].Alignment != ColumnAlignment.DecimalPoint)
        {
            return 0;
        }

        return rows.SelectMany(row => row.Cells.Select(placed => (Row: row, Placed: placed)))
            .Where(found => found.Placed.Column == column && found.Placed.Cell.ColumnSpan == 1)
            .Select(found => _measured[found.Placed] = TextOf(found.Row, found.Placed, StyleOf(found.Row)))
            .Where(text => text.Lines.Count == 1)
            .Select(text => DecimalPoint.TailWidth(text.Lines[0]))
            .DefaultIfEmpty(0)
            .Max();
    }

    private double WidthOf(TableCell cell, int column) => _widths.Skip(column).Take(cell.ColumnSpan).Sum();

    private TextBlock Text(TableCell cell, int column, TextStyle style) =>
        TextBlock.Of(cell.Runs, style, _theme, WidthOf(cell, column) - (2 * Theme.CellPaddingX), Theme.TightLeading);

    /// <exception cref="MissingGlyphException">With the row and the column's name.</exception>
    private TextBlock TextOf(PlacedRow row, PlacedCell placed, TextStyle style)
    {
        try
        {
            return Text(placed.Cell, placed.Column, style);
        }
        catch (MissingGlyphException e)
        {
            throw e.In(
                row.Number == 0
                    ? "header"
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"row {row.Number}, column “{_columns[placed.Column].Header}”"
                    )
            );
        }
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
            try
            {
                cells.Add(Cell(value, (2 * i) + 1, null, _theme.Cell));
            }
            catch (MissingGlyphException e)
            {
                throw e.In($"“{facts[i].Label}”");
            }
        }

        return new MeasuredRow(cells, RowLook.Plain, _widths.Sum());
    }

    /// <param name="Row">As it was given.</param>
    /// <param name="Number">From 1; 0 for a row of names.</param>
    /// <param name="Cells">Its cells with their columns.</param>
    /// <param name="ClosesGroup">Whether no cell reaches into the next row.</param>
    private sealed record PlacedRow(TableRow Row, int Number, IReadOnlyList<PlacedCell> Cells, bool ClosesGroup);
}
