using System.Text;

namespace FundManager.Documents.Text;

/// <summary>Breaks text into lines no wider than asked for.</summary>
internal static class LineBreaker
{
    // Widths are sums of rounded numbers.
    private const double Tolerance = 0.001;

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
            var runes = value.EnumerateRunes().ToList();
            while (runes.Count > 0 && text.Style.Width(string.Concat(runes) + "…") > width)
            {
                runes.RemoveAt(runes.Count - 1);
            }

            value = string.Concat(runes) + "…";
        }

        return Break([text with { Value = value }], double.MaxValue)[0];
    }

    private static List<Letter> Letters(IReadOnlyList<StyledText> texts)
    {
        var letters = new List<Letter>();
        foreach (var text in texts)
        {
            foreach (var rune in text.Value.EnumerateRunes())
            {
                var advance = rune.Value == '\n' ? 0 : text.Style.Width(rune, text.Value);
                letters.Add(new Letter(rune, advance, text));
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
        var pieces = new List<TextPiece>();
        var offset = 0.0;
        var width = 0.0;
        for (var i = start; i < end; )
        {
            var text = letters[i].Text;
            var value = new StringBuilder();
            offset += i > start ? Gap(letters[i - 1], letters[i]) : 0;
            var pieceStart = offset;
            var pieceFirst = i;
            for (; i < end && ReferenceEquals(letters[i].Text, text); i++)
            {
                value.Append(letters[i].Rune);
                offset += letters[i].Width + (i > pieceFirst ? Gap(letters[i - 1], letters[i]) : 0);
                width = LineRules.IsSpace(letters[i].Rune) ? width : offset;
            }

            pieces.Add(
                new TextPiece(value.ToString(), text.Style, text.Link, text.Language, pieceStart, offset - pieceStart)
            );
        }

        return new TextLine(pieces, width);
    }

    private readonly record struct Letter(Rune Rune, double Width, StyledText Text);
}
