using System.Text;
using FundManager.Documents.Fonts;
using FundManager.Documents.Pdf;

namespace FundManager.Documents.Text;

/// <summary>How text looks.</summary>
/// <param name="Face">The font.</param>
/// <param name="Size">In points.</param>
/// <param name="Colour">Of the glyphs.</param>
internal sealed record TextStyle(FontFace Face, double Size, Colour Colour)
{
    /// <summary>How far it stands above the line's baseline, in points.</summary>
    public double Rise { get; init; }

    /// <summary>Whether quotes and dots take the narrow forms that they have among Latin letters.</summary>
    public bool IsLatin { get; init; }

    /// <summary>How far a character moves the pen, in points.</summary>
    /// <exception cref="MissingGlyphException">The font lacks the character.</exception>
    public double Width(Rune rune, string text) =>
        Face.Advance(new Glyph(rune, IsLatin)) is { } advance
            ? advance * Size / 1000
            : throw new MissingGlyphException(rune, text);

    /// <summary>How long a text is in one line, in points.</summary>
    public double Width(string text)
    {
        var width = 0.0;
        Rune? before = null;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune, text) + (before is { } last ? Gap(last, rune) : 0);
            before = rune;
        }

        return width;
    }

    /// <summary>The space between two neighbours of different scripts, in points.</summary>
    public double Gap(Rune before, Rune after) => ScriptGap.IsBetween(before, after) ? Size * ScriptGap.Size / 1000 : 0;
}
