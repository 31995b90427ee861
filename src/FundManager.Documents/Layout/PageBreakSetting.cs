using FundManager.Documents.Blocks;
using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

internal sealed class PageBreakSetting(PageBreak pageBreak) : BlockSetting
{
    public override double After => 0;

    public override double LeadHeight => 0;

    public override void Set(PageFlow flow, StructureElement parent)
    {
        flow.Turn(pageBreak.Landscape ?? flow.IsLandscape);
        if (!flow.AtTop)
        {
            flow.NewPage();
        }
    }
}
