using System.Globalization;
using ClosedXML.Excel;

namespace FundManager.Documents.Workbooks;

/// <summary>Writes a workbook with everything that makes it pleasant to work in and ready to print.</summary>
internal static class StyledWorkbook
{
    private const string FontName = "Microsoft YaHei";
    private const double FontSize = 10;
    private const double TitleSize = 14;
    private static readonly XLColor Brand = XLColor.FromArgb(0x1f, 0x5a, 0x96);
    private static readonly XLColor HeaderFill = XLColor.FromArgb(0xed, 0xf2, 0xf8);
    private static readonly XLColor EntryFill = XLColor.FromArgb(0xff, 0xf9, 0xe3);
    private static readonly XLColor RuleColour = XLColor.FromArgb(0xd0, 0xd6, 0xdc);

    public static void Write(Workbook workbook, Stream file)
    {
        using var book = new XLWorkbook();
        book.Properties.Title = workbook.Title;
        book.Properties.Author = workbook.Author ?? "";
        book.Properties.LastModifiedBy = workbook.Author ?? "";
        book.Properties.Created = workbook.CreatedAt.UtcDateTime;
        book.Properties.Modified = workbook.CreatedAt.UtcDateTime;
        var choices = new ChoiceLists(book);
        foreach (var sheet in workbook.Sheets)
        {
            WriteSheet(book.AddWorksheet(SheetName.Clean(sheet.Name)), sheet, choices);
        }

        choices.Hide();
        book.SaveAs(file, new SaveOptions { EvaluateFormulasBeforeSaving = true, GenerateCalculationChain = false });
    }

    private static void WriteSheet(IXLWorksheet page, Sheet sheet, ChoiceLists choices)
    {
        // Not the sheet's own style: that would dress the sixteen thousand columns beside ours.
        var header = sheet.Title is { Length: > 0 } ? 3 : 1;
        var used = page.Range(1, 1, header + DressedRows(sheet), sheet.Columns.Count);
        used.Style.Font.SetFontName(FontName).Font.SetFontSize(FontSize);
        if (sheet.Title is { Length: > 0 } title)
        {
            var cell = page.Cell(1, 1);
            cell.SetValue(FormulaText.Neutralise(title));
            cell.Style.Font.SetBold().Font.SetFontSize(TitleSize).Font.SetFontColor(Brand);
        }

        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            DressColumn(page, sheet, i, header, choices);
        }

        WriteHeader(page, sheet, header);
        for (var i = 0; i < sheet.Rows.Count; i++)
        {
            WriteRow(page, sheet, sheet.Rows[i], header + 1 + i);
        }

        var last = header + sheet.Rows.Count;
        if (sheet.TotalLabel is { } label)
        {
            WriteTotals(page, sheet, label, header + 1, last);
        }

        SetUp(page, sheet, header, last);
    }

    private static void DressColumn(IXLWorksheet page, Sheet sheet, int index, int header, ChoiceLists choices)
    {
        var column = sheet.Columns[index];
        page.Column(index + 1).Width = ColumnLook.Width(sheet, index);
        var cells = page.Range(header + 1, index + 1, header + DressedRows(sheet), index + 1);
        cells.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        cells.Style.Alignment.WrapText = column.Kind == CellKind.Text;
        if (ColumnLook.Format(column) is { } format)
        {
            cells.Style.NumberFormat.Format = format;
        }

        var entries = page.Range(header + 1, index + 1, header + Math.Max(sheet.Rows.Count, 1), index + 1);
        if (column.IsEntry)
        {
            entries.Style.Fill.BackgroundColor = EntryFill;
        }

        if (column.Choices.Count > 0)
        {
            choices.Offer(entries, column.Choices);
        }
    }

    /// <summary>The rows and their totals; one row for entry where there is none yet.</summary>
    private static int DressedRows(Sheet sheet) => Math.Max(sheet.Rows.Count + (sheet.TotalLabel is null ? 0 : 1), 1);

    private static void WriteHeader(IXLWorksheet page, Sheet sheet, int row)
    {
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            page.Cell(row, i + 1).SetValue(FormulaText.Neutralise(sheet.Columns[i].Header));
        }

        var cells = page.Range(row, 1, row, sheet.Columns.Count);
        cells.Style.Font.Bold = true;
        cells.Style.Fill.BackgroundColor = HeaderFill;
        cells.Style.Alignment.WrapText = true;
        cells.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        cells.Style.Border.BottomBorder = XLBorderStyleValues.Thin;
        cells.Style.Border.BottomBorderColor = RuleColour;
    }

    private static void WriteRow(IXLWorksheet page, Sheet sheet, IReadOnlyList<SheetCell> row, int number)
    {
        for (var i = 0; i < row.Count; i++)
        {
            var cell = page.Cell(number, i + 1);
            if (row[i].Formula is { } formula)
            {
                cell.FormulaA1 = string.Format(CultureInfo.InvariantCulture, formula, number);
            }
            else if (row[i].Text is { } text)
            {
                cell.SetValue(FormulaText.Neutralise(text));
            }
            else if (row[i].Number is { } amount)
            {
                cell.SetValue(ColumnLook.Kept(sheet.Columns[i], amount));
            }
            else if (row[i].Date is { } date)
            {
                cell.SetValue(date.ToDateTime(TimeOnly.MinValue));
            }
        }

        var cells = page.Range(number, 1, number, row.Count);
        cells.Style.Border.BottomBorder = XLBorderStyleValues.Hair;
        cells.Style.Border.BottomBorderColor = RuleColour;
    }

    private static void WriteTotals(IXLWorksheet page, Sheet sheet, string label, int first, int last)
    {
        var row = last + 1;
        page.Cell(row, 1).SetValue(FormulaText.Neutralise(label));
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            if (sheet.Columns[i].IsSummed && sheet.Rows.Count > 0)
            {
                var letter = page.Column(i + 1).ColumnLetter();
                page.Cell(row, i + 1).FormulaA1 = $"SUM({letter}{first}:{letter}{last})";
            }
        }

        var cells = page.Range(row, 1, row, sheet.Columns.Count);
        cells.Style.Font.Bold = true;
        cells.Style.Border.TopBorder = XLBorderStyleValues.Thin;
        cells.Style.Border.TopBorderColor = Brand;
    }

    private static void SetUp(IXLWorksheet page, Sheet sheet, int header, int last)
    {
        if (sheet.FreezesHeader)
        {
            page.SheetView.FreezeRows(header);
        }

        if (sheet.HasFilter && sheet.Rows.Count > 0)
        {
            page.Range(header, 1, last, sheet.Columns.Count).SetAutoFilter();
        }

        page.PageSetup.PaperSize = XLPaperSize.A4Paper;
        page.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        page.PageSetup.FitToPages(1, 0);
        page.PageSetup.SetRowsToRepeatAtTop(header, header);
        page.PageSetup.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        page.PageSetup.Footer.Right.AddText(" / ");
        page.PageSetup.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
    }
}
