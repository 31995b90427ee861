using FundManager.Documents.Workbooks;
using Microsoft.AspNetCore.Mvc;

namespace FundManager.Web.Features;

/// <summary>A list as a file: "csv", or a workbook for anything else.</summary>
public static class ExportFile
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static FileContentResult Of(Sheet sheet, string format, string name, DateTimeOffset at)
    {
        if (format == "csv")
        {
            return new FileContentResult(Csv.Write(sheet), "text/csv; charset=utf-8")
            {
                FileDownloadName = $"{name}.csv",
            };
        }

        var workbook = new Workbook
        {
            Title = sheet.Title ?? sheet.Name,
            CreatedAt = at,
            Sheets = [sheet],
        };
        return new FileContentResult(workbook.Write(), WorkbookType) { FileDownloadName = $"{name}.xlsx" };
    }
}
