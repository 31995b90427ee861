using System.Globalization;
using System.Text;

namespace FundManager.Documents.Fonts;

/// <summary>The fonts have no glyph for a character of the document, which would otherwise leave a silent gap on paper.</summary>
public sealed class MissingGlyphException : Exception
{
    internal MissingGlyphException(Rune character, string text, string place = "", Exception? inner = null)
        : base(Describe(character, text, place), inner)
    {
        Character = character;
        Text = text;
        Place = place;
    }

    /// <summary>The character that cannot be printed.</summary>
    public Rune Character { get; }

    /// <summary>The text in which it stands, cleaned of characters that have no shape.</summary>
    public string Text { get; }

    /// <summary>Where the text stands: "header", "footer", or the block by number (from 1) and kind, for example "block 3, Paragraph"; in tables with the row and the column's name, in facts with the fact's name: "block 4, Table, row 2, column “Project”".</summary>
    public string Place { get; }

    /// <summary>The same, told by what is around the place.</summary>
    internal MissingGlyphException In(string outer) =>
        new(Character, Text, Place.Length == 0 ? outer : $"{outer}, {Place}", this);

    private static string Describe(Rune character, string text, string place) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The fonts have no glyph for U+{character.Value:X4} ({character}) in “{text}” at {place}."
        );
}
