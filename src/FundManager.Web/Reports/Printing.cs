using FundManager.Documents.Blocks;
using FundManager.Documents.Fonts;

namespace FundManager.Web.Reports;

/// <summary>Prints documents with the fonts that lie beside the program.</summary>
public static class Printing
{
    public const string PdfType = "application/pdf";

    public static FontSet Fonts => FontSet.Load(Path.Combine(AppContext.BaseDirectory, "fonts"));

    /// <summary>Paragraphs of a text that people typed, one for each line that says something.</summary>
    public static IEnumerable<Block> Paragraphs(string text) =>
        text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => new Paragraph(line));
}
