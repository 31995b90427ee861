using System.Globalization;
using System.Text;
using FundManager.Documents.Fonts;
using FundManager.Documents.Text;

namespace FundManager.Documents.Pdf;

/// <summary>The faces that one document shows.</summary>
internal sealed class FontUses(FontSet fonts)
{
    private readonly List<FontUse> _all =
    [
        .. new[] { fonts.Regular, fonts.Bold, fonts.Regular.Fallback, fonts.Bold.Fallback }
            .OfType<FontFace>()
            .Select((face, i) => new FontUse(face, string.Create(CultureInfo.InvariantCulture, $"F{i + 1}"))),
    ];

    /// <summary>The faces that show at least one character.</summary>
    public IEnumerable<FontUse> Used => _all.Where(use => use.Glyphs.Count > 0);

    /// <summary>
    /// Writes what shows a text in a text object, pen in place: fonts, codes of four digits and the gaps between scripts. A character that
    /// the style's face lacks is shown by the fallback.
    /// </summary>
    /// <param name="content">Where to.</param>
    /// <param name="text">What is shown.</param>
    /// <param name="style">How.</param>
    public void Show(StringBuilder content, string text, TextStyle style)
    {
        FontUse? shown = null;
        Rune? before = null;
        foreach (var rune in text.EnumerateRunes())
        {
            var face = style.Face.Drawing(rune);
            if (shown?.Face != face)
            {
                content.Append(shown is null ? "" : ">] TJ ");
                shown = Of(face);
                content.Append(CultureInfo.InvariantCulture, $"/{shown.Resource} {PdfSyntax.Number(style.Size)} Tf [<");
            }

            if (before is { } last && ScriptGap.IsBetween(last, rune))
            {
                content.Append(CultureInfo.InvariantCulture, $">-{ScriptGap.Size}<");
            }

            shown.Write(content, rune, style.IsLatin);
            before = rune;
        }

        content.Append(shown is null ? "" : ">] TJ ");
    }

    private FontUse Of(FontFace face) => _all.Find(use => use.Face == face)!;
}
