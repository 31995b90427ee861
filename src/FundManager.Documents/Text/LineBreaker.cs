using System.Text;

namespace FundManager.Documents.Text;

/// <summary>Breaks text into lines no wider than asked for.</summary>
internal static class LineBreaker
{
    // Widths are sums of rounded numbers.
    private const double Tolerance = 0.001;
    private const string Ellipsis = "…";

    /// <summary>
    /// The lines, at least one. A word wider than a line is broken inside; a character wider than a line stands alone.
    /// Spaces at the end of a line are kept and may hang over.
    /// </summary>
    /// <param name="texts">What is set, in order.</param>
    /// <param name="width">In points.</param>
    public static IReadOnlyList<TextLine> Break(IReadOnlyList<StyledText> texts, double width)
    {
        var letters = Letters(texts);
        var lines = new List<TextLine>();
        var start = 0;
        while (true)
        {
            var end = LineEnd(letters, start, width);
            lines.Add(Line(letters, start, end));
            if (end == letters.Count)
            {
                return lines;
            }

            start = letters[end].Rune.Value == '\n' ? end + 1 : end;
        }
    }

    /// <summary>The text in one line, shortened with … when it is wider than asked for.</summary>
    public static TextLine Fit(StyledText text, double width)
    {
        var value = text.Value.Replace('\n', ' ');
        if (text.Style.Width(value) > width)
        {
            value = Start(value, text.Style, width - text.Style.Width(Ellipsis)) + Ellipsis;
        }

        return Break([text with { Value = value }], double.MaxValue)[0];
    }

    /// <summary>As much of a text as a width holds.</summary>
    private static string Start(string value, TextStyle style, double width)
    {
        var filled = 0.0;
        var length = 0;
        Rune? before = null;
        foreach (var rune in value.EnumerateRunes())
        {
            filled += style.Width(rune, value) + (before is { } last ? style.Gap(last, rune) : 0);
            if (filled > width)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
            before = rune;
        }

        return value[..length];
    }

    private static List<Letter> Letters(IReadOnlyList<StyledText> texts)
    {
        var letters = new List<Letter>(texts.Sum(text => text.Value.Length));
        foreach (var text in texts)
        {
            var place = 0;
            foreach (var rune in text.Value.EnumerateRunes())
            {
                var advance = rune.Value == '\n' ? 0 : text.Style.Width(rune, text.Value);
                letters.Add(new Letter(rune, advance, text, place));
                place += rune.Utf16SequenceLength;
            }
        }

        return letters;
    }

    /// <summary>Index of the first letter that does not stand on the line, or of the line feed that ends it.</summary>
    private static int LineEnd(List<Letter> letters, int start, double width)
    {
        var filled = 0.0;
        var possible = start;
        for (var i = start; i < letters.Count; i++)
        {
            if (letters[i].Rune.Value == '\n')
            {
                return i;
            }

            if (i > start && MayBreak(letters[i - 1], letters[i]))
            {
                possible = i;
            }

            filled += letters[i].Width + (i > start ? Gap(letters[i - 1], letters[i]) : 0);
            if (i > start && filled > width + Tolerance && !LineRules.IsSpace(letters[i].Rune))
            {
                return possible > start ? possible : i;
            }
        }

        return letters.Count;
    }

    private static bool MayBreak(Letter before, Letter after) =>
        LineRules.MayBreak(before.Rune, after.Rune)
        && (!after.Text.StaysWithPrevious || ReferenceEquals(before.Text, after.Text));

    /// <summary>Where the style changes, no gap is drawn by the text itself.</summary>
    private static double Gap(Letter before, Letter after) =>
        after.Rune.Value == '\n' ? 0 : after.Text.Style.Gap(before.Rune, after.Rune);

    private static TextLine Line(List<Letter> letters, int start, int end)
    {
        var pieces = new List<TextPiece>(1);
        var offset = 0.0;
        var width = 0.0;
        for (var i = start; i < end; )
        {
            var text = letters[i].Text;
            offset += i > start ? Gap(letters[i - 1], letters[i]) : 0;
            var pieceStart = offset;
            var pieceFirst = i;
            for (; i < end && ReferenceEquals(letters[i].Text, text); i++)
            {
                offset += letters[i].Width + (i > pieceFirst ? Gap(letters[i - 1], letters[i]) : 0);
                width = LineRules.IsSpace(letters[i].Rune) ? width : offset;
            }

            var last = letters[i - 1];
            var value = text.Value[letters[pieceFirst].Place..(last.Place + last.Rune.Utf16SequenceLength)];
            pieces.Add(new TextPiece(value, text.Style, text.Link, text.Language, pieceStart, offset - pieceStart));
        }

        return new TextLine(pieces, width);
    }

    /// <param name="Rune">The character.</param>
    /// <param name="Width">In points.</param>
    /// <param name="Text">In which it stands.</param>
    /// <param name="Place">Where in that text it begins.</param>
    private readonly record struct Letter(Rune Rune, double Width, StyledText Text, int Place);
}
