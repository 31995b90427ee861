using FundManager.Documents.Blocks;
using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

internal sealed class SpacerSetting(Spacer spacer) : BlockSetting
{
    public override double After => 0;

    public override double LeadHeight => 0;

    public override void Set(PageFlow flow, StructureElement parent)
    {
        if (!flow.AtTop)
        {
            flow.Advance(Math.Min(Math.Max(spacer.Height, 0), Math.Max(flow.Remaining, 0)));
        }
    }
}
