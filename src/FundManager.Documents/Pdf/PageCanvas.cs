using System.Globalization;
using System.Text;
using FundManager.Documents.Text;

namespace FundManager.Documents.Pdf;

/// <summary>
/// One page being drawn. Places are in points from the page's upper left corner. Everything drawn is either the content of a
/// structure element or an artifact.
/// </summary>
internal sealed class PageCanvas(int index, double width, double height, PageResources resources)
{
    private readonly StringBuilder _content = new();
    private readonly StringBuilder _beneath = new();
    private readonly List<StructureElement> _owners = [];
    private readonly List<LinkAnnotation> _links = [];
    private StructureElement? _open;
    private Colour? _fill;
    private Colour? _stroke;

    public double Width => width;

    public double Height => height;

    public int Index => index;

    /// <summary>The element of each piece of marked content, by its number.</summary>
    public IReadOnlyList<StructureElement> Owners => _owners;

    public IReadOnlyList<LinkAnnotation> Links => _links;

    public bool IsBlank => _content.Length == 0;

    public byte[] Content => PdfSyntax.Bytes(_beneath, _content);

    /// <summary>Draws the content of an element.</summary>
    public void Mark(StructureElement element, Action draw)
    {
        if (_open is not null)
        {
            throw new InvalidOperationException("Marked content does not nest.");
        }

        _open = element;
        var number = _owners.Count;
        _owners.Add(element);
        element.Add(new MarkedContent(index, number));
        _content.Append(CultureInfo.InvariantCulture, $"/{element.Type} <</MCID {number}>> BDC\n");
        draw();
        _content.Append("EMC\n");
        _open = null;
    }

    /// <summary>Draws what is there for the eye only.</summary>
    public void Artifact(Action draw, string properties = "/Type/Layout")
    {
        if (_open is not null)
        {
            throw new InvalidOperationException("An artifact does not stand inside marked content.");
        }

        _content.Append(CultureInfo.InvariantCulture, $"/Artifact <<{properties}>> BDC\n");
        draw();
        _content.Append("EMC\n");
    }

    public void Text(string text, TextStyle style, double x, double baseline)
    {
        Fill(style.Colour);
        _content.Append(
            CultureInfo.InvariantCulture,
            $"BT {PdfSyntax.Number(x)} {PdfSyntax.Number(height - baseline)} Td "
        );
        resources.Fonts.Show(_content, text, style);
        _content.Append("ET\n");
    }

    /// <summary>Writes a text beneath everything else, rising from the lower left to the upper right, its middle in the page's.</summary>
    public void Watermark(string text, TextStyle style)
    {
        var turn = Math.Atan2(height, width);
        var (sine, cosine) = Math.SinCos(turn);
        var half = style.Width(text) / 2;
        var drop = style.Size * 0.35;
        var x = (width / 2) - (half * cosine) + (drop * sine);
        var y = (height / 2) - (half * sine) - (drop * cosine);
        _beneath.Append(
            CultureInfo.InvariantCulture,
            $"/Artifact <</Type/Pagination/Subtype/Watermark>> BDC\nq {style.Colour} rg BT {cosine:0.#####} {sine:0.#####} {-sine:0.#####} {cosine:0.#####} {PdfSyntax.Number(x)} {PdfSyntax.Number(y)} Tm "
        );
        resources.Fonts.Show(_beneath, text, style);
        _beneath.Append("ET\nQ\nEMC\n");
    }

    public void Rectangle(double x, double y, double boxWidth, double boxHeight, Colour colour)
    {
        Fill(colour);
        _content.Append(
            CultureInfo.InvariantCulture,
            $"{PdfSyntax.Number(x)} {PdfSyntax.Number(height - y - boxHeight)} {PdfSyntax.Number(boxWidth)} {PdfSyntax.Number(boxHeight)} re f\n"
        );
    }

    public void Line(double x, double y, double toX, double thickness, Colour colour)
    {
        Stroke(colour);
        var level = PdfSyntax.Number(height - y);
        _content.Append(
            CultureInfo.InvariantCulture,
            $"{PdfSyntax.Number(thickness)} w {PdfSyntax.Number(x)} {level} m {PdfSyntax.Number(toX)} {level} l S\n"
        );
    }

    /// <summary>A line from above to below.</summary>
    public void Upright(double x, double y, double toY, double thickness, Colour colour)
    {
        Stroke(colour);
        var place = PdfSyntax.Number(x);
        _content.Append(
            CultureInfo.InvariantCulture,
            $"{PdfSyntax.Number(thickness)} w {place} {PdfSyntax.Number(height - y)} m {place} {PdfSyntax.Number(height - toY)} l S\n"
        );
    }

    /// <summary>A line of dots, as between a title and the number of its page.</summary>
    public void Dots(double x, double y, double toX, double thickness, Colour colour)
    {
        _content.Append("[0 3] 0 d 1 J\n");
        Line(x, y, toX, thickness, colour);
        _content.Append("[] 0 d 0 J\n");
    }

    /// <summary>A closed area.</summary>
    public void Polygon(IReadOnlyList<PagePoint> corners, Colour colour)
    {
        Fill(colour);
        Path(corners);
        _content.Append("h f\n");
    }

    /// <summary>A line along points, with round corners.</summary>
    public void Polyline(IReadOnlyList<PagePoint> points, double thickness, Colour colour, bool closed = false)
    {
        Stroke(colour);
        _content.Append(CultureInfo.InvariantCulture, $"1 j {PdfSyntax.Number(thickness)} w\n");
        Path(points);
        _content.Append(closed ? "s\n" : "S\n");
    }

    public void Image(ImageFile image, PageArea area) =>
        _content.Append(
            CultureInfo.InvariantCulture,
            $"q {PdfSyntax.Number(area.Right - area.Left)} 0 0 {PdfSyntax.Number(area.Bottom - area.Top)} {PdfSyntax.Number(area.Left)} {PdfSyntax.Number(height - area.Bottom)} cm /{resources.Name(image)} Do Q\n"
        );

    /// <summary>Makes an area of the page lead to an address or to another place of the document.</summary>
    public void Link(StructureElement owner, object target, string text, PageArea area)
    {
        var link = new LinkAnnotation(owner, index, target, text, Box(area));
        owner.Add(link);
        _links.Add(link);
    }

    /// <summary>An area in the page's own coordinates, which begin at the lower left corner.</summary>
    public string Box(PageArea area) => PdfSyntax.Box(area.Left, height - area.Bottom, area.Right, height - area.Top);

    private void Path(IReadOnlyList<PagePoint> points)
    {
        for (var i = 0; i < points.Count; i++)
        {
            _content.Append(
                CultureInfo.InvariantCulture,
                $"{PdfSyntax.Number(points[i].X)} {PdfSyntax.Number(height - points[i].Y)} {(i == 0 ? 'm' : 'l')}\n"
            );
        }
    }

    private void Stroke(Colour colour)
    {
        if (_stroke != colour)
        {
            _content.Append(CultureInfo.InvariantCulture, $"{colour} RG\n");
            _stroke = colour;
        }
    }

    private void Fill(Colour colour)
    {
        if (_fill != colour)
        {
            _content.Append(CultureInfo.InvariantCulture, $"{colour} rg\n");
            _fill = colour;
        }
    }
}
