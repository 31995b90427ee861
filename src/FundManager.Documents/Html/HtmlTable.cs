using System.Globalization;
using System.Net;
using System.Text;
using FundManager.Documents.Blocks;

namespace FundManager.Documents.Html;

/// <summary>Writes tables as HTML; wide ones scroll in a region of their own.</summary>
internal static class HtmlTable
{
    public static void Write(StringBuilder html, Table table)
    {
        html.Append("<div class=\"doc-scroll\" tabindex=\"0\" role=\"group\"><table class=\"doc-table\">");
        if (table.Caption is { } caption)
        {
            HtmlText.Element(html, "caption", "", caption);
        }

        WriteHead(html, table);
        html.Append("<tbody>");
        foreach (var row in table.Rows)
        {
            WriteRow(html, table, row);
        }

        if (table.Rows.Count == 0 && table.EmptyText is { } empty)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td colspan=\"{table.Columns.Count}\">");
            HtmlText.WriteRuns(html, [new Run(empty)]);
            html.Append("</td></tr>");
        }

        html.Append("</tbody></table></div>");
    }

    /// <summary>A form as a table whose naming cells are headers.</summary>
    public static void Write(StringBuilder html, Form form)
    {
        html.Append(
            "<div class=\"doc-scroll\" tabindex=\"0\" role=\"group\"><table class=\"doc-table doc-form\"><tbody>"
        );
        foreach (var row in form.Rows)
        {
            html.Append(row.IsTotal ? "<tr class=\"doc-total\">" : "<tr>");
            foreach (var cell in row.Cells)
            {
                var open = cell.Names switch
                {
                    CellNaming.Row => "th scope=\"row\"",
                    CellNaming.Column => "th scope=\"col\"",
                    _ => "td",
                };
                WriteCell(html, cell, open, cell.Alignment == ColumnAlignment.Right ? "doc-number" : "");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table></div>");
    }

    /// <summary>A chart as its figures, each with a meter beside it.</summary>
    public static void Write(StringBuilder html, BarChart chart)
    {
        if (chart.Bars.Count == 0)
        {
            return;
        }

        var most = chart.Maximum ?? chart.Bars.Max(bar => bar.Value);
        html.Append("<table class=\"doc-table doc-bars\">");
        HtmlText.Element(html, "caption", "visually-hidden", chart.Alternative);
        html.Append("<tbody>");
        foreach (var bar in chart.Bars)
        {
            html.Append("<tr><th scope=\"row\">");
            HtmlText.WriteRuns(html, [new Run(bar.Label)]);
            html.Append(
                CultureInfo.InvariantCulture,
                $"</th><td><meter min=\"0\" max=\"{Math.Max(most, 1)}\" value=\"{bar.Value}\" aria-hidden=\"true\"></meter></td><td class=\"doc-number\">{WebUtility.HtmlEncode(bar.Text)}</td></tr>"
            );
        }

        html.Append("</tbody></table>");
    }

    private static void WriteHead(StringBuilder html, Table table)
    {
        html.Append("<thead>");
        foreach (var group in table.GroupHeaders)
        {
            html.Append("<tr>");
            foreach (var cell in group.Cells)
            {
                WriteCell(html, cell, "th scope=\"colgroup\"", "");
            }

            html.Append("</tr>");
        }

        html.Append("<tr>");
        foreach (var column in table.Columns)
        {
            WriteCell(html, column.Header, "th scope=\"col\"", Css(column));
        }

        html.Append("</tr></thead>");
    }

    private static void WriteRow(StringBuilder html, Table table, TableRow row)
    {
        html.Append(row.IsTotal ? "<tr class=\"doc-total\">" : "<tr>");
        // Cells that reach down leave the row short at its front, so columns are counted from the end.
        var column = table.Columns.Count - row.Cells.Sum(cell => cell.ColumnSpan);
        foreach (var cell in row.Cells)
        {
            var names = column == 0 && table.FirstColumnNamesRow;
            var css = column < table.Columns.Count ? Css(table.Columns[column]) : "";
            WriteCell(html, cell, names ? "th scope=\"row\"" : "td", css);
            column += cell.ColumnSpan;
        }

        html.Append("</tr>");
    }

    private static void WriteCell(StringBuilder html, TableCell cell, string open, string css)
    {
        html.Append(CultureInfo.InvariantCulture, $"<{open}");
        html.Append(cell.ColumnSpan > 1 ? $" colspan=\"{cell.ColumnSpan}\"" : "");
        html.Append(cell.RowSpan > 1 ? $" rowspan=\"{cell.RowSpan}\"" : "");
        html.Append(css.Length > 0 ? $" class=\"{css}\">" : ">");
        HtmlText.WriteRuns(html, cell.Runs);
        html.Append(CultureInfo.InvariantCulture, $"</{open.Split(' ')[0]}>");
    }

    private static string Css(TableColumn column) =>
        column.Alignment is ColumnAlignment.Right or ColumnAlignment.DecimalPoint ? "doc-number" : "";
}
