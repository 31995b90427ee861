using System.Text;
using FundManager.Documents;
using FundManager.Documents.Blocks;
using FundManager.Documents.Fonts;

namespace FundManager.Web.Reports;

/// <summary>Prints documents with the fonts that lie beside the program.</summary>
public static class Printing
{
    public const string PdfType = "application/pdf";

    private const int MaxStrangers = 50;
    private const string Stranger = "□";

    public static FontSet Fonts => FontSet.Load(Path.Combine(AppContext.BaseDirectory, "fonts"));

    /// <summary>
    /// The document that <paramref name="make"/> gives. It is handed a function for what people typed: a character that the fonts
    /// lack is printed as a box there, since a report must not fail on somebody's emoji.
    /// </summary>
    /// <exception cref="MissingGlyphException">A text of the program's own has such a character.</exception>
    public static byte[] Print(Func<Func<string, string>, PdfDocument> make)
    {
        HashSet<Rune> strangers = [];
        while (true)
        {
            try
            {
                return make(text => Replace(text, strangers)).Render(Fonts);
            }
            catch (MissingGlyphException missing)
                when (strangers.Count < MaxStrangers && strangers.Add(missing.Character)) { }
        }
    }

    private static string Replace(string text, HashSet<Rune> strangers)
    {
        if (strangers.Count == 0)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(strangers.Contains(rune) ? Stranger : rune.ToString());
        }

        return clean.ToString();
    }

    /// <summary>Paragraphs of a text that people typed, one for each line that says something.</summary>
    public static IEnumerable<Block> Paragraphs(string text) =>
        text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => new Paragraph(line));
}
