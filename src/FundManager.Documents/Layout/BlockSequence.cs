using System.Globalization;
using FundManager.Documents.Blocks;
using FundManager.Documents.Fonts;
using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

/// <summary>Blocks measured to a width and set one below the other.</summary>
internal sealed class BlockSequence
{
    // A chain of headings longer than this has no text between: it may break.
    private const int LongestChain = 6;
    private readonly List<BlockSetting> _settings = [];

    public BlockSequence(IReadOnlyList<Block> blocks, Theme theme, bool isLandscape)
    {
        var lies = isLandscape;
        for (var i = 0; i < blocks.Count; i++)
        {
            lies = (blocks[i] as PageBreak)?.Landscape ?? lies;
            _settings.Add(Measure(blocks[i], i, theme, PageFlow.WidthOf(lies)));
        }
    }

    public BlockSequence(IReadOnlyList<Block> blocks, Theme theme, double width) =>
        _settings.AddRange(blocks.Select((block, i) => Measure(block, i, theme, width)));

    /// <summary>Height of what must stand together at its beginning.</summary>
    public double LeadHeight => _settings.Count == 0 ? 0 : Together(0);

    public void Set(PageFlow flow, StructureElement parent)
    {
        var gap = 0.0;
        for (var i = 0; i < _settings.Count; i++)
        {
            // The first of a column begins where its neighbours do.
            Place(flow, i, i == 0 ? 0 : Math.Max(gap, _settings[i].Before));
            _settings[i].Set(flow, parent);
            gap = _settings[i].After;
        }
    }

    private static BlockSetting Measure(Block block, int index, Theme theme, double width)
    {
        try
        {
            return BlockSetting.Of(block, theme, width);
        }
        catch (MissingGlyphException e)
        {
            var kind = (block is Noted noted ? noted.Block : block).GetType().Name;
            throw e.In(string.Create(CultureInfo.InvariantCulture, $"block {index + 1}, {kind}"));
        }
    }

    private void Place(PageFlow flow, int index, double wanted)
    {
        var space = flow.AtTop ? 0 : wanted;
        var together = Together(index);
        if (space + Math.Min(together, flow.FullHeight) > flow.Remaining && !flow.AtTop && together > 0)
        {
            flow.NewPage();
            return;
        }

        flow.Advance(Math.Min(space, Math.Max(flow.Remaining, 0)));
    }

    private double Together(int index)
    {
        var together = _settings[index].LeadHeight;
        for (var next = index; next + 1 < _settings.Count && next - index < LongestChain; next++)
        {
            if (!_settings[next].KeepsWithNext)
            {
                break;
            }

            together += Math.Max(_settings[next].After, _settings[next + 1].Before) + _settings[next + 1].LeadHeight;
        }

        return together;
    }
}
