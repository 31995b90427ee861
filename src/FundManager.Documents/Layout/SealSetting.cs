using FundManager.Documents.Blocks;
using FundManager.Documents.Pdf;
using FundManager.Documents.Text;

namespace FundManager.Documents.Layout;

internal sealed class SealSetting : BlockSetting
{
    // 42 millimetres across, as the seals of public bodies are.
    private const double Radius = 42 / 25.4 * 72 / 2;
    private const int RingCorners = 90;
    private readonly TextBlock _text;
    private readonly TextBlock? _place;
    private readonly ImageFile? _image;
    private readonly string _alternative = "";
    private readonly double _width;

    public SealSetting(Seal seal, Theme theme, double width)
    {
        if (seal.Picture is { } picture)
        {
            if (string.IsNullOrWhiteSpace(picture.Alternative))
            {
                throw new ArgumentException("A picture says in words what it shows.", nameof(seal));
            }

            _image = ImageFile.Read(picture.File);
            _alternative = PlainText.Clean(picture.Alternative);
        }

        // Room for the ring even where the name is short.
        _width = width / 2;
        _text = TextBlock.Of([new Run(seal.Issuer) { Bold = true }, $"\n{seal.Date}"], theme.Body, theme, _width, 1.8);
        _place =
            _image is null && seal.PlaceLabel is { Length: > 0 } label
                ? TextBlock.Name(label, theme.Note, theme, Radius)
                : null;
    }

    public override double Before => Theme.BlockGap;

    public override double LeadHeight => Math.Max(2 * Radius, _text.Height + (2 * (_place?.Height ?? 0)));

    public override void Set(PageFlow flow, StructureElement parent)
    {
        flow.Need(LeadHeight);
        var middle = new PagePoint(flow.Right - (_width / 2), flow.Y + (LeadHeight / 2));
        if (_image is { } image)
        {
            DrawSeal(flow.Page, parent, image, middle);
        }
        else
        {
            DrawRing(flow.Page, middle);
        }

        var top = middle.Y - (_text.Height / 2);
        _place?.Draw(flow.Page, parent.Add("P"), .., top - _place.Height, line => middle.X - (line.Width / 2));
        _text.Draw(flow.Page, parent.Add("P"), .., top, line => middle.X - (line.Width / 2));
        flow.Advance(LeadHeight);
    }

    private static void DrawRing(PageCanvas page, PagePoint middle) =>
        page.Artifact(() =>
            page.Polyline(
                [.. Enumerable.Range(0, RingCorners).Select(i => middle.Around(Radius, Math.Tau * i / RingCorners))],
                Theme.HairLine,
                Theme.RuleColour,
                closed: true
            )
        );

    private void DrawSeal(PageCanvas page, StructureElement parent, ImageFile image, PagePoint middle)
    {
        var size = 2 * Radius / Math.Max(image.Width, image.Height);
        var (halfWidth, halfHeight) = (image.Width * size / 2, image.Height * size / 2);
        var area = new PageArea(
            middle.X - halfWidth,
            middle.Y - halfHeight,
            middle.X + halfWidth,
            middle.Y + halfHeight
        );
        var figure = new StructureElement("Figure") { Alternative = _alternative, Box = page.Box(area) };
        parent.Add(figure);
        page.Mark(figure, () => page.Image(image, area));
    }
}
