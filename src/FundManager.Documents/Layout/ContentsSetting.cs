using System.Globalization;
using FundManager.Documents.Pdf;
using FundManager.Documents.Text;

namespace FundManager.Documents.Layout;

/// <summary>Sets a table of contents. The numbers of pages are drawn when all headings have their places.</summary>
internal sealed class ContentsSetting : BlockSetting
{
    private const double IndentStep = 16;
    private const double NumberWidth = 30;
    private const double DotGap = 4;
    private const double DotThickness = 0.7;
    private readonly TextBlock? _title;
    private readonly List<Entry> _entries = [];

    public ContentsSetting(Contents contents, Theme theme, double width)
    {
        if (contents.Block.Title is { Length: > 0 } title)
        {
            _title = TextBlock.Of([title], theme.Heading(3), theme, width, Theme.Leading);
        }

        var titles = contents.Headings.Count(heading => heading.Level == 1);
        var first = titles == 1 ? 2 : 1;
        for (var i = 0; i < contents.Headings.Count; i++)
        {
            var heading = contents.Headings[i];
            if (heading.Level >= first && heading.Level <= contents.Block.Depth)
            {
                var indent = (heading.Level - first) * IndentStep;
                var style = heading.Level == first ? theme.BodyBold : theme.Body;
                var text = TextBlock.Of([heading.Text], style, theme, width - indent - NumberWidth, Theme.Leading);
                _entries.Add(new Entry(i, heading.Text, text, indent));
            }
        }
    }

    public override double LeadHeight => (_title?.Height ?? 0) + (_entries.Count == 0 ? 0 : _entries[0].Text.Height);

    public override void Set(PageFlow flow, StructureElement parent)
    {
        var contents = parent.Add("TOC");
        if (_title is { } title)
        {
            title.Draw(flow.Page, contents.Add("Caption"), .., flow.Y, _ => flow.Left);
            flow.Advance(title.Height);
        }

        foreach (var entry in _entries)
        {
            flow.Need(entry.Text.Height);
            SetEntry(flow, contents.Add("TOCI").Add("Reference").Add("Link"), entry);
            flow.Advance(entry.Text.Height);
        }
    }

    private static void SetEntry(PageFlow flow, StructureElement link, Entry entry)
    {
        var (page, top, left, right) = (flow.Page, flow.Y, flow.Left + entry.Indent, flow.Right);
        page.Mark(link, () => entry.Text.DrawUntagged(page, top, _ => left));
        var place = new PageDestination();
        page.Link(link, place, PlainText.Clean(entry.Title), new PageArea(left, top, right, top + entry.Text.Height));
        flow.Later(() =>
        {
            var target = flow.Outline[entry.Heading];
            place.Settle(target.Page, target.Top);
            DrawNumber(page, link, entry, (left, right, top), flow.Theme.Body, target.Page + 1);
        });
    }

    private static void DrawNumber(
        PageCanvas page,
        StructureElement link,
        Entry entry,
        (double Left, double Right, double Top) line,
        TextStyle style,
        int number
    )
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        var start = line.Right - style.Width(text);
        var last = entry.Text.Lines[^1];
        var baseline =
            line.Top + entry.Text.Height - entry.Text.LineHeight + (entry.Text.LineHeight * Theme.BaselineShare);
        page.Artifact(() =>
            page.Dots(line.Left + last.Width + DotGap, baseline, start - DotGap, DotThickness, Theme.Quiet)
        );
        page.Mark(link, () => page.Text(text, style, start, baseline));
    }

    /// <param name="Heading">Its number among all headings of the document, from 0.</param>
    /// <param name="Title">The heading's text.</param>
    /// <param name="Text">The same, broken to the line.</param>
    /// <param name="Indent">From the left of the text.</param>
    private sealed record Entry(int Heading, string Title, TextBlock Text, double Indent);
}
