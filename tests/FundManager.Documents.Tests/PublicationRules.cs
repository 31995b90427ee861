using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using UglyToad.PdfPig.Tokens;
using PigDocument = UglyToad.PdfPig.PdfDocument;

namespace FundManager.Documents.Tests;

/// <summary>What PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) ask of a file, as far as a program of our own can tell; no word of the reference validator.</summary>
internal sealed partial class PublicationRules(byte[] file)
{
    private static readonly string[] Painting = ["ET", "f", "S", "s", "Do"];
    private static readonly XNamespace PdfA = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace PdfUa = "http://www.aiim.org/pdfua/ns/id/";
    private readonly List<string> _broken = [];

    /// <summary>The rules that the file breaks, in words.</summary>
    public IReadOnlyList<string> Broken()
    {
        using var document = PigDocument.Open(file);
        var objects = new PdfObjects(document);
        CheckCatalog(objects);
        CheckMetadata(objects, document.Information.Title, document.Information.Producer);
        var pages = objects.Pages.ToList();
        var marked = pages.ToDictionary(page => page.Number, page => CheckContent(objects.Content(page), page.Number));
        _broken.AddRange(new StructureRules(objects, marked).Broken());
        foreach (var page in pages)
        {
            CheckPage(objects, page.Dictionary, page.Number);
        }

        new FontRules(objects, _broken).Check(pages[0].Dictionary);
        return _broken;
    }

    private void Ask(bool holds, string rule)
    {
        if (!holds)
        {
            _broken.Add(rule);
        }
    }

    private void CheckCatalog(PdfObjects objects)
    {
        var catalog = objects.Catalog;
        var raw = Encoding.Latin1.GetString(file);
        Ask(raw.StartsWith("%PDF-1.7\n%", StringComparison.Ordinal) && raw[10..14].All(c => c > 127), "binary header");
        Ask(raw.EndsWith("%%EOF\n", StringComparison.Ordinal), "nothing after the end");
        Ask(Identity().IsMatch(raw), "identity in the trailer");
        Ask(!raw.Contains("/Encrypt", StringComparison.Ordinal), "no encryption");
        Ask(objects.Get<StringToken>(catalog, "Lang")?.Data is "en" or "zh-CN", "language");
        Ask(objects.Get<DictionaryToken>(catalog, "MarkInfo")?.Data["Marked"] is BooleanToken { Data: true }, "marked");
        var preferences = objects.Get<DictionaryToken>(catalog, "ViewerPreferences");
        Ask(preferences?.Data["DisplayDocTitle"] is BooleanToken { Data: true }, "title shown");
        Ask(!catalog.Data.ContainsKey("OpenAction") && !catalog.Data.ContainsKey("AA"), "no actions of its own");
        Ask(!catalog.Data.ContainsKey("Names") && !catalog.Data.ContainsKey("AcroForm"), "no embedded files and forms");
        var intent = (DictionaryToken)objects.Resolve(objects.Get<ArrayToken>(catalog, "OutputIntents")!.Data[0]);
        Ask(objects.Get<NameToken>(intent, "S")?.Data == "GTS_PDFA1", "output intent");
        var profile = objects.Get<StreamToken>(intent, "DestOutputProfile")!;
        Ask(((NumericToken)profile.StreamDictionary.Data["N"]).Int == 3, "profile of three channels");
        Ask(Encoding.ASCII.GetString(PdfObjects.Bytes(profile), 36, 4) == "acsp", "an ICC profile");
    }

    private void CheckMetadata(PdfObjects objects, string? title, string? producer)
    {
        var stream = objects.Get<StreamToken>(objects.Catalog, "Metadata")!;
        Ask(!stream.StreamDictionary.Data.ContainsKey("Filter"), "metadata is not packed");
        var text = Encoding.UTF8.GetString(PdfObjects.Bytes(stream));
        var packet = XDocument.Parse(text[(text.IndexOf("?>", StringComparison.Ordinal) + 2)..]);
        string? Value(XName name) => packet.Descendants(name).SingleOrDefault()?.Value;
        Ask(Value(PdfA + "part") == "2" && Value(PdfA + "conformance") == "A", "PDF/A-2a is declared");
        Ask(Value(PdfUa + "part") == "1", "PDF/UA-1 is declared");
        Ask(Value(XName.Get("title", "http://purl.org/dc/elements/1.1/")) == title && title?.Length > 0, "one title");
        Ask(Value(XName.Get("Producer", "http://ns.adobe.com/pdf/1.3/")) == producer, "one producer");
        Ask(text.Contains("<pdfaSchema:prefix>pdfuaid<", StringComparison.Ordinal), "schema of pdfuaid is described");
    }

    /// <returns>How many pieces of the page's content are numbered.</returns>
    private int CheckContent(string content, int page)
    {
        var (depth, count) = (0, 0);
        foreach (var line in content.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var word = line[(line.LastIndexOf(' ') + 1)..];
            word = word == "Q" ? line.Split(' ')[^2] : word;
            depth +=
                word == "BDC" ? 1
                : word == "EMC" ? -1
                : 0;
            Ask(depth is 0 or 1, $"marked content does not nest: page {page}: {line}");
            Ask(depth == 1 || !Painting.Contains(word), $"all is content or artifact: page {page}: {line}");
            if (word == "BDC" && line.Contains("/MCID", StringComparison.Ordinal))
            {
                Ask(
                    line.Contains($"/MCID {count}>", StringComparison.Ordinal),
                    $"numbers in order: page {page}: {line}"
                );
                count++;
            }
        }

        Ask(depth == 0, $"marked content ends: page {page}");
        return count;
    }

    private void CheckPage(PdfObjects objects, DictionaryToken page, int number)
    {
        Ask(objects.Get<NameToken>(page, "Tabs")?.Data == "S", $"tabs follow the structure: page {number}");
        Ask(page.Data.ContainsKey("StructParents"), $"way back to the structure: page {number}");
        foreach (var reference in objects.Get<ArrayToken>(page, "Annots")?.Data ?? [])
        {
            var link = (DictionaryToken)objects.Resolve(reference);
            Ask(objects.Get<NameToken>(link, "Subtype")?.Data == "Link", "only links");
            Ask(
                link.Data.TryGetValue("Contents", out var words) && PdfObjects.Text(words).Length > 0,
                "link says where"
            );
            Ask(link.Data.ContainsKey("StructParent"), "link leads back to the structure");
            Ask(objects.Get<NumericToken>(link, "F")?.Int == 4, "link is printed");
            Ask(link.Data.ContainsKey("A") != link.Data.ContainsKey("Dest"), "link has one target");
        }

        var resources = objects.Get<DictionaryToken>(page, "Resources")!;
        foreach (var image in objects.Get<DictionaryToken>(resources, "XObject")?.Data.Values ?? [])
        {
            var dictionary = ((StreamToken)objects.Resolve(image)).StreamDictionary;
            Ask(!dictionary.Data.ContainsKey("Interpolate"), "no interpolation");
            Ask(
                objects.Get<NameToken>(dictionary, "ColorSpace")?.Data is "DeviceRGB" or "DeviceGray",
                "colours of the intent"
            );
        }
    }

    [GeneratedRegex(@"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]")]
    private static partial Regex Identity();
}
