using System.Globalization;
using System.Text;
using FundManager.Documents.Blocks;
using FundManager.Documents.Fonts;

namespace FundManager.Web.Reports;

/// <summary>
/// What people typed, as far as the fonts have it. A payment's voucher must not fail on somebody's emoji: the character is printed as a
/// box, and the report says at its end which one it is and where it was written.
/// </summary>
public sealed class TypedText(FontSet fonts)
{
    private const string Box = "□";
    private const int Around = 12;

    private readonly Dictionary<Rune, string> _lacking = [];

    /// <summary>The text with a box for each character that the fonts lack.</summary>
    public string Printable(string text)
    {
        var lacking = fonts.Lacking(text);
        if (lacking.Count == 0)
        {
            return text;
        }

        var printable = string.Concat(
            text.EnumerateRunes().Select(rune => lacking.Contains(rune) ? Box : rune.ToString())
        );
        foreach (var rune in lacking)
        {
            _lacking.TryAdd(rune, Excerpt(text, printable, rune));
        }

        return printable;
    }

    /// <summary>The characters that were printed as a box so far, each with the words around its first; nothing where there are none.</summary>
    public IEnumerable<Block> Told(ReportPen pen) =>
        _lacking.Count == 0
            ? []
            :
            [
                pen.Note(
                    pen[
                        "boxes",
                        string.Join(pen["separator"], _lacking.Select(one => pen["box", CodeOf(one.Key), one.Value]))
                    ]
                ),
            ];

    private static string CodeOf(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");

    private static string Excerpt(string text, string printable, Rune rune)
    {
        // Both have the same number of characters, though not of UTF-16 units.
        var place = text.EnumerateRunes().Index().First(one => one.Item == rune).Index;
        var first = Math.Max(0, place - Around);
        var part = string.Concat(printable.EnumerateRunes().Skip(first).Take(2 * Around + 1)).ReplaceLineEndings(" ");
        return (first > 0 ? "…" : "") + part + (place + Around + 1 < printable.EnumerateRunes().Count() ? "…" : "");
    }
}
