using FundManager.Documents.Blocks;
using FundManager.Documents.Pdf;
using FundManager.Documents.Text;

namespace FundManager.Documents.Layout;

/// <summary>Sets a picture and what stands beneath it on one page.</summary>
internal sealed class PictureSetting : BlockSetting
{
    private const double PointsPerDot = 72.0 / 96;

    // Room for a picture's caption and the heading above it on the lower of the two pages.
    private const double GreatestHeight = Theme.ShortSide - Theme.TopMargin - Theme.BottomMargin - 100;
    private readonly ImageFile _image;
    private readonly string _alternative;
    private readonly TextBlock? _caption;
    private readonly double _width;
    private readonly double _height;

    public PictureSetting(Picture picture, Theme theme, double width)
    {
        if (string.IsNullOrWhiteSpace(picture.Alternative))
        {
            throw new ArgumentException("A picture says in words what it shows.", nameof(picture));
        }

        if (picture.Width <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(picture), picture.Width, "A picture has a width.");
        }

        _alternative = PlainText.Clean(picture.Alternative);
        _image = ImageFile.Read(picture.File);
        var wanted = Math.Min(picture.Width ?? (_image.Width * PointsPerDot), width);
        var ratio = (double)_image.Height / _image.Width;
        _width = Math.Min(wanted, GreatestHeight / ratio);
        _height = _width * ratio;
        _caption = picture.Caption is { Length: > 0 } caption
            ? TextBlock.Of([caption], theme.Note, theme, width, Theme.Leading)
            : null;
    }

    public override double Before => Theme.BlockGap;

    public override double LeadHeight => _height + (_caption is null ? 0 : Theme.ParagraphGap + _caption.Height);

    public override void Set(PageFlow flow, StructureElement parent)
    {
        flow.Need(LeadHeight);
        var left = flow.Left + ((flow.Width - _width) / 2);
        var area = new PageArea(left, flow.Y, left + _width, flow.Y + _height);
        var figure = new StructureElement("Figure") { Alternative = _alternative, Box = flow.Page.Box(area) };
        parent.Add(figure);
        flow.Page.Mark(figure, () => flow.Page.Image(_image, area));
        flow.Advance(_height);
        if (_caption is { } caption)
        {
            flow.Advance(Theme.ParagraphGap);
            TextFlow.Set(flow, caption, figure.Add("Caption"), line => flow.Left + ((flow.Width - line.Width) / 2));
        }
    }
}
