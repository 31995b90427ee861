using System.Globalization;
using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

internal sealed class NotesSetting : BlockSetting
{
    private const double RuleWidth = 140;
    private readonly TextBlock? _title;
    private readonly double _indent;
    private readonly List<(NoteMark Mark, TextBlock Label, TextBlock Text)> _notes = [];

    public NotesSetting(NumberedNotes notes, Theme theme, double width)
    {
        if (notes.Marks.Count == 0)
        {
            return;
        }

        _title = notes.Title is { Length: > 0 } title
            ? TextBlock.Of([title], theme.Bold(theme.Note), theme, width, Theme.Leading)
            : null;
        _indent = notes.Marks.Max(mark => theme.Note.Width(mark.Label)) + Theme.ParagraphGap;
        foreach (var mark in notes.Marks)
        {
            var label = TextBlock.Of([mark.Label], theme.Note, theme, _indent, Theme.Leading);
            var text = TextBlock.Of([mark.Text], theme.Note, theme, width - _indent, Theme.Leading);
            _notes.Add((mark, label, text));
        }
    }

    public override double Before => _notes.Count == 0 ? 0 : Theme.BlockGap;

    public override double After => _notes.Count == 0 ? 0 : Theme.BlockGap;

    public override double LeadHeight =>
        _notes.Count == 0 ? 0 : Theme.ParagraphGap + (_title?.Height ?? 0) + TextFlow.LeadHeight(_notes[0].Text);

    public override void Set(PageFlow flow, StructureElement parent)
    {
        if (_notes.Count == 0)
        {
            return;
        }

        flow.Page.Artifact(() => flow.Page.Line(flow.Left, flow.Y, flow.Left + RuleWidth, Theme.HairLine, Theme.Quiet));
        flow.Advance(Theme.ParagraphGap);
        if (_title is { } title)
        {
            title.Draw(flow.Page, parent.Add("P"), .., flow.Y, _ => flow.Left);
            flow.Advance(title.Height);
        }

        foreach (var (mark, label, text) in _notes)
        {
            flow.Need(TextFlow.LeadHeight(text));
            mark.Place.Settle(flow.Page.Index, flow.Y);
            var id = string.Create(CultureInfo.InvariantCulture, $"note-{mark.Number:00000}");
            var note = parent.Add(new StructureElement("Note") { Id = id });
            label.Draw(flow.Page, note.Add("Lbl"), .., flow.Y, _ => flow.Left);
            TextFlow.Set(flow, text, note.Add("P"), flow.Left + _indent);
        }
    }
}
