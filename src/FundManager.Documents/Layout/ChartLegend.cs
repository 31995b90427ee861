using FundManager.Documents.Blocks;
using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

/// <summary>The names of a chart's series with their marks, in as many lines as they need.</summary>
internal sealed class ChartLegend
{
    private const double MarkWidth = 14;
    private const double Gap = 18;
    private readonly List<(TextBlock Name, double Left, double Top)> _names = [];

    public ChartLegend(IReadOnlyList<ChartSeries> series, Theme theme, double width)
    {
        var (left, top, lineHeight) = (0.0, 0.0, 0.0);
        foreach (var one in series)
        {
            var name = TextBlock.Name(one.Name, theme.Cell, theme, width - MarkWidth);
            var room = MarkWidth + name.Lines.Max(line => line.Width);
            if (left > 0 && left + room > width)
            {
                (left, top, lineHeight) = (0, top + lineHeight, 0);
            }

            _names.Add((name, left, top));
            left += room + Gap;
            lineHeight = Math.Max(lineHeight, name.Height);
        }

        Height = top + lineHeight + Theme.ParagraphGap;
    }

    /// <summary>With the space below.</summary>
    public double Height { get; }

    public void Draw(PageCanvas page, double left, double top, bool asMarkers)
    {
        for (var i = 0; i < _names.Count; i++)
        {
            var (name, x, y) = _names[i];
            var middle = top + y + (name.LineHeight / 2);
            if (asMarkers)
            {
                page.Line(left + x, middle, left + x + MarkWidth - 4, Theme.StrongLine, Theme.Series(i));
                ChartMarker.Draw(page, i, new PagePoint(left + x + 5, middle));
            }
            else
            {
                page.Rectangle(left + x, middle - 4, 8, 8, Theme.Series(i));
            }

            name.DrawUntagged(page, top + y, _ => left + x + MarkWidth);
        }
    }
}
