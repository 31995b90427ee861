using System.Text;
using FundManager.Documents.Blocks;
using FundManager.Documents.Fonts;
using FundManager.Documents.Pdf;
using FundManager.Documents.Text;

namespace FundManager.Documents.Layout;

/// <summary>Text broken to a width, with lines of one height, which is drawn in one piece or page by page.</summary>
internal sealed class TextBlock(IReadOnlyList<TextLine> lines, double lineHeight)
{
    private const double UnderlineThickness = 0.4;
    private const double NoteSizeShare = 0.72;
    private const double UnderlineDepth = 1.5;
    private const int NameLines = 3;
    private static readonly string[] LinkSchemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeMailto];
    private readonly Dictionary<TextLink, StructureElement> _links = [];

    public IReadOnlyList<TextLine> Lines => lines;

    public double LineHeight => lineHeight;

    public double Height => lines.Count * lineHeight;

    /// <exception cref="ArgumentException">A link leads to something else than a web page or a mailbox.</exception>
    public static TextBlock Of(
        IEnumerable<Run> runs,
        TextStyle style,
        Theme theme,
        double width,
        double leading,
        string? language = null
    )
    {
        var texts = runs.SelectMany(run =>
                Style(run, theme.For(run.Bold ? theme.Bold(style) : style, run.Text, run.Language ?? language))
            )
            .ToList();
        return new TextBlock(LineBreaker.Break(texts, width), style.Size * leading);
    }

    /// <summary>A name beside a drawing: three lines at most, the last shortened with …. The words and the data that go with a chart say the rest.</summary>
    public static TextBlock Name(string name, TextStyle style, Theme theme, double width)
    {
        var whole = Of([name], style, theme, width, Theme.TightLeading);
        if (whole.Lines.Count <= NameLines)
        {
            return whole;
        }

        var rest = string.Concat(whole.Lines.Skip(NameLines - 1).Select(line => line.Value));
        var last = LineBreaker.Fit(new StyledText(rest, theme.For(style, name)), width);
        return new TextBlock([.. whole.Lines.Take(NameLines - 1), last], whole.LineHeight);
    }

    /// <summary>Draws some of the lines as the content of an element.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="element">Whose content they are.</param>
    /// <param name="range">Which lines.</param>
    /// <param name="top">Upper edge of the first of them.</param>
    /// <param name="left">Where each line begins.</param>
    public void Draw(PageCanvas page, StructureElement element, Range range, double top, Func<TextLine, double> left)
    {
        var (first, count) = range.GetOffsetAndLength(lines.Count);
        var pieces = new List<Placed>(count);
        for (var i = 0; i < count; i++)
        {
            var line = lines[first + i];
            var lineLeft = left(line);
            foreach (var piece in line.Pieces)
            {
                pieces.Add(new Placed(piece, lineLeft + piece.Offset, top + (i * lineHeight)));
            }
        }

        for (var i = 0; i < pieces.Count; )
        {
            var (link, language) = (pieces[i].Piece.Link, pieces[i].Piece.Language);
            var end = i + 1;
            while (end < pieces.Count && pieces[end].Piece.Link == link && pieces[end].Piece.Language == language)
            {
                end++;
            }

            var together = pieces.GetRange(i, end - i);
            if (link is null)
            {
                var owner = language is null
                    ? element
                    : element.Add(new StructureElement("Span") { Language = language });
                page.Mark(owner, () => together.ForEach(placed => DrawText(page, placed)));
            }
            else
            {
                DrawLink(page, element, link, together);
            }

            i += together.Count;
        }
    }

    /// <summary>Draws all lines inside content that is marked already, without links.</summary>
    public void DrawUntagged(PageCanvas page, double top, Func<TextLine, double> left)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var piece in lines[i].Pieces)
            {
                DrawText(page, new Placed(piece, left(lines[i]) + piece.Offset, top + (i * lineHeight)));
            }
        }
    }

    private static IEnumerable<StyledText> Style(Run run, TextStyle style)
    {
        var text = PlainText.Clean(run.Text);
        TextLink? target = null;
        var look = style;
        if (run.Link is { } link)
        {
            if (!link.IsAbsoluteUri || !LinkSchemes.Contains(link.Scheme, StringComparer.Ordinal))
            {
                throw new ArgumentException($"“{link}” is no address of a web page or a mailbox.", nameof(run));
            }

            target = new TextLink(link, text);
            look = style with { Colour = Theme.Brand };
        }

        foreach (var part in SmallFiguresApart(text, look))
        {
            yield return part with
            {
                Link = target,
                Language = run.Language,
            };
        }

        if (run.NoteMark is { } note)
        {
            var size = style.Size * NoteSizeShare;
            var mark = style with { Colour = Theme.Brand, Size = size, Rise = style.Size - size };
            yield return new StyledText(
                note.Label,
                mark,
                new TextLink(note.Place, note.Label) { FootNote = note.IsAtFoot ? note : null }
            )
            {
                StaysWithPrevious = true,
            };
        }
    }

    /// <summary>The text with each figure that is drawn smaller in a part of its own.</summary>
    private static IEnumerable<StyledText> SmallFiguresApart(string text, TextStyle style)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < SmallFigures.First || char.IsSurrogate(text[i]))
            {
                continue;
            }

            var rune = new Rune(text[i]);
            if (SmallFigures.Plain(rune) is null || style.Face.HasGlyph(rune))
            {
                continue;
            }

            if (i > start)
            {
                yield return new StyledText(text[start..i], style);
            }

            var size = style.Size * SmallFigures.Size;
            var look = style with { Size = size, Rise = style.Rise + (style.Size * SmallFigures.Rise(rune)) };
            yield return new StyledText(text[i].ToString(), look) { StaysWithPrevious = true };
            start = i + 1;
        }

        if (start == 0 || start < text.Length)
        {
            yield return new StyledText(text[start..], style);
        }
    }

    private void DrawText(PageCanvas page, Placed placed) =>
        page.Text(
            placed.Piece.Value,
            placed.Piece.Style,
            placed.Left,
            placed.Top + (lineHeight * Theme.BaselineShare) - placed.Piece.Style.Rise
        );

    private void DrawLink(PageCanvas page, StructureElement element, TextLink link, List<Placed> pieces)
    {
        // A link that goes on overleaf stays one element.
        if (!_links.TryGetValue(link, out var owner))
        {
            var parent = link.Target is PageDestination ? element.Add("Reference") : element;
            owner = parent.Add(new StructureElement("Link") { Language = pieces[0].Piece.Language });
            _links.Add(link, owner);
        }

        page.Mark(
            owner,
            () =>
            {
                foreach (var placed in pieces)
                {
                    DrawText(page, placed);
                    if (link.Target is PageDestination)
                    {
                        continue;
                    }

                    var depth = placed.Top + (lineHeight * Theme.BaselineShare) + UnderlineDepth;
                    page.Line(placed.Left, depth, placed.Right, UnderlineThickness, Theme.Brand);
                }
            }
        );
        foreach (var placed in pieces)
        {
            var area = new PageArea(placed.Left, placed.Top, placed.Right, placed.Top + lineHeight);
            page.Link(owner, link.Target, link.Text, area);
        }
    }

    private sealed record Placed(TextPiece Piece, double Left, double Top)
    {
        // Without the spaces that may hang over the end of a line.
        public double Right => Left + Piece.Style.Width(Piece.Value.TrimEnd(' '));
    }
}
