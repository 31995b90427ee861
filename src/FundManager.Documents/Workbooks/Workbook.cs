namespace FundManager.Documents.Workbooks;

/// <summary>
/// A workbook in Excel's format. Up to <see cref="StyledRowsMax"/> rows in all it is fully dressed: title, widths, formats, print
/// set-up, choices, live sums. A larger one is plain: header, widths, formats, and sums as values.
/// </summary>
public sealed record Workbook
{
    /// <summary>Rows up to which a workbook is dressed; the library that does it needs 15 kB a row.</summary>
    public const int StyledRowsMax = 5_000;

    /// <summary>What the workbook is called.</summary>
    public required string Title { get; init; }

    /// <summary>The instant that the file says it was made at.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<Sheet> Sheets { get; init; }

    /// <summary>Who issues it, or null.</summary>
    public string? Author { get; init; }

    /// <summary>The workbook as the bytes of an xlsx file; the same workbook gives the same bytes.</summary>
    /// <exception cref="InvalidOperationException">There is no sheet, two have the same name, a sheet has no column, or a row is not as long as its sheet has columns.</exception>
    public byte[] Write()
    {
        Check();
        using var file = new MemoryStream();
        if (Sheets.Sum(sheet => sheet.Rows.Count) > StyledRowsMax)
        {
            PlainWorkbook.Write(this, file);
        }
        else
        {
            StyledWorkbook.Write(this, file);
        }

        return PackageOrder.Settle(file, CreatedAt);
    }

    private void Check()
    {
        var names = Sheets.Select(sheet => SheetName.Clean(sheet.Name)).ToList();
        if (names.Count == 0 || names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Count)
        {
            throw new InvalidOperationException("A workbook has sheets, and no two have the same name.");
        }

        if (Sheets.Any(sheet => sheet.Columns.Count == 0 || sheet.Rows.Any(row => row.Count != sheet.Columns.Count)))
        {
            throw new InvalidOperationException("A sheet has columns, and each row is as long as there are columns.");
        }
    }
}
