using FundManager.Documents.Blocks;
using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

/// <summary>A block that has been measured and can be set.</summary>
internal abstract class BlockSetting
{
    /// <summary>Space wanted above, which is shared with the space below the block before.</summary>
    public virtual double Before => 0;

    /// <summary>Space wanted below.</summary>
    public virtual double After => Theme.BlockGap;

    /// <summary>Height of what must stand on the page with a heading above it.</summary>
    public abstract double LeadHeight { get; }

    /// <summary>Whether the next block must begin on the same page.</summary>
    public virtual bool KeepsWithNext => false;

    public abstract void Set(PageFlow flow, StructureElement parent);

    public static BlockSetting Of(Block block, Theme theme, double width) =>
        block switch
        {
            Heading heading => new HeadingSetting(heading, theme, width),
            Paragraph paragraph => new ParagraphSetting(paragraph, theme, width),
            ItemList list => new ItemListSetting(list, theme, width),
            KeyValues facts => new TableSetting(TableMeasure.Of(facts, theme, width)),
            Form form => new FormSetting(FormMeasure.Of(form, theme, width)),
            Table table => new TableSetting(TableMeasure.Of(table, theme, width)),
            BarChart chart => new BarChartSetting(chart, theme, width),
            StackedBarChart chart => new StackedBarChartSetting(chart, theme, width),
            LineChart chart => new LineChartSetting(chart, theme, width),
            Gauge gauge => new GaugeSetting(gauge, theme, width),
            RadarChart chart => new RadarChartSetting(chart, theme, width),
            Picture picture => new PictureSetting(picture, theme, width),
            Contents contents => new ContentsSetting(contents, theme, width),
            Noted noted => new NotedSetting(Of(noted.Block, theme, width), new NotesSetting(noted.Notes, theme, width)),
            NumberedNotes notes => new NotesSetting(notes, theme, width),
            Columns columns => new ColumnsSetting(columns, theme, width),
            Seal seal => new SealSetting(seal, theme, width),
            Spacer spacer => new SpacerSetting(spacer),
            PageBreak pageBreak => new PageBreakSetting(pageBreak),
            SignatureBlock signatures => new SignatureSetting(signatures, theme, width),
            _ => throw new ArgumentException($"A {block.GetType().Name} cannot be set.", nameof(block)),
        };
}
