using System.Globalization;
using FundManager.Documents.Blocks;

namespace FundManager.Documents.Layout;

/// <summary>Fills in what a block takes from the whole document: numbers of headings and notes, the headings of a table of contents.</summary>
internal static class PreparedBlocks
{
    /// <exception cref="ArgumentException">A heading skips a level.</exception>
    public static IReadOnlyList<Block> Of(IReadOnlyList<Block> blocks, HeadingNumbering numbering)
    {
        RefuseSkippedLevels(blocks);
        var headings = new HeadingNumbers(numbering);
        var notes = new NoteNumbers();
        var isCollected = Collects(blocks);
        List<Block> numbered = [];
        List<NumberedNotes?> beneath = [];
        foreach (var block in blocks)
        {
            notes.AtFoot = !isCollected && block is (Paragraph or ItemList);
            numbered.AddRange(
                Map([block], one => one is Heading heading ? headings.Number(heading) : notes.Number(one))
            );
            beneath.Add(isCollected ? null : notes.Rest());
        }

        var listed = Headings(numbered).ToList();
        IReadOnlyList<Block> rest = notes.Rest() is { } last ? [last] : [];
        return
        [
            .. Map(numbered, block => block is TableOfContents contents ? new Contents(contents, listed) : block)
                .Zip(beneath, (block, below) => below is null ? block : new Noted(block, below)),
            .. rest,
        ];
    }

    /// <summary>Whether a block collects the notes above it.</summary>
    private static bool Collects(IReadOnlyList<Block> blocks) =>
        blocks.Any(block => block is Notes || (block is Columns columns && columns.Content.Any(Collects)));

    /// <summary>Each block changed, in reading order, those in columns too.</summary>
    private static List<Block> Map(IReadOnlyList<Block> blocks, Func<Block, Block> change) =>
        [
            .. blocks.Select(block =>
                block is Columns columns
                    ? columns with
                    {
                        Content = [.. columns.Content.Select(column => Map(column, change))],
                    }
                    : change(block)
            ),
        ];

    private static IEnumerable<Heading> Headings(IReadOnlyList<Block> blocks) =>
        blocks.SelectMany(block =>
            block switch
            {
                Heading heading => [heading],
                Columns columns => columns.Content.SelectMany(Headings),
                _ => Enumerable.Empty<Heading>(),
            }
        );

    private static void RefuseSkippedLevels(IReadOnlyList<Block> blocks)
    {
        var level = 0;
        foreach (var heading in Headings(blocks))
        {
            if (heading.Level < 1 || heading.Level > level + 1)
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"“{heading.Text}” of level {heading.Level} follows level {level}."
                    ),
                    nameof(blocks)
                );
            }

            level = heading.Level;
        }
    }
}
