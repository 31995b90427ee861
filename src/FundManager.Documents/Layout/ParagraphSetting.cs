using FundManager.Documents.Blocks;
using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

internal sealed class ParagraphSetting(Paragraph paragraph, Theme theme, double width) : BlockSetting
{
    private readonly TextBlock _text = TextBlock.Of(
        paragraph.Runs,
        paragraph.Tone switch
        {
            ParagraphTone.Lead => theme.Lead,
            ParagraphTone.Note => theme.Note,
            _ => theme.Body,
        },
        theme,
        width,
        Theme.Leading,
        paragraph.Language
    );

    public override double After => Theme.ParagraphGap;

    public override double LeadHeight => TextFlow.LeadHeight(_text, theme, width);

    public override void Set(PageFlow flow, StructureElement parent) =>
        TextFlow.Set(flow, _text, parent.Add(new StructureElement("P") { Language = paragraph.Language }), flow.Left);
}
