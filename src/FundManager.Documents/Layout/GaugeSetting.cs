using FundManager.Documents.Blocks;
using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

internal sealed class GaugeSetting : ChartSetting
{
    private const double Outer = 74;
    private const double Inner = 56;
    private const double TickLength = 5;
    private const double LabelGap = 4;
    private const double LabelWidth = 90;
    private const double DegreesAStep = 2;
    private readonly Gauge _gauge;
    private readonly TextBlock _value;
    private readonly TextBlock? _label;
    private readonly List<(TextBlock Text, double Turn)> _marks;
    private readonly double _above;

    public GaugeSetting(Gauge gauge, Theme theme, double width)
        : base(gauge, ChartData.Of(gauge), theme, width)
    {
        if (
            gauge.Maximum <= 0
            || gauge.Value < 0
            || gauge.Value > gauge.Maximum
            || gauge.Marks.Any(mark => mark.Value < 0 || mark.Value > gauge.Maximum)
        )
        {
            throw new ArgumentException("A gauge shows 0 to its maximum.", nameof(gauge));
        }

        _gauge = gauge;
        _value = Text(gauge.Text, Inner * 1.6, theme.Gauge);
        _label = gauge.Label is { Length: > 0 } label ? Text(label, width, theme.CellLabel) : null;
        _marks = [.. gauge.Marks.Select(mark => (Text(mark.Label, LabelWidth, theme.Note), Turn(mark.Value)))];
        _above = _marks.Count == 0 ? 0 : TickLength + LabelGap + _marks.Max(mark => mark.Text.Height);
        var below = Math.Max(_value.Height - Inner + 6, 0);
        Height = _above + Outer + below + (_label is null ? 0 : _label.Height + LabelGap);
    }

    protected override double Height { get; }

    protected override void Draw(PageCanvas page, double left, double top)
    {
        var middle = new PagePoint(left + (Width / 2), top + _above + Outer);
        page.Polygon(Ring(middle, Turn(_gauge.Maximum)), Theme.TrackFill);
        if (_gauge.Value > 0)
        {
            page.Polygon(Ring(middle, Turn(_gauge.Value)), Theme.Brand);
        }

        foreach (var (text, turn) in _marks)
        {
            page.Polyline(
                [middle.Around(Inner, turn), middle.Around(Outer + TickLength, turn)],
                Theme.StrongLine,
                Theme.Ink
            );
            DrawMark(page, text, middle.Around(Outer + TickLength + LabelGap, turn), Math.Sin(turn));
        }

        _value.DrawUntagged(page, middle.Y - Math.Min(_value.Height, Inner - 6), line => middle.X - (line.Width / 2));
        _label?.DrawUntagged(page, top + Height - _label.Height, line => middle.X - (line.Width / 2));
    }

    /// <summary>Beside the ring: to its left on the left side, above it at the top.</summary>
    private static void DrawMark(PageCanvas page, TextBlock text, PagePoint at, double side) =>
        text.DrawUntagged(
            page,
            at.Y - (text.Height * (1 + Math.Sqrt(1 - (side * side))) / 2),
            line => at.X - (line.Width * (1 - side) / 2)
        );

    private double Turn(decimal value) => ((double)(value / _gauge.Maximum) - 0.5) * Math.PI;

    /// <summary>From the left end of the half ring.</summary>
    private static List<PagePoint> Ring(PagePoint middle, double end)
    {
        var steps = Math.Max((int)Math.Ceiling((end + (Math.PI / 2)) * 180 / Math.PI / DegreesAStep), 1);
        var turns = Enumerable
            .Range(0, steps + 1)
            .Select(i => -(Math.PI / 2) + ((end + (Math.PI / 2)) * i / steps))
            .ToList();
        return
        [
            .. turns.Select(turn => middle.Around(Outer, turn)),
            .. Enumerable.Reverse(turns).Select(turn => middle.Around(Inner, turn)),
        ];
    }
}
