using System.Globalization;
using FundManager.Documents.Fonts;
using FundManager.Documents.Pdf;
using FundManager.Documents.Text;

namespace FundManager.Documents.Layout;

/// <summary>The small text at the head and foot of each page, which is no part of the document's content.</summary>
internal static class RunningText
{
    private const string HeaderArtifact = "/Type/Pagination/Subtype/Header/Attached[/Top]";
    private const string FooterArtifact = "/Type/Pagination/Subtype/Footer/Attached[/Bottom]";
    private const double RuleDistance = 7;
    private const double WatermarkShare = 0.7;
    private const double NumberGap = 12;

    public static void Write(PdfDocument document, PageFlow flow)
    {
        foreach (var page in flow.Pages)
        {
            Checked("watermark", () => WriteWatermark(document, flow, page));
            Checked("header", () => WriteHeader(document, flow, page));
            Checked("footer", () => WriteFooter(document, flow, page));
        }
    }

    private static void WriteWatermark(PdfDocument document, PageFlow flow, PageCanvas page)
    {
        if (document.Watermark is not { Length: > 0 } watermark)
        {
            return;
        }

        var text = PlainText.Clean(watermark).Replace('\n', ' ');
        var style = flow.Theme.For(flow.Theme.Watermark, text);
        var room = Math.Sqrt((page.Width * page.Width) + (page.Height * page.Height)) * WatermarkShare;
        var size = Math.Min(style.Size, style.Size * room / style.Width(text));
        page.Watermark(text, style with { Size = size });
    }

    private static void WriteHeader(PdfDocument document, PageFlow flow, PageCanvas page)
    {
        if (document.Header is not { Length: > 0 } header)
        {
            return;
        }

        var line = Fit(header, flow, Width(page));
        page.Artifact(
            () =>
            {
                Draw(page, line, Theme.SideMargin, Theme.HeaderBaseline);
                page.Line(
                    Theme.SideMargin,
                    Theme.HeaderBaseline + RuleDistance,
                    Right(page),
                    Theme.HairLine,
                    Theme.RuleColour
                );
            },
            HeaderArtifact
        );
    }

    private static void WriteFooter(PdfDocument document, PageFlow flow, PageCanvas page)
    {
        var baseline = page.Height - Theme.FooterBaseline;
        var number = document.PageNumberFormat is { } format
            ? string.Format(CultureInfo.InvariantCulture, format, page.Index + 1, flow.Pages.Count)
            : "";
        var right = Fit(number, flow, Width(page));
        var left = Fit(document.Footer ?? "", flow, Width(page) - right.Width - NumberGap);
        if (left.Pieces.Count + right.Pieces.Count == 0)
        {
            return;
        }

        page.Artifact(
            () =>
            {
                Draw(page, left, Theme.SideMargin, baseline);
                Draw(page, right, Right(page) - right.Width, baseline);
            },
            FooterArtifact
        );
    }

    private static double Right(PageCanvas page) => page.Width - Theme.SideMargin;

    private static double Width(PageCanvas page) => page.Width - (2 * Theme.SideMargin);

    private static TextLine Fit(string text, PageFlow flow, double width) =>
        LineBreaker.Fit(new StyledText(PlainText.Clean(text), flow.Theme.For(flow.Theme.Running, text)), width);

    private static void Draw(PageCanvas page, TextLine line, double left, double baseline)
    {
        foreach (var piece in line.Pieces)
        {
            page.Text(piece.Value, piece.Style, left + piece.Offset, baseline);
        }
    }

    private static void Checked(string place, Action write)
    {
        try
        {
            write();
        }
        catch (MissingGlyphException e)
        {
            throw e.In(place);
        }
    }
}
