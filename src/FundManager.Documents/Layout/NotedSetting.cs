using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

internal sealed class NotedSetting(BlockSetting block, NotesSetting notes) : BlockSetting
{
    public override double Before => block.Before;

    public override double After => notes.After;

    public override double LeadHeight => block.LeadHeight;

    public override void Set(PageFlow flow, StructureElement parent)
    {
        block.Set(flow, parent);
        flow.Need(Theme.ParagraphGap + notes.LeadHeight);
        if (!flow.AtTop)
        {
            flow.Advance(Theme.ParagraphGap);
        }

        notes.Set(flow, parent);
    }
}
