using System.Text;
using FundManager.Documents.Blocks;
using FundManager.Documents.Tests.Fonts;
using UglyToad.PdfPig.Tokens;

namespace FundManager.Documents.Tests;

/// <summary>What PDF/UA-1 asks of the pages' content and of the tree above it, checked on the files themselves.</summary>
internal sealed class MarkedContentTests
{
    private static readonly byte[] Sample = SampleReport.Chinese.Render(TestFonts.All);

    [Test]
    public void Everything_drawn_is_content_of_an_element_or_an_artifact()
    {
        var drawn = 0;
        foreach (var page in Contents())
        {
            var depth = 0;
            foreach (var line in page.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var word = line[(line.LastIndexOf(' ') + 1)..];
                depth += word switch
                {
                    "BDC" => 1,
                    "EMC" => -1,
                    _ => 0,
                };
                Assert.That(depth, Is.InRange(0, 1), line);
                if (word is "ET" or "f" or "S")
                {
                    drawn++;
                    Assert.That(depth, Is.EqualTo(1), line);
                }
            }

            Assert.That(depth, Is.Zero);
        }

        Assert.That(drawn, Is.GreaterThan(100));
    }

    [Test]
    public void Pieces_of_content_are_counted_on_each_page_and_lead_back_to_the_tree()
    {
        using var document = UglyToad.PdfPig.PdfDocument.Open(Sample);
        var root = (DictionaryToken)Resolve(
            document,
            document.Structure.Catalog.CatalogDictionary.Data["StructTreeRoot"]
        );
        var tree = (DictionaryToken)Resolve(document, root.Data["ParentTree"]);
        var entries = ((ArrayToken)tree.Data["Nums"]).Data;
        var pages = Contents().ToList();

        for (var i = 0; i < pages.Count; i++)
        {
            var numbers = pages[i]
                .Split("/MCID ")
                .Skip(1)
                .Select(rest => rest[..rest.IndexOf('>', StringComparison.Ordinal)]);
            var owners = ((ArrayToken)Resolve(document, entries[(2 * i) + 1])).Data;

            Assert.That(((NumericToken)entries[2 * i]).Int, Is.EqualTo(i));
            Assert.That(numbers, Is.EqualTo(owners.Select((_, number) => $"{number}")));
        }
    }

    [Test]
    public void Every_element_is_a_known_kind_in_its_place()
    {
        using var document = UglyToad.PdfPig.PdfDocument.Open(Sample);
        var root = (DictionaryToken)Resolve(
            document,
            document.Structure.Catalog.CatalogDictionary.Data["StructTreeRoot"]
        );
        var pairs = new HashSet<string>(StringComparer.Ordinal);

        Collect(document, root.Data["K"], "Root", pairs);

        string[] allowed =
        [
            "Root>Document",
            "Document>H1",
            "Document>H2",
            "Document>H3",
            "Document>P",
            "Document>L",
            "Document>Table",
            "Document>Figure",
            "P>Link",
            "L>LI",
            "LI>Lbl",
            "LI>LBody",
            "Table>Caption",
            "Table>THead",
            "Table>TBody",
            "THead>TR",
            "TBody>TR",
            "TR>TH",
            "TR>TD",
        ];
        Assert.That(pairs, Is.SubsetOf(allowed));
        Assert.That(pairs, Has.Count.EqualTo(allowed.Length));
    }

    [Test]
    public void A_paragraph_says_its_language_where_it_is_another()
    {
        var pdf = SampleReport
            .Of(new Paragraph("In English.") { Language = "en" }, new Paragraph("中文"))
            .Render(TestFonts.All);

        var unpacked = PdfTools.Unpacked(pdf);

        Assert.That(unpacked, Does.Contain("/Lang (en)").And.Contain("/Lang (zh-CN)"));
    }

    private static void Collect(
        UglyToad.PdfPig.PdfDocument document,
        IToken token,
        string parent,
        HashSet<string> pairs
    )
    {
        switch (Resolve(document, token))
        {
            case ArrayToken kids:
                foreach (var kid in kids.Data)
                {
                    Collect(document, kid, parent, pairs);
                }

                break;
            case DictionaryToken element when element.Data.TryGetValue("S", out var type):
                pairs.Add($"{parent}>{((NameToken)type).Data}");
                Collect(document, element.Data["K"], ((NameToken)type).Data, pairs);
                break;
        }
    }

    private static IToken Resolve(UglyToad.PdfPig.PdfDocument document, IToken token) =>
        token is IndirectReferenceToken reference ? document.Structure.GetObject(reference.Data).Data : token;

    private static IEnumerable<string> Contents()
    {
        using var document = UglyToad.PdfPig.PdfDocument.Open(Sample);
        foreach (var page in document.GetPages())
        {
            var stream = (StreamToken)Resolve(document, page.Dictionary.Data["Contents"]);
            var bytes = UglyToad.PdfPig.Filters.DefaultFilterProvider.Instance is var filters
                ? filters
                    .GetFilters(stream.StreamDictionary)
                    .Aggregate(stream.Data, (data, filter) => filter.Decode(data, stream.StreamDictionary, filters, 0))
                : stream.Data;
            yield return Encoding.Latin1.GetString(bytes.Span);
        }
    }
}
