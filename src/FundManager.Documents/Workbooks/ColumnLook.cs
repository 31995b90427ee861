using System.Globalization;

namespace FundManager.Documents.Workbooks;

/// <summary>How a column is formatted and how wide it is. Fitting by a library would need fonts of the machine.</summary>
internal static class ColumnLook
{
    private const int Margin = 2;
    private const int RowsLookedAt = 200;

    public static string? Format(SheetColumn column) =>
        column.Format
        ?? column.Kind switch
        {
            CellKind.Date => "yyyy-mm-dd",
            CellKind.Percent => "0.00%",
            CellKind.Money => "#,##0.00",
            _ => null,
        };

    /// <summary>The number as the sheet keeps it.</summary>
    public static decimal Kept(SheetColumn column, decimal number) =>
        column.Kind == CellKind.Percent ? number / 100m : number;

    public static double Width(Sheet sheet, int index)
    {
        var column = sheet.Columns[index];
        if (column.Width is { } width)
        {
            return width;
        }

        var texts = sheet.Rows.Take(RowsLookedAt).Select(row => Units(row[index], column)).DefaultIfEmpty(0).Max();
        var total = sheet.TotalLabel is not null && column.IsSummed ? Units(Sum(sheet, index), column) : 0;
        // The header holds a button for its filter.
        var header = Units(column.Header) + (sheet.HasFilter ? Margin : 0);
        return Math.Clamp(
            Math.Max(Math.Max(texts, header), total) + Margin,
            SheetColumn.LeastWidth,
            SheetColumn.GreatestWidth
        );
    }

    public static decimal Sum(Sheet sheet, int index) => sheet.Rows.Sum(row => row[index].Number ?? 0m);

    /// <summary>Width of a text in Latin characters: those beyond the Latin, Greek and Cyrillic scripts take two.</summary>
    private static int Units(string text) => text.Split('\n').Max(line => line.Sum(c => c > 0x10FF ? 2 : 1));

    private static int Units(SheetCell cell, SheetColumn column) =>
        cell switch
        {
            { Text: { } text } => Units(text),
            { Date: not null } => 10,
            { Number: { } number } => number
                .ToString(column.Kind == CellKind.Money ? "#,##0.00" : "0.####", CultureInfo.InvariantCulture)
                .Length + (column.Kind == CellKind.Percent ? Margin : 0),
            _ => 0,
        };
}
