using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

internal sealed class NotesSetting : BlockSetting
{
    private const double RuleWidth = 140;
    private readonly TextBlock? _title;
    private readonly List<(NoteMark Mark, NoteLayout Layout)> _notes = [];

    public NotesSetting(NumberedNotes notes, Theme theme, double width)
    {
        if (notes.Marks.Count == 0)
        {
            return;
        }

        _title = notes.Title is { Length: > 0 } title
            ? TextBlock.Of([title], theme.Bold(theme.Note), theme, width, Theme.Leading)
            : null;
        var indent = notes.Marks.Max(mark => theme.Note.Width(mark.Label)) + Theme.ParagraphGap;
        _notes = [.. notes.Marks.Select(mark => (mark, NoteLayout.Of(mark, theme, width, indent)))];
    }

    public override double Before => _notes.Count == 0 ? 0 : Theme.BlockGap;

    public override double After => _notes.Count == 0 ? 0 : Theme.BlockGap;

    public override double LeadHeight =>
        _notes.Count == 0 ? 0 : Theme.ParagraphGap + (_title?.Height ?? 0) + TextFlow.LeadHeight(_notes[0].Layout.Text);

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

        foreach (var (mark, note) in _notes)
        {
            flow.Need(TextFlow.LeadHeight(note.Text));
            mark.Place.Settle(flow.Page.Index, flow.Y);
            var element = NoteLayout.ElementOf(mark, parent);
            note.Label.Draw(flow.Page, element.Add("Lbl"), .., flow.Y, _ => flow.Left);
            TextFlow.Set(flow, note.Text, element.Add("P"), flow.Left + note.Indent);
        }
    }
}
