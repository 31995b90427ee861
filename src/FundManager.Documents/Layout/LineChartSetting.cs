using FundManager.Documents.Blocks;
using FundManager.Documents.Pdf;
using FundManager.Documents.Text;

namespace FundManager.Documents.Layout;

internal sealed class LineChartSetting : ChartSetting
{
    private const double PlotHeight = 170;
    private const double AxisGap = 6;
    private const double LineThickness = 1.6;
    private readonly LineChart _chart;
    private readonly ChartLegend _legend;
    private readonly IReadOnlyList<decimal> _ticks;
    private readonly List<TextBlock> _tickTexts;
    private readonly List<TextBlock> _labels;
    private readonly int _labelStep;
    private readonly double _axisWidth;
    private readonly double _slot;

    public LineChartSetting(LineChart chart, Theme theme, double width)
        : base(chart, ChartData.Of(chart.DataLabel, chart.Labels, chart.Series, chart.Format), theme, width)
    {
        ChartData.Check(chart.Series, chart.Labels.Count);
        var values = chart.Series.SelectMany(one => one.Values).OfType<decimal>().DefaultIfEmpty(0).ToList();
        if (chart.Minimum > values.Min() || chart.Maximum < values.Max() || chart.Minimum >= chart.Maximum)
        {
            throw new ArgumentException("A value lies outside the axis.", nameof(chart));
        }

        _chart = chart;
        _legend = new ChartLegend(chart.Series, theme, width);
        _ticks = AxisTicks.Of(values.Min(), values.Max(), chart.Minimum, chart.Maximum);
        _tickTexts = [.. _ticks.Select(tick => Text(ChartData.Text(tick, chart.Format), width / 4, theme.Note))];
        _axisWidth = _tickTexts.SelectMany(text => text.Lines).Max(line => line.Width) + AxisGap;
        var places = Math.Max(chart.Labels.Count, 1);
        _slot = (width - _axisWidth) / places;
        // Two Chinese characters are the least that a name is broken to.
        _labelStep = (int)Math.Ceiling(Math.Max(LeastRoom(chart.Labels, theme.Note), 1) / _slot);
        _labels = [.. chart.Labels.Select(label => Text(Shown(label, theme.Note), Room, theme.Note))];
        Height =
            chart.Labels.Count == 0
                ? 0
                : _legend.Height + TickOverhang + PlotHeight + AxisGap + _labels.Max(label => label.Height);
    }

    protected override double Height { get; }

    private double TickOverhang => _tickTexts.Max(text => text.Height) / 2;

    private double Room => (_slot * _labelStep) - 4;

    protected override void Draw(PageCanvas page, double left, double top)
    {
        _legend.Draw(page, left, top, asMarkers: true);
        var plotTop = top + _legend.Height + TickOverhang;
        for (var i = 0; i < _ticks.Count; i++)
        {
            var y = Level(_ticks[i], plotTop);
            var text = _tickTexts[i];
            text.DrawUntagged(page, y - (text.Height / 2), line => left + _axisWidth - AxisGap - line.Width);
            var isBase = _ticks[i] == 0 || i == 0;
            page.Line(left + _axisWidth, y, left + Width, Theme.HairLine, isBase ? Theme.Quiet : Theme.RuleColour);
        }

        for (var i = 0; i < _labels.Count; i += _labelStep)
        {
            var middle = Middle(i, left);
            _labels[i]
                .DrawUntagged(
                    page,
                    plotTop + PlotHeight + AxisGap,
                    line => Inside(middle - (line.Width / 2), line, left)
                );
        }

        for (var i = 0; i < _chart.Series.Count; i++)
        {
            DrawSeries(page, i, left, plotTop);
        }
    }

    private static double LeastRoom(IReadOnlyList<string> labels, TextStyle style) =>
        Math.Min(
            labels.Select(label => style.Width(PlainText.Clean(label).Replace('\n', ' '))).DefaultIfEmpty(0).Max() + 5,
            6 * Theme.SmallSize
        );

    /// <summary>As much of a name as three lines hold; the table and the alternative say the rest.</summary>
    private string Shown(string label, TextStyle style) =>
        LineBreaker.Fit(new StyledText(PlainText.Clean(label), style), Math.Max(Room * 2.2, 12)).Value;

    private double Inside(double x, TextLine line, double left) =>
        Math.Clamp(x, left, Math.Max(left, left + Width - line.Width));

    private double Middle(int place, double left) => left + _axisWidth + (_slot * (place + 0.5));

    private double Level(decimal value, double plotTop) =>
        plotTop + (PlotHeight * (double)((_ticks[^1] - value) / (_ticks[^1] - _ticks[0])));

    private void DrawSeries(PageCanvas page, int index, double left, double plotTop)
    {
        var values = _chart.Series[index].Values;
        var run = new List<PagePoint>();
        for (var i = 0; i <= values.Count; i++)
        {
            if (i < values.Count && values[i] is { } value)
            {
                run.Add(new PagePoint(Middle(i, left), Level(value, plotTop)));
                continue;
            }

            if (run.Count > 1)
            {
                page.Polyline(run, LineThickness, Theme.Series(index));
            }

            // Marks would hide each other where places are close.
            foreach (var point in run.Where((_, n) => _slot >= AxisGap || run.Count == 1 || n % _labelStep == 0))
            {
                ChartMarker.Draw(page, index, point);
            }

            run.Clear();
        }
    }
}
