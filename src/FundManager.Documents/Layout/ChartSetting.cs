using FundManager.Documents.Blocks;
using FundManager.Documents.Pdf;
using FundManager.Documents.Text;

namespace FundManager.Documents.Layout;

/// <summary>Sets a chart that stands on one page as a figure, and the table of its data where one is wanted.</summary>
internal abstract class ChartSetting : BlockSetting
{
    private readonly string _alternative;
    private readonly TableSetting? _data;

    protected ChartSetting(Chart chart, Table? data, Theme theme, double width)
    {
        if (string.IsNullOrWhiteSpace(chart.Alternative))
        {
            throw new ArgumentException("A chart says in words what it shows.", nameof(chart));
        }

        _alternative = PlainText.Clean(chart.Alternative);
        _data = data is null ? null : new TableSetting(TableMeasure.Of(data, theme, width));
        Theme = theme;
        Width = width;
    }

    public override double Before => Height == 0 ? 0 : Theme.BlockGap;

    public override double After => Height == 0 ? 0 : Theme.BlockGap;

    public override double LeadHeight => Height;

    protected Theme Theme { get; }

    /// <summary>Room from the left to the right.</summary>
    protected double Width { get; }

    /// <summary>Of the figure; 0 when there is nothing to draw.</summary>
    protected abstract double Height { get; }

    public override void Set(PageFlow flow, StructureElement parent)
    {
        if (Height > 0)
        {
            SetFigures(flow, parent);
        }

        SetData(flow, parent, _data);
    }

    public static void SetData(PageFlow flow, StructureElement parent, TableSetting? data)
    {
        if (data is not null)
        {
            flow.Advance(Math.Min(Theme.BlockGap, Math.Max(flow.Remaining, 0)));
            flow.Need(data.LeadHeight);
            data.Set(flow, parent);
        }
    }

    /// <summary>Sets what is drawn; one figure, unless a chart can be parted.</summary>
    protected virtual void SetFigures(PageFlow flow, StructureElement parent)
    {
        flow.Need(Height);
        SetFigure(flow, parent, Height, Draw);
    }

    /// <summary>Sets a figure of a height that the page has room for.</summary>
    protected void SetFigure(
        PageFlow flow,
        StructureElement parent,
        double height,
        Action<PageCanvas, double, double> draw
    )
    {
        var area = new PageArea(flow.Left, flow.Y, flow.Right, flow.Y + height);
        var figure = new StructureElement("Figure") { Alternative = _alternative, Box = flow.Page.Box(area) };
        parent.Add(figure);
        flow.Page.Mark(figure, () => draw(flow.Page, flow.Left, flow.Y));
        flow.Advance(height);
    }

    /// <summary>Draws the figure with its upper left corner at a place.</summary>
    protected abstract void Draw(PageCanvas page, double left, double top);

    /// <summary>A name or figure broken to a width, in the size of charts.</summary>
    protected TextBlock Text(string text, double width, TextStyle? style = null) =>
        TextBlock.Name(text, style ?? Theme.Cell, Theme, width);
}
