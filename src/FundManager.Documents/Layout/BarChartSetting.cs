using FundManager.Documents.Blocks;
using FundManager.Documents.Pdf;
using FundManager.Documents.Text;

namespace FundManager.Documents.Layout;

/// <summary>Sets a chart of bars; one taller than a page goes on overleaf as a second figure.</summary>
internal sealed class BarChartSetting : BlockSetting
{
    private const double BarHeight = 10;
    private const double BarGap = 6;
    private const double ColumnGap = 8;
    private const double WidestLabelShare = 0.34;
    private const double WidestValueShare = 0.2;
    private readonly string _alternative;
    private readonly List<MeasuredBar> _bars;
    private readonly double _labelWidth;
    private readonly double _valueWidth;
    private readonly TableSetting? _data;

    public BarChartSetting(BarChart chart, Theme theme, double width)
    {
        if (string.IsNullOrWhiteSpace(chart.Alternative))
        {
            throw new ArgumentException("A chart says in words what it shows.", nameof(chart));
        }

        var maximum = chart.Maximum ?? chart.Bars.Select(bar => bar.Value).DefaultIfEmpty(0).Max();
        if (chart.Bars.Any(bar => bar.Value < 0 || bar.Value > maximum) || chart.Maximum <= 0)
        {
            throw new ArgumentException("A bar is 0 or more and at most the chart's maximum.", nameof(chart));
        }

        _data = ChartData.Of(chart) is { } data ? new TableSetting(TableMeasure.Of(data, theme, width)) : null;
        _alternative = PlainText.Clean(chart.Alternative);
        _labelWidth = Widest(chart.Bars.Select(bar => bar.Label), theme.Cell, width * WidestLabelShare);
        _valueWidth = Widest(chart.Bars.Select(bar => bar.Text), theme.CellBold, width * WidestValueShare);
        _bars =
        [
            .. chart.Bars.Select(bar => new MeasuredBar(
                TextBlock.Name(bar.Label, theme.Cell, theme, _labelWidth),
                TextBlock.Of([bar.Text], theme.CellBold, theme, _valueWidth, Theme.TightLeading),
                maximum == 0 ? 0 : (double)(bar.Value / maximum)
            )),
        ];
    }

    public override double Before => _bars.Count == 0 ? 0 : Theme.BlockGap;

    public override double After => _bars.Count == 0 ? 0 : Theme.BlockGap;

    public override double LeadHeight => _bars.Sum(bar => bar.Height);

    public override void Set(PageFlow flow, StructureElement parent)
    {
        for (var first = 0; first < _bars.Count; )
        {
            flow.Need(_bars[first].Height);
            var count = 0;
            var height = 0.0;
            while (first + count < _bars.Count && height + _bars[first + count].Height <= flow.Remaining)
            {
                height += _bars[first + count].Height;
                count++;
            }

            count = Math.Max(count, 1);
            SetFigure(flow, parent, _bars.GetRange(first, count));
            first += count;
        }

        ChartSetting.SetData(flow, parent, _bars.Count == 0 ? null : _data);
    }

    private static double Widest(IEnumerable<string> texts, TextStyle style, double limit) =>
        Math.Min(
            texts.SelectMany(text => PlainText.Clean(text).Split('\n')).Select(style.Width).DefaultIfEmpty(0).Max()
                + 0.1,
            limit
        );

    private void SetFigure(PageFlow flow, StructureElement parent, List<MeasuredBar> bars)
    {
        var height = bars.Sum(bar => bar.Height);
        var area = new PageArea(flow.Left, flow.Y, flow.Right, flow.Y + height);
        var figure = new StructureElement("Figure") { Alternative = _alternative, Box = flow.Page.Box(area) };
        parent.Add(figure);
        flow.Page.Mark(
            figure,
            () =>
            {
                foreach (var bar in bars)
                {
                    Draw(flow, bar);
                    flow.Advance(bar.Height);
                }
            }
        );
    }

    private void Draw(PageFlow flow, MeasuredBar bar)
    {
        var trackLeft = flow.Left + _labelWidth + ColumnGap;
        var trackWidth = flow.Width - _labelWidth - _valueWidth - (2 * ColumnGap);
        var middle = flow.Y + (bar.Height / 2);
        bar.Label.DrawUntagged(flow.Page, middle - (bar.Label.Height / 2), _ => flow.Left);
        flow.Page.Rectangle(trackLeft, middle - (BarHeight / 2), trackWidth, BarHeight, Theme.TrackFill);
        if (bar.Share > 0)
        {
            flow.Page.Rectangle(trackLeft, middle - (BarHeight / 2), trackWidth * bar.Share, BarHeight, Theme.Brand);
        }

        bar.Value.DrawUntagged(flow.Page, middle - (bar.Value.Height / 2), line => flow.Right - line.Width);
    }

    /// <param name="Label">At the left.</param>
    /// <param name="Value">At the right.</param>
    /// <param name="Share">Of the track that is filled, 0 to 1.</param>
    private sealed record MeasuredBar(TextBlock Label, TextBlock Value, double Share)
    {
        public double Height => Math.Max(Math.Max(Label.Height, Value.Height), BarHeight) + BarGap;
    }
}
