using System.Globalization;
using System.Text;

namespace FundManager.Documents.Workbooks;

/// <summary>Comma-separated values by RFC 4180, in UTF-8 with the mark that makes Excel read Chinese right.</summary>
public static class Csv
{
    private const string LineEnd = "\r\n";

    /// <summary>The header and rows of a sheet; its title and totals are left out. Text that could be taken for a formula is marked with '.</summary>
    /// <exception cref="ArgumentException">A row is not as long as there are columns.</exception>
    public static byte[] Write(Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        if (sheet.Rows.Any(row => row.Count != sheet.Columns.Count))
        {
            throw new ArgumentException("Each row is as long as there are columns.", nameof(sheet));
        }

        var text = new StringBuilder();
        AppendLine(text, sheet.Columns.Select(column => Quote(column.Header)));
        foreach (var row in sheet.Rows)
        {
            AppendLine(text, row.Select(Field));
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static void AppendLine(StringBuilder text, IEnumerable<string> fields) =>
        text.AppendJoin(',', fields).Append(LineEnd);

    private static string Field(SheetCell cell) =>
        cell switch
        {
            { Text: { } value } => Quote(value),
            { Number: { } number } => number.ToString(CultureInfo.InvariantCulture),
            { Date: { } date } => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => "",
        };

    private static string Quote(string value)
    {
        var safe = FormulaText.Neutralise(value);
        return safe.AsSpan().ContainsAny("\",\r\n")
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }
}
