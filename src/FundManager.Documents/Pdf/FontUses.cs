using System.Globalization;
using System.Text;
using FundManager.Documents.Fonts;
using FundManager.Documents.Text;

namespace FundManager.Documents.Pdf;

/// <summary>The faces that one document shows.</summary>
internal sealed class FontUses(FontSet fonts)
{
    private readonly FontUse[] _all =
    [
        new(fonts.Regular, "F1"),
        new(fonts.Bold, "F2"),
        .. fonts.Regular.Fallback is { } regular ? new[] { new FontUse(regular, "F3") } : [],
        .. fonts.Bold.Fallback is { } bold ? new[] { new FontUse(bold, "F4") } : [],
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
            var use = Of(style.Face.Drawing(rune));
            if (use != shown)
            {
                content.Append(shown is null ? "" : ">] TJ ");
                content
                    .Append('/')
                    .Append(use.Resource)
                    .Append(' ')
                    .Append(PdfSyntax.Number(style.Size))
                    .Append(" Tf [<");
                shown = use;
            }

            if (before is { } last && ScriptGap.IsBetween(last, rune))
            {
                content.Append(CultureInfo.InvariantCulture, $">-{ScriptGap.Size}<");
            }

            use.Write(content, rune, style.IsLatin);
            before = rune;
        }

        content.Append(shown is null ? "" : ">] TJ ");
    }

    private FontUse Of(FontFace face) => Array.Find(_all, use => use.Face == face)!;
}
