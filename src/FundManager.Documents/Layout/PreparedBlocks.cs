using System.Globalization;
using FundManager.Documents.Blocks;

namespace FundManager.Documents.Layout;

/// <summary>Fills in what a block takes from the whole document: numbers of headings, the headings of a table of contents.</summary>
internal static class PreparedBlocks
{
    /// <exception cref="ArgumentException">A heading skips a level.</exception>
    public static IReadOnlyList<Block> Of(IReadOnlyList<Block> blocks, HeadingNumbering numbering)
    {
        RefuseSkippedLevels(blocks);
        var numbers = new HeadingNumbers(numbering);
        var numbered = blocks.Select(block => block is Heading heading ? numbers.Number(heading) : block).ToList();
        var headings = numbered.OfType<Heading>().ToList();
        return
        [
            .. numbered.Select(block => block is TableOfContents contents ? new Contents(contents, headings) : block),
        ];
    }

    private static void RefuseSkippedLevels(IReadOnlyList<Block> blocks)
    {
        var level = 0;
        foreach (var heading in blocks.OfType<Heading>())
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
