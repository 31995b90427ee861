using FundManager.Documents.Blocks;
using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

internal sealed class RadarChartSetting : ChartSetting
{
    private const int Rings = 4;
    private const double Radius = 92;
    private const double LabelGap = 7;
    private const double LabelWidth = 120;
    private const double LineThickness = 1.6;
    private static readonly Colour Tint = new(0xdc, 0xe8, 0xf4);
    private readonly RadarChart _chart;
    private readonly ChartLegend _legend;
    private readonly List<TextBlock> _labels;
    private readonly double _room;

    public RadarChartSetting(RadarChart chart, Theme theme, double width)
        : base(
            chart,
            ChartData.Of(chart.DataLabel, [.. chart.Axes.Select(axis => axis.Label)], chart.Series, chart.Format),
            theme,
            width
        )
    {
        ChartData.Check(chart.Series, chart.Axes.Count);
        var isInside = chart.Series.All(one =>
            one.Values.Zip(chart.Axes)
                .All(pair => pair.First is null or >= 0 && (pair.First ?? 0) <= pair.Second.Maximum)
        );
        if (chart.Axes.Count is < 3 or > 12 || !isInside || chart.Axes.Any(axis => axis.Maximum <= 0))
        {
            throw new ArgumentException(
                "A radar chart has 3 to 12 axes with values from 0 to their maxima.",
                nameof(chart)
            );
        }

        _chart = chart;
        _legend = new ChartLegend(chart.Series, theme, width);
        var room = Math.Min(LabelWidth, (width / 2) - Radius - LabelGap);
        _labels = [.. chart.Axes.Select(axis => Text(axis.Label, room, theme.Note))];
        _room = LabelGap + _labels.Max(label => label.Height);
        Height = _legend.Height + (2 * (Radius + _room));
    }

    protected override double Height { get; }

    protected override void Draw(PageCanvas page, double left, double top)
    {
        _legend.Draw(page, left, top, asMarkers: true);
        var middle = new PagePoint(left + (Width / 2), top + _legend.Height + _room + Radius);
        if (_chart.Series.Count == 1)
        {
            page.Polygon(Points(_chart.Series[0], middle), Tint);
        }

        for (var ring = 1; ring <= Rings; ring++)
        {
            var radius = Radius * ring / Rings;
            page.Polyline(
                [.. _chart.Axes.Select((_, i) => middle.Around(radius, Turn(i)))],
                Theme.HairLine,
                Theme.RuleColour,
                closed: true
            );
        }

        for (var i = 0; i < _labels.Count; i++)
        {
            page.Polyline([middle, middle.Around(Radius, Turn(i))], Theme.HairLine, Theme.RuleColour);
            DrawLabel(page, _labels[i], middle.Around(Radius + LabelGap, Turn(i)), Turn(i));
        }

        for (var i = 0; i < _chart.Series.Count; i++)
        {
            var points = Points(_chart.Series[i], middle);
            page.Polyline(points, LineThickness, Theme.Series(i), closed: true);
            points.ForEach(point => ChartMarker.Draw(page, i, point));
        }
    }

    /// <summary>Outside the end of its axis, away from the middle.</summary>
    private static void DrawLabel(PageCanvas page, TextBlock text, PagePoint end, double turn)
    {
        var (side, rise) = (Math.Sin(turn), Math.Cos(turn));
        text.DrawUntagged(page, end.Y - (text.Height * (1 + rise) / 2), line => end.X - (line.Width * (1 - side) / 2));
    }

    private double Turn(int axis) => Math.Tau * axis / _chart.Axes.Count;

    /// <summary>A missing value lies in the middle, as 0 does; the table of data tells them apart.</summary>
    private List<PagePoint> Points(ChartSeries series, PagePoint middle) =>
        [
            .. series
                .Values.Zip(_chart.Axes, (value, axis) => (double)((value ?? 0) / axis.Maximum) * Radius)
                .Select((radius, i) => middle.Around(radius, Turn(i))),
        ];
}
