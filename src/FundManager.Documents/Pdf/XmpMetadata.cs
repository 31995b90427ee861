using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace FundManager.Documents.Pdf;

/// <summary>What the file says about itself: PDF/UA-1 and PDF/A-2a, title, author, language, instant.</summary>
internal static class XmpMetadata
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Meta = "adobe:ns:meta/";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace Pdf = "http://ns.adobe.com/pdf/1.3/";
    private static readonly XNamespace PdfUa = "http://www.aiim.org/pdfua/ns/id/";
    private static readonly XNamespace PdfA = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace Extension = "http://www.aiim.org/pdfa/ns/extension/";
    private static readonly XNamespace Schema = "http://www.aiim.org/pdfa/ns/schema#";
    private static readonly XNamespace Property = "http://www.aiim.org/pdfa/ns/property#";

    public static byte[] Write(PdfDocument document, string language)
    {
        var about = new XAttribute(Rdf + "about", "");
        var packet = new XElement(
            Meta + "xmpmeta",
            new XAttribute(XNamespace.Xmlns + "x", Meta),
            new XElement(
                Rdf + "RDF",
                new XAttribute(XNamespace.Xmlns + "rdf", Rdf),
                new XElement(
                    Rdf + "Description",
                    about,
                    Prefixes(),
                    Words(document, language),
                    Instants(document),
                    new XElement(PdfUa + "part", "1"),
                    new XElement(PdfA + "part", "2"),
                    new XElement(PdfA + "conformance", "A"),
                    ExtensionSchema()
                )
            )
        );
        return Encoding.UTF8.GetBytes(
            "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                + packet.ToString(SaveOptions.None)
                + "\n<?xpacket end=\"w\"?>"
        );
    }

    private static IEnumerable<XAttribute> Prefixes() =>
        [
            new(XNamespace.Xmlns + "dc", Dc),
            new(XNamespace.Xmlns + "xmp", Xmp),
            new(XNamespace.Xmlns + "pdf", Pdf),
            new(XNamespace.Xmlns + "pdfuaid", PdfUa),
            new(XNamespace.Xmlns + "pdfaid", PdfA),
            new(XNamespace.Xmlns + "pdfaExtension", Extension),
            new(XNamespace.Xmlns + "pdfaSchema", Schema),
            new(XNamespace.Xmlns + "pdfaProperty", Property),
        ];

    private static IEnumerable<XElement> Words(PdfDocument document, string language)
    {
        yield return new XElement(Dc + "title", Alternatives(document.Title));
        if (document.Author is { Length: > 0 } author)
        {
            yield return new XElement(Dc + "creator", new XElement(Rdf + "Seq", new XElement(Rdf + "li", author)));
        }

        if (document.Subject is { Length: > 0 } subject)
        {
            yield return new XElement(Dc + "description", Alternatives(subject));
        }

        yield return new XElement(Dc + "language", new XElement(Rdf + "Bag", new XElement(Rdf + "li", language)));
        yield return new XElement(Pdf + "Producer", PdfWriter.Producer);
    }

    private static IEnumerable<XElement> Instants(PdfDocument document)
    {
        var instant = document.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        yield return new XElement(Xmp + "CreateDate", instant);
        yield return new XElement(Xmp + "ModifyDate", instant);
    }

    private static XElement Alternatives(string text) =>
        new(Rdf + "Alt", new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), text));

    /// <summary>PDF/A lets a file use only the properties it knows or that the file itself describes.</summary>
    private static XElement ExtensionSchema() =>
        new(
            Extension + "schemas",
            new XElement(
                Rdf + "Bag",
                new XElement(
                    Rdf + "li",
                    Resource(),
                    new XElement(Schema + "schema", "PDF/UA identification schema"),
                    new XElement(Schema + "namespaceURI", PdfUa.NamespaceName),
                    new XElement(Schema + "prefix", "pdfuaid"),
                    new XElement(
                        Schema + "property",
                        new XElement(
                            Rdf + "Seq",
                            new XElement(
                                Rdf + "li",
                                Resource(),
                                new XElement(Property + "name", "part"),
                                new XElement(Property + "valueType", "Integer"),
                                new XElement(Property + "category", "internal"),
                                new XElement(Property + "description", "Part of ISO 14289 that the file follows")
                            )
                        )
                    )
                )
            )
        );

    private static XAttribute Resource() => new(Rdf + "parseType", "Resource");
}
