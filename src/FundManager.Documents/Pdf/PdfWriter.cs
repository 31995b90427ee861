using System.Globalization;
using FundManager.Documents.Layout;

namespace FundManager.Documents.Pdf;

/// <summary>Turns drawn pages with their structure into a file.</summary>
internal sealed class PdfWriter(PdfDocument document, LaidOutDocument laidOut)
{
    public const string Producer = "FundManager.Documents";

    private readonly PdfFile _file = new();

    public byte[] Write()
    {
        var pages = laidOut.Pages;
        var pageTree = _file.Reserve();
        var pageNumbers = pages.Select(_ => _file.Reserve()).ToList();
        var tree = new StructureTreeWriter(_file, pageNumbers);
        var structure = tree.Write(laidOut.Structure, pages);
        WritePages(pageTree, pageNumbers, tree);
        var outline = new OutlineWriter(_file, pageNumbers, pages).Write(laidOut.Outline);
        var metadata = _file.AddStream(
            "/Type/Metadata/Subtype/XML",
            XmpMetadata.Write(document, PdfSyntax.LanguageTag(document.Language)),
            compressed: false
        );
        var profile = _file.AddStream("/N 3", SrgbProfile.File);
        var outlineEntries = outline is { } number
            ? $"/Outlines {PdfSyntax.Reference(number)}/PageMode/UseOutlines"
            : "";
        var catalog = _file.Add(
            $"<</Type/Catalog/Pages {PdfSyntax.Reference(pageTree)}/Lang{PdfSyntax.Language(document.Language)}/MarkInfo<</Marked true>>"
                + $"/StructTreeRoot {PdfSyntax.Reference(structure)}{outlineEntries}/Metadata {PdfSyntax.Reference(metadata)}"
                + "/ViewerPreferences<</DisplayDocTitle true>>"
                + "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
                + $"/Info(sRGB IEC61966-2.1)/DestOutputProfile {PdfSyntax.Reference(profile)}>>]>>"
        );
        return _file.Save(catalog, _file.Add(Information()));
    }

    private void WritePages(int pageTree, List<int> pageNumbers, StructureTreeWriter tree)
    {
        var fonts = laidOut.Resources.Fonts.Used.Select(use =>
            $"/{use.Resource} {PdfSyntax.Reference(new FontWriter(_file).Write(use))}"
        );
        var images = laidOut.Resources.Images.Select(
            (image, i) => $"/{PageResources.Name(i)} {PdfSyntax.Reference(new ImageWriter(_file).Write(image))}"
        );
        var resources = _file.Add($"<</Font<<{string.Concat(fonts)}>>/XObject<<{string.Concat(images)}>>>>");
        foreach (var page in laidOut.Pages)
        {
            var content = _file.AddStream("", page.Content);
            var links = string.Join(' ', page.Links.Select(link => PdfSyntax.Reference(tree.Annotations[link])));
            _file.Define(
                pageNumbers[page.Index],
                $"<</Type/Page/Parent {PdfSyntax.Reference(pageTree)}/MediaBox{PdfSyntax.Box(0, 0, page.Width, page.Height)}"
                    + $"/Resources {PdfSyntax.Reference(resources)}/Contents {PdfSyntax.Reference(content)}"
                    + (links.Length > 0 ? $"/Annots[{links}]" : "")
                    + string.Create(CultureInfo.InvariantCulture, $"/StructParents {page.Index}/Tabs/S>>")
            );
        }

        var kids = string.Join(' ', pageNumbers.Select(PdfSyntax.Reference));
        _file.Define(
            pageTree,
            string.Create(CultureInfo.InvariantCulture, $"<</Type/Pages/Count {pageNumbers.Count}/Kids[{kids}]>>")
        );
    }

    private string Information()
    {
        var date = PdfSyntax.Date(document.CreatedAt);
        var author = document.Author is { Length: > 0 } name ? $"/Author {PdfSyntax.Text(name)}" : "";
        var subject = document.Subject is { Length: > 0 } text ? $"/Subject {PdfSyntax.Text(text)}" : "";
        return $"<</Title {PdfSyntax.Text(document.Title)}{author}{subject}/Producer {PdfSyntax.Ascii(Producer)}/CreationDate{date}/ModDate{date}>>";
    }
}
