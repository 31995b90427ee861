using FundManager.Documents.Fonts;
using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

/// <summary>Sets the blocks of a document on pages, then what depends on where they stand, then each page's header and footer.</summary>
internal static class DocumentLayout
{
    public static LaidOutDocument LayOut(PdfDocument document, FontSet fonts)
    {
        var blocks = PreparedBlocks.Of(document.Blocks, document.HeadingNumbering);
        var resources = new PageResources(fonts);
        var flow = new PageFlow(document.Landscape, new Theme(fonts, document.Language), resources);
        new BlockSequence(blocks, flow.Theme, document.Landscape).Set(flow, flow.Structure);
        flow.DrawWhatWasPutOff();
        RunningText.Write(document, flow);
        return new LaidOutDocument(flow.Pages, flow.Structure, flow.Outline, resources);
    }
}
