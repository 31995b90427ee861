using FundManager.Documents.Blocks;
using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

internal sealed class ColumnsSetting : BlockSetting
{
    private const double Gap = 24;
    private readonly List<BlockSequence> _columns;
    private readonly double _width;

    public ColumnsSetting(Columns columns, Theme theme, double width)
    {
        if (columns.Content.Count is < 2 or > 4 || columns.Content.Any(blocks => blocks.Any(b => b is PageBreak)))
        {
            throw new ArgumentException("Two to four columns without page breaks stand side by side.", nameof(columns));
        }

        _width = (width - (Gap * (columns.Content.Count - 1))) / columns.Content.Count;
        _columns = [.. columns.Content.Select(blocks => new BlockSequence(blocks, theme, _width))];
    }

    public override double Before => Theme.ParagraphGap;

    public override double LeadHeight => _columns.Max(column => column.LeadHeight);

    public override void Set(PageFlow flow, StructureElement parent) =>
        flow.SideBySide([
            .. _columns.Select(
                (column, i) => (i * (_width + Gap), _width, (Action)(() => column.Set(flow, parent.Add("Div"))))
            ),
        ]);
}
