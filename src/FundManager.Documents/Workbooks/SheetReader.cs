using System.Globalization;
using System.Xml;
using MiniExcelLibs;

namespace FundManager.Documents.Workbooks;

/// <summary>Reads a sheet that somebody uploaded, without trusting it: sizes first, no macros, no links, rows one by one.</summary>
public static class SheetReader
{
    // Cleared rows that a workbook still keeps below its last filled one.
    private const int BlankRowsMax = 10_000;

    /// <summary>Reads one sheet.</summary>
    /// <param name="file">The uploaded file; read to its end or to the limit.</param>
    /// <param name="limits">How much is read.</param>
    /// <param name="sheetName">Which sheet; null for the first.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="WorkbookRefusedException">The file is no workbook, too large, or holds what is not accepted: see its codes.</exception>
    public static async Task<ReadSheet> ReadAsync(
        Stream file,
        SheetLimits limits,
        string? sheetName = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(limits);
        var package = await TakeAsync(file, limits, cancellationToken);
        PackageCheck.Check(package, limits);
        try
        {
            return Read(package, limits, sheetName, cancellationToken);
        }
        catch (Exception e)
            when (e
                    is XmlException
                        or InvalidDataException
                        or FormatException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or NullReferenceException
                        or ArgumentException
                        or IndexOutOfRangeException
                        or OverflowException
                        or IOException
            )
        {
            // The reader is another's and throws what it likes on a file that is broken inside.
            throw new WorkbookRefusedException("unreadable", e);
        }
    }

    private static async Task<byte[]> TakeAsync(Stream file, SheetLimits limits, CancellationToken cancellationToken)
    {
        using var taken = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await file.ReadAsync(buffer, cancellationToken)) > 0; )
        {
            if (taken.Length + read > limits.FileBytesMax)
            {
                throw new WorkbookRefusedException("too-large", null, Limit(limits.FileBytesMax));
            }

            taken.Write(buffer, 0, read);
        }

        return taken.ToArray();
    }

    private static ReadSheet Read(
        byte[] package,
        SheetLimits limits,
        string? sheetName,
        CancellationToken cancellationToken
    )
    {
        using var stream = new MemoryStream(package);
        var names = stream.GetSheetNames();
        var name = sheetName ?? names.FirstOrDefault() ?? "";
        if (!names.Contains(name, StringComparer.Ordinal))
        {
            throw new WorkbookRefusedException("no-such-sheet", null, new KeyValuePair<string, string>("sheet", name));
        }

        var rows = new List<ReadRow>();
        var number = 0;
        foreach (IDictionary<string, object?> row in stream.Query(useHeaderRow: false, sheetName: name))
        {
            cancellationToken.ThrowIfCancellationRequested();
            number++;
            var cells = Cells(row, limits);
            if (number > limits.RowsMax + (cells.Count > 0 ? 0 : BlankRowsMax))
            {
                throw new WorkbookRefusedException("too-many-rows", null, Limit(limits.RowsMax));
            }

            if (cells.Count > 0)
            {
                rows.Add(new ReadRow(number, cells));
            }
        }

        return new ReadSheet(name, rows);
    }

    private static Dictionary<string, string> Cells(IDictionary<string, object?> row, SheetLimits limits)
    {
        if (row.Count > limits.ColumnsMax)
        {
            throw new WorkbookRefusedException("too-many-columns", null, Limit(limits.ColumnsMax));
        }

        return row.Select(cell => KeyValuePair.Create(cell.Key, Text(cell.Value)))
            .Where(cell => cell.Value.Length > 0)
            .ToDictionary(StringComparer.Ordinal);
    }

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            string text => FormulaText.Restore(text),
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
            double number => Number(number),
            bool answer => answer ? "true" : "false",
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    /// <summary>With the fifteen digits that a sheet keeps, so that 0.1 + 0.2 reads 0.3 as it does on the screen.</summary>
    private static string Number(double number) =>
        Math.Abs(number) < 1e15
            ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);

    private static KeyValuePair<string, string> Limit(long value) =>
        new("limit", value.ToString(CultureInfo.InvariantCulture));
}
