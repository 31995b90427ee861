using FundManager.Documents.Blocks;
using FundManager.Documents.Workbooks;
using FundManager.Web.Features.Appraisals;

namespace FundManager.Web.Reports;

/// <summary>What the cells of a column of a report hold.</summary>
public enum Figure
{
    Text,
    Count,
    Number,
    Points,
    Money,
    Percent,
    Day,
}

/// <summary>A column of a report's table.</summary>
/// <param name="Header">Its name.</param>
/// <param name="Figure">What it holds.</param>
/// <param name="Share">Its part of the page's width in relation to the others.</param>
public sealed record ReportColumn(string Header, Figure Figure = Figure.Text, double Share = 1)
{
    public bool IsSummed { get; init; }

    /// <summary>Its cells are left out on paper, where there is less room than in a sheet.</summary>
    public bool IsInSheetOnly { get; init; }
}

/// <summary>A table of a report, told once: on paper it is a block, in the workbook a sheet with live sums.</summary>
/// <param name="Name">What it shows; also the name of the sheet.</param>
/// <param name="Columns">From the left.</param>
/// <param name="Rows">Each as long as there are columns.</param>
public sealed record ReportTable(
    string Name,
    IReadOnlyList<ReportColumn> Columns,
    IReadOnlyList<IReadOnlyList<SheetCell>> Rows
)
{
    /// <summary>For counts, whose numbers are short; in points.</summary>
    private const double NarrowWidth = 52;

    /// <summary>The word in the row of sums; null for no such row.</summary>
    public string? TotalLabel { get; init; }

    /// <summary>What stands in place of rows when there is none.</summary>
    public string? EmptyText { get; init; }

    public string? Caption { get; init; }

    public Table Block(ReportPen pen)
    {
        List<int> printed = [.. Enumerable.Range(0, Columns.Count).Where(i => !Columns[i].IsInSheetOnly)];
        List<TableRow> rows =
        [
            .. Rows.Select(row => new TableRow([.. printed.Select(i => Cell(row[i], Columns[i].Figure, pen))])),
        ];
        if (TotalLabel is { } label && Rows.Count > 0)
        {
            rows.Add(new TableRow([.. printed.Select((i, at) => at == 0 ? label : Total(i))]) { IsTotal = true });
        }

        return new Table([.. printed.Select(i => ColumnOf(Columns[i]))], rows)
        {
            Caption = Caption,
            EmptyText = EmptyText ?? pen["none"],
            FirstColumnNamesRow = true,
            Zebra = true,
        };
    }

    public Sheet Sheet(string? title = null) =>
        new()
        {
            Name = Name,
            Title = title,
            TotalLabel = TotalLabel,
            Columns =
            [
                .. Columns.Select(column => new SheetColumn(column.Header, KindOf(column.Figure))
                {
                    IsSummed = column.IsSummed,
                    Format = column.Figure == Figure.Points ? "0.00" : null,
                }),
            ],
            Rows = Rows,
        };

    private TableCell Total(int index) =>
        Columns[index].IsSummed ? Printed(Rows.Sum(row => row[index].Number ?? 0), Columns[index].Figure) : "";

    private static TableColumn ColumnOf(ReportColumn column) =>
        new(column.Header)
        {
            Share = column.Share,
            FixedWidth = column is { Figure: Figure.Count, Share: < 1 } ? NarrowWidth : null,
            Alignment = column.Figure is Figure.Text or Figure.Day ? ColumnAlignment.Left : ColumnAlignment.Right,
        };

    private static TableCell Cell(SheetCell cell, Figure figure, ReportPen pen) =>
        cell switch
        {
            { Text: { } text } => pen.Typed(text),
            { Number: { } number } => Printed(number, figure),
            { Date: { } day } => Show.Day(day),
            _ => "",
        };

    private static string Printed(decimal number, Figure figure) =>
        figure switch
        {
            Figure.Money => Show.Amount(number),
            Figure.Points => Show.Points(number),
            Figure.Percent => Show.Percent(decimal.Round(number, 2, MidpointRounding.AwayFromZero)),
            _ => ScoreTexts.Number(number),
        };

    private static CellKind KindOf(Figure figure) =>
        figure switch
        {
            Figure.Text => CellKind.Text,
            Figure.Money => CellKind.Money,
            Figure.Percent => CellKind.Percent,
            Figure.Day => CellKind.Date,
            _ => CellKind.Number,
        };
}
