using System.Globalization;
using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

/// <summary>The notes at the foot of one page: the page's text keeps away from them while it is set, and they are drawn at the end.</summary>
internal sealed class FootNotes(Theme theme, double width)
{
    private const double RuleWidth = 140;
    private readonly List<(NoteMark Mark, StructureElement Element)> _notes = [];

    /// <summary>Room that they take at the bottom of the page, 0 while there is none.</summary>
    public double Height { get; private set; }

    /// <summary>Room that notes take beside those that are there already.</summary>
    public double More(IEnumerable<NoteMark> marks, double already = 0)
    {
        var more = marks.Sum(mark => NoteLayout.Of(mark, theme, width).Height);
        return more > 0 && Height + already == 0 ? more + Gap : more;
    }

    private static double Gap => Theme.BlockGap + Theme.ParagraphGap;

    /// <param name="mark">The note.</param>
    /// <param name="parent">Where it is read: after what refers to it.</param>
    public void Add(NoteMark mark, StructureElement parent)
    {
        Height += More([mark]);
        _notes.Add((mark, NoteLayout.ElementOf(mark, parent)));
    }

    public void Draw(PageCanvas page, double left)
    {
        if (_notes.Count == 0)
        {
            return;
        }

        var y = page.Height - Theme.BottomMargin - Height + Theme.BlockGap;
        page.Artifact(() => page.Line(left, y, left + RuleWidth, Theme.HairLine, Theme.Quiet));
        y += Theme.ParagraphGap;
        foreach (var (mark, element) in _notes)
        {
            var note = NoteLayout.Of(mark, theme, width);
            mark.Place.Settle(page.Index, y);
            note.Label.Draw(page, element.Add("Lbl"), .., y, _ => left);
            note.Text.Draw(page, element.Add("P"), .., y, _ => left + note.Indent);
            y += note.Height;
        }
    }
}

/// <summary>A note broken to a width.</summary>
/// <param name="Label">Its number.</param>
/// <param name="Text">What it says.</param>
/// <param name="Indent">From the left of the number to the left of the text.</param>
internal sealed record NoteLayout(TextBlock Label, TextBlock Text, double Indent)
{
    public double Height => Text.Height;

    public static NoteLayout Of(NoteMark mark, Theme theme, double width, double? indent = null)
    {
        var room = indent ?? (theme.Note.Width(mark.Label) + Theme.ParagraphGap);
        return new NoteLayout(
            TextBlock.Of([mark.Label], theme.Note, theme, room, Theme.Leading),
            TextBlock.Of([mark.Text], theme.Note, theme, width - room, Theme.Leading),
            room
        );
    }

    public static StructureElement ElementOf(NoteMark mark, StructureElement parent) =>
        parent.Add(
            new StructureElement("Note")
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"note-{mark.Number:00000}"),
            }
        );
}
