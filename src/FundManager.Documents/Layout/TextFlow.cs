using FundManager.Documents.Pdf;
using FundManager.Documents.Text;

namespace FundManager.Documents.Layout;

/// <summary>Lets a text run over pages, without a single line left behind or sent ahead.</summary>
internal static class TextFlow
{
    private const int FewestLines = 2;

    /// <summary>What must stand together at the text's beginning: three lines cannot be parted without one standing alone.</summary>
    public static double LeadHeight(TextBlock text) =>
        (text.Lines.Count < 2 * FewestLines ? text.Lines.Count : FewestLines) * text.LineHeight;

    public static void Set(PageFlow flow, TextBlock text, StructureElement element, double left) =>
        Set(flow, text, element, _ => left);

    public static void Set(PageFlow flow, TextBlock text, StructureElement element, Func<TextLine, double> left)
    {
        for (var first = 0; first < text.Lines.Count; )
        {
            var count = LinesHere(flow, text, first);
            if (count == 0)
            {
                flow.NewPage();
                continue;
            }

            text.Draw(flow.Page, element, first..(first + count), flow.Y, left);
            flow.Advance(count * text.LineHeight);
            first += count;
        }
    }

    private static int LinesHere(PageFlow flow, TextBlock text, int first)
    {
        var left = text.Lines.Count - first;
        var room = (int)Math.Floor((flow.Remaining / text.LineHeight) + 0.0001);
        if (room >= left)
        {
            return left;
        }

        // The last line does not go overleaf alone.
        var count = left - room == 1 ? room - 1 : room;
        return count < FewestLines && !flow.AtTop ? 0 : Math.Max(count, 1);
    }
}
