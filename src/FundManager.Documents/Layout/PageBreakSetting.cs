using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

internal sealed class PageBreakSetting : BlockSetting
{
    public override double After => 0;

    public override double LeadHeight => 0;

    public override void Set(PageFlow flow, StructureElement parent)
    {
        if (!flow.AtTop)
        {
            flow.NewPage();
        }
    }
}
