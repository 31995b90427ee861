using System.Globalization;
using System.Net;
using System.Text;
using FundManager.Documents.Blocks;

namespace FundManager.Documents.Html;

/// <summary>Writes the blocks of a document as HTML for a page: the same headings, tables and words, without styles of its own.</summary>
/// <remarks>Classes begin with "doc-". Charts are told as tables, pictures by what they show; headings begin at level 2, beneath the page's own.</remarks>
public static class HtmlText
{
    private const int LevelBelowPage = 1;

    /// <summary>The HTML of <paramref name="blocks"/>; every text in it is encoded.</summary>
    public static string Of(IReadOnlyList<Block> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var html = new StringBuilder();
        foreach (var block in blocks)
        {
            Write(html, block);
        }

        return html.ToString();
    }

    private static void Write(StringBuilder html, Block block)
    {
        switch (block)
        {
            case Heading heading:
                Element(html, $"h{heading.Level + LevelBelowPage}", "", heading.Text);
                break;
            case Paragraph paragraph:
                WriteParagraph(html, "p", paragraph);
                break;
            case ItemList list:
                WriteList(html, list);
                break;
            case KeyValues facts:
                WriteFacts(html, facts);
                break;
            case Form form:
                HtmlTable.Write(html, form);
                break;
            case Table table:
                HtmlTable.Write(html, table);
                break;
            case BarChart chart:
                HtmlTable.Write(html, chart);
                break;
            case Chart chart:
                Element(html, "p", "doc-chart", chart.Alternative);
                break;
            case Picture picture:
                Element(html, "p", "doc-chart", picture.Alternative);
                break;
            case SignatureBlock signatures:
                WriteSignatures(html, signatures);
                break;
            case PageBreak:
                html.Append("<hr>");
                break;
        }
    }

    /// <summary>Text with its bold runs and links.</summary>
    internal static void WriteRuns(StringBuilder html, IReadOnlyList<Run> runs)
    {
        foreach (var run in runs)
        {
            var text = WebUtility.HtmlEncode(run.Text).Replace("\n", "<br>", StringComparison.Ordinal);
            text = run.Bold ? $"<strong>{text}</strong>" : text;
            html.Append(
                run.Link is { } link ? $"<a href=\"{WebUtility.HtmlEncode(link.AbsoluteUri)}\">{text}</a>" : text
            );
        }
    }

    internal static void Element(StringBuilder html, string name, string css, string text)
    {
        html.Append(CultureInfo.InvariantCulture, $"<{name}{Class(css)}>");
        WriteRuns(html, [new Run(text)]);
        html.Append(CultureInfo.InvariantCulture, $"</{name}>");
    }

    private static string Class(string css) => css.Length == 0 ? "" : $" class=\"{css}\"";

    private static void WriteParagraph(StringBuilder html, string name, Paragraph paragraph)
    {
        var css = paragraph.Tone switch
        {
            ParagraphTone.Lead => "doc-lead",
            ParagraphTone.Note => "doc-note",
            _ => "",
        };
        var language = paragraph.Language is { } tag ? $" lang=\"{WebUtility.HtmlEncode(tag)}\"" : "";
        html.Append(CultureInfo.InvariantCulture, $"<{name}{Class(css)}{language}>");
        WriteRuns(html, paragraph.Runs);
        html.Append(CultureInfo.InvariantCulture, $"</{name}>");
    }

    private static void WriteList(StringBuilder html, ItemList list)
    {
        if (list.Items.Count == 0)
        {
            return;
        }

        var name = list.Numbered ? "ol" : "ul";
        html.Append(CultureInfo.InvariantCulture, $"<{name}>");
        foreach (var item in list.Items)
        {
            WriteParagraph(html, "li", item);
        }

        html.Append(CultureInfo.InvariantCulture, $"</{name}>");
    }

    private static void WriteFacts(StringBuilder html, KeyValues facts)
    {
        if (facts.Entries.Count == 0)
        {
            return;
        }

        html.Append("<dl class=\"doc-facts\">");
        foreach (var fact in facts.Entries)
        {
            Element(html, "dt", "", fact.Label);
            Element(html, "dd", "", fact.Value);
        }

        html.Append("</dl>");
    }

    private static void WriteSignatures(StringBuilder html, SignatureBlock signatures)
    {
        html.Append("<ul class=\"doc-signatures\">");
        foreach (var one in signatures.Signatories)
        {
            Element(html, "li", "", one.Name.Length > 0 ? $"{one.Role}: {one.Name}" : one.Role);
        }

        html.Append("</ul>");
    }
}
