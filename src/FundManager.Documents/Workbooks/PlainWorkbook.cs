using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace FundManager.Documents.Workbooks;

/// <summary>Writes a large workbook row by row.</summary>
internal static class PlainWorkbook
{
    public static void Write(Workbook workbook, Stream file)
    {
        var sheets = workbook.Sheets.ToDictionary(
            sheet => SheetName.Clean(sheet.Name),
            object (sheet) => Rows(sheet),
            StringComparer.Ordinal
        );
        file.SaveAs(sheets, configuration: Configuration(workbook));
    }

    // Columns are described by key for all sheets at once, so the key names the sheet too.
    private static string Key(Sheet sheet, int column) => $"{SheetName.Clean(sheet.Name)}:{column}";

    private static OpenXmlConfiguration Configuration(Workbook workbook) =>
        new()
        {
            AutoFilter = workbook.Sheets.Any(sheet => sheet.HasFilter),
            FreezeRowCount = workbook.Sheets.Any(sheet => sheet.FreezesHeader) ? 1 : 0,
            DynamicColumns =
            [
                .. workbook.Sheets.SelectMany(sheet =>
                    sheet.Columns.Select(
                        (column, i) =>
                            new DynamicExcelColumn(Key(sheet, i))
                            {
                                Name = FormulaText.Neutralise(column.Header),
                                Index = i,
                                Width = ColumnLook.Width(sheet, i),
                                Format = ColumnLook.Format(column),
                            }
                    )
                ),
            ],
        };

    private static IEnumerable<IDictionary<string, object?>> Rows(Sheet sheet)
    {
        foreach (var row in sheet.Rows)
        {
            yield return Row(sheet, i => Value(sheet.Columns[i], row[i]));
        }

        if (sheet.TotalLabel is { } label)
        {
            yield return Row(sheet, i => Total(sheet, i, label));
        }
    }

    private static Dictionary<string, object?> Row(Sheet sheet, Func<int, object?> value) =>
        Enumerable.Range(0, sheet.Columns.Count).ToDictionary(i => Key(sheet, i), value, StringComparer.Ordinal);

    private static object? Value(SheetColumn column, SheetCell cell) =>
        cell switch
        {
            { Text: { } text } => FormulaText.Neutralise(text),
            { Number: { } number } => ColumnLook.Kept(column, number),
            { Date: { } date } => date.ToDateTime(TimeOnly.MinValue),
            _ => null,
        };

    private static object? Total(Sheet sheet, int index, string label)
    {
        if (sheet.Columns[index].IsSummed)
        {
            return ColumnLook.Kept(sheet.Columns[index], ColumnLook.Sum(sheet, index));
        }

        return index == 0 ? FormulaText.Neutralise(label) : null;
    }
}
