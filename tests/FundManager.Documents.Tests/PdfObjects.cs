using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;
using PigDocument = UglyToad.PdfPig.PdfDocument;

namespace FundManager.Documents.Tests;

/// <summary>Reads the objects of a finished file.</summary>
internal sealed class PdfObjects(PigDocument document)
{
    public DictionaryToken Catalog => document.Structure.Catalog.CatalogDictionary;

    public IEnumerable<Page> Pages => document.GetPages();

    public IToken Resolve(IToken token) =>
        token is IndirectReferenceToken reference ? document.Structure.GetObject(reference.Data).Data : token;

    /// <summary>An entry of a dictionary, or null.</summary>
    public T? Get<T>(DictionaryToken dictionary, string name)
        where T : class, IToken => dictionary.Data.TryGetValue(name, out var token) ? Resolve(token) as T : null;

    public static byte[] Bytes(StreamToken stream) =>
        DefaultFilterProvider
            .Instance.GetFilters(stream.StreamDictionary)
            .Aggregate(
                stream.Data,
                (data, filter) => filter.Decode(data, stream.StreamDictionary, DefaultFilterProvider.Instance, 0)
            )
            .ToArray();

    public string Content(Page page) =>
        Encoding.Latin1.GetString(Bytes((StreamToken)Resolve(page.Dictionary.Data["Contents"])));

    /// <summary>A text string, with or without its mark of UTF-16.</summary>
    public static string Text(IToken token) =>
        token switch
        {
            StringToken text => text.Data,
            HexToken { Bytes: [0xFE, 0xFF, ..] } hex => Encoding.BigEndianUnicode.GetString(
                hex.Bytes.ToArray().AsSpan(2)
            ),
            HexToken hex => hex.Data,
            _ => token.ToString() ?? "",
        };
}
