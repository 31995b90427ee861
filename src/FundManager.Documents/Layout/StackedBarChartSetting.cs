using FundManager.Documents.Blocks;
using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

internal sealed class StackedBarChartSetting : ChartSetting
{
    private const double BarHeight = 14;
    private const double BarGap = 6;
    private const double ColumnGap = 8;
    private const double WidestLabelShare = 0.34;
    private const double WidestSumShare = 0.2;
    private const double PartPadding = 3;
    private const double LightestGrey = 0.6;
    private readonly StackedBarChart _chart;
    private readonly ChartLegend _legend;
    private readonly List<(TextBlock Label, TextBlock Sum)> _bars;
    private readonly decimal _maximum;
    private readonly double _labelWidth;
    private readonly double _sumWidth;

    public StackedBarChartSetting(StackedBarChart chart, Theme theme, double width)
        : base(chart, ChartData.Of(chart.DataLabel, chart.Labels, chart.Series, chart.Format), theme, width)
    {
        ChartData.Check(chart.Series, chart.Labels.Count);
        var sums = chart.Labels.Select((_, i) => chart.Series.Sum(one => one.Values[i] ?? 0)).ToList();
        _maximum = chart.Maximum ?? sums.DefaultIfEmpty(0).Max();
        if (
            chart.Maximum <= 0
            || sums.Any(sum => sum > _maximum)
            || chart.Series.Any(one => one.Values.Any(v => v < 0))
        )
        {
            throw new ArgumentException(
                "The parts of a bar are 0 or more and sum up to the maximum at most.",
                nameof(chart)
            );
        }

        _chart = chart;
        _legend = new ChartLegend(chart.Series, theme, width);
        var labels = chart.Labels.Select(label => Text(label, width * WidestLabelShare)).ToList();
        var texts = sums.Select(sum => Text(ChartData.Text(sum, chart.Format), width * WidestSumShare, theme.CellBold));
        _bars = [.. labels.Zip(texts)];
        _labelWidth = _bars.SelectMany(bar => bar.Label.Lines).Select(line => line.Width).DefaultIfEmpty(0).Max();
        _sumWidth = _bars.SelectMany(bar => bar.Sum.Lines).Select(line => line.Width).DefaultIfEmpty(0).Max();
        Height = _bars.Count == 0 ? 0 : _legend.Height + _bars.Sum(HeightOf);
    }

    protected override double Height { get; }

    /// <summary>More bars than a page can hold go on overleaf as a second figure, beneath the legend again.</summary>
    protected override void SetFigures(PageFlow flow, StructureElement parent)
    {
        for (var first = 0; first < _bars.Count; )
        {
            flow.Need(_legend.Height + HeightOf(_bars[first]));
            var (count, height) = (1, _legend.Height + HeightOf(_bars[first]));
            while (first + count < _bars.Count && height + HeightOf(_bars[first + count]) <= flow.Remaining)
            {
                height += HeightOf(_bars[first + count]);
                count++;
            }

            var range = first..(first + count);
            SetFigure(flow, parent, height, (page, left, top) => Draw(page, left, top, range));
            first += count;
        }
    }

    protected override void Draw(PageCanvas page, double left, double top) => Draw(page, left, top, .._bars.Count);

    private void Draw(PageCanvas page, double left, double top, Range bars)
    {
        _legend.Draw(page, left, top, asMarkers: false);
        var y = top + _legend.Height;
        for (var i = bars.Start.Value; i < bars.End.Value; i++)
        {
            var height = HeightOf(_bars[i]);
            DrawBar(page, i, left, y + (height / 2));
            y += height;
        }
    }

    private static double HeightOf((TextBlock Label, TextBlock Sum) bar) =>
        Math.Max(Math.Max(bar.Label.Height, bar.Sum.Height), BarHeight) + BarGap;

    private void DrawBar(PageCanvas page, int index, double left, double middle)
    {
        var (label, sum) = _bars[index];
        label.DrawUntagged(page, middle - (label.Height / 2), _ => left);
        sum.DrawUntagged(page, middle - (sum.Height / 2), line => left + Width - line.Width);
        var x = left + _labelWidth + ColumnGap;
        var track = Width - _labelWidth - _sumWidth - (2 * ColumnGap);
        page.Rectangle(x, middle - (BarHeight / 2), track, BarHeight, Theme.TrackFill);
        for (var i = 0; i < _chart.Series.Count; i++)
        {
            if (_chart.Series[i].Values[index] is not { } value || value == 0)
            {
                continue;
            }

            var length = track * (double)(value / _maximum);
            page.Rectangle(x, middle - (BarHeight / 2), length, BarHeight, Theme.Series(i));
            DrawValue(page, ChartData.Text(value, _chart.Format), i, new PageArea(x, middle, x + length, middle));
            x += length;
        }
    }

    /// <summary>The figure of a part, where it has room for it.</summary>
    private void DrawValue(PageCanvas page, string value, int series, PageArea part)
    {
        var fill = Theme.Series(series);
        var isLight = ((0.3 * fill.Red) + (0.59 * fill.Green) + (0.11 * fill.Blue)) / byte.MaxValue > LightestGrey;
        var style = Theme.Note with { Colour = isLight ? Theme.Ink : Theme.Paper };
        var room = part.Right - part.Left - (2 * PartPadding);
        if (style.Width(value) <= room)
        {
            var text = Text(value, room + 1, style);
            text.DrawUntagged(page, part.Top - (text.Height / 2), line => (part.Left + part.Right - line.Width) / 2);
        }
    }
}
