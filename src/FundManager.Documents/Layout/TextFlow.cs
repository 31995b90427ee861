using FundManager.Documents.Pdf;
using FundManager.Documents.Text;

namespace FundManager.Documents.Layout;

/// <summary>Lets a text run over pages, without a single line left behind or sent ahead.</summary>
internal static class TextFlow
{
    private const int FewestLines = 2;

    /// <summary>What must stand together at the text's beginning: three lines cannot be parted without one standing alone.</summary>
    public static double LeadHeight(TextBlock text) => LeadLines(text) * text.LineHeight;

    /// <summary>The same with the notes that those lines bring to the foot of their page.</summary>
    public static double LeadHeight(TextBlock text, Theme theme, double width) =>
        LeadHeight(text)
        + new FootNotes(theme, width).More(text.Lines.Take(LeadLines(text)).SelectMany(line => line.FootNotes));

    private static int LeadLines(TextBlock text) => text.Lines.Count < 2 * FewestLines ? text.Lines.Count : FewestLines;

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
            foreach (var mark in text.Lines.Skip(first).Take(count).SelectMany(line => line.FootNotes))
            {
                flow.Foot.Add(mark, flow.Structure);
            }

            flow.Advance(count * text.LineHeight);
            first += count;
        }
    }

    private static int LinesHere(PageFlow flow, TextBlock text, int first)
    {
        var left = text.Lines.Count - first;
        var room = Room(flow, text, first);
        if (room >= left)
        {
            return left;
        }

        // The last line does not go overleaf alone.
        var count = left - room == 1 ? room - 1 : room;
        return count < FewestLines && !flow.AtTop ? 0 : Math.Max(count, 1);
    }

    /// <summary>How many lines fit with the notes that they bring.</summary>
    private static int Room(PageFlow flow, TextBlock text, int first)
    {
        var count = (int)Math.Floor((flow.Remaining / text.LineHeight) + 0.0001);
        if (!text.Lines.Skip(first).Take(count).Any(line => line.FootNotes.Any()))
        {
            return count;
        }

        var notes = 0.0;
        for (var i = 0; first + i < text.Lines.Count; i++)
        {
            notes += flow.Foot.More(text.Lines[first + i].FootNotes, notes);
            if (((i + 1) * text.LineHeight) + notes > flow.Remaining + 0.001)
            {
                return i;
            }
        }

        return text.Lines.Count - first;
    }
}
