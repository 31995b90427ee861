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
    /// <summary>How far a character moves the pen, in points.</summary>
    /// <exception cref="MissingGlyphException">The font lacks the character.</exception>
    public double Width(Rune rune, string text) =>
        Face.Advance(rune) is { } advance
            ? advance * Size / 1000
            : throw new MissingGlyphException(rune, text, "unknown place");

    /// <summary>How long a text is in one line, in points.</summary>
    public double Width(string text) => text.EnumerateRunes().Sum(rune => Width(rune, text));
}
