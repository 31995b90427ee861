using FundManager.Documents.Blocks;

namespace FundManager.Documents.Layout;

/// <summary>Numbers the notes of a document in reading order, and says where each is printed.</summary>
internal sealed class NoteNumbers
{
    // What one paragraph may bring to the foot of its page: a third of it in small print.
    private const int MostAtFoot = 600;
    private readonly List<NoteMark> _waiting = [];
    private int _count;

    /// <summary>Whether the notes of paragraphs and lists go to the foot of their pages.</summary>
    public bool AtFoot { get; set; }

    public Block Number(Block block) =>
        block switch
        {
            Paragraph paragraph => Number(paragraph),
            ItemList list when list.Items.Any(item => HasNote(item.Runs)) => list with
            {
                Items = [.. list.Items.Select(Number)],
            },
            Table table when table.Rows.Any(row => row.Cells.Any(cell => HasNote(cell.Runs))) => table with
            {
                Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(Number)] })],
            },
            Notes notes => Take(notes.Title),
            _ => block,
        };

    /// <summary>The notes that no block has printed yet; null when there are none.</summary>
    public NumberedNotes? Rest() => _waiting.Count == 0 ? null : Take(null);

    private static bool HasNote(IReadOnlyList<Run> runs) => runs.Any(run => run.Note is { Length: > 0 });

    private Paragraph Number(Paragraph paragraph) =>
        HasNote(paragraph.Runs) ? paragraph with { Runs = Number(paragraph.Runs) } : paragraph;

    private TableCell Number(TableCell cell) => HasNote(cell.Runs) ? cell with { Runs = Number(cell.Runs) } : cell;

    private List<Run> Number(IReadOnlyList<Run> runs)
    {
        var atFoot = AtFoot && runs.Sum(run => run.Note?.Length ?? 0) <= MostAtFoot;
        return
        [
            .. runs.Select(run => run.Note is { Length: > 0 } text ? run with { NoteMark = Next(text, atFoot) } : run),
        ];
    }

    private NoteMark Next(string text, bool atFoot)
    {
        var mark = new NoteMark(++_count, text, atFoot);
        if (!atFoot)
        {
            _waiting.Add(mark);
        }

        return mark;
    }

    private NumberedNotes Take(string? title)
    {
        var notes = new NumberedNotes(title, [.. _waiting]);
        _waiting.Clear();
        return notes;
    }
}
