using System.Globalization;
using FundManager.Documents.Blocks;
using FundManager.Documents.Fonts;
using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

/// <summary>Sets the blocks of a document on pages, then writes each page's header and footer.</summary>
internal static class DocumentLayout
{
    // A chain of headings longer than this has no text between: it may break.
    private const int LongestChain = 6;

    public static LaidOutDocument LayOut(PdfDocument document, FontSet fonts)
    {
        RefuseSkippedLevels(document.Blocks);
        var uses = new FontUses(fonts);
        var theme = new Theme(fonts);
        var flow = document.Landscape
            ? new PageFlow(Theme.LongSide, Theme.ShortSide, theme, uses)
            : new PageFlow(Theme.ShortSide, Theme.LongSide, theme, uses);
        var settings = document.Blocks.Select((block, i) => Measure(block, i, flow)).ToList();
        var gap = 0.0;
        for (var i = 0; i < settings.Count; i++)
        {
            Place(flow, settings, i, gap);
            settings[i].Set(flow, flow.Structure);
            gap = settings[i].After;
        }

        RunningText.Write(document, flow);
        return new LaidOutDocument(flow.Pages, flow.Structure, flow.Outline, uses);
    }

    private static BlockSetting Measure(Block block, int index, PageFlow flow)
    {
        try
        {
            return BlockSetting.Of(block, flow.Theme, flow.Width);
        }
        catch (MissingGlyphException e)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"block {index + 1}, {block.GetType().Name}");
            throw new MissingGlyphException(e.Character, e.Text, place, e);
        }
    }

    private static void Place(PageFlow flow, List<BlockSetting> settings, int index, double gap)
    {
        var space = flow.AtTop ? 0 : Math.Max(gap, settings[index].Before);
        var together = settings[index].LeadHeight;
        for (var next = index; next + 1 < settings.Count && next - index < LongestChain; next++)
        {
            if (!settings[next].KeepsWithNext)
            {
                break;
            }

            together += Math.Max(settings[next].After, settings[next + 1].Before) + settings[next + 1].LeadHeight;
        }

        if (space + Math.Min(together, flow.FullHeight) > flow.Remaining && !flow.AtTop && together > 0)
        {
            flow.NewPage();
            return;
        }

        flow.Advance(Math.Min(space, Math.Max(flow.Remaining, 0)));
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
