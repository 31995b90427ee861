using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace FundManager.Documents.Tests;

/// <summary>What the standards ask of the structure tree.</summary>
/// <param name="objects">Of the file.</param>
/// <param name="marked">Numbered pieces of content by the page's number.</param>
internal sealed class StructureRules(PdfObjects objects, IReadOnlyDictionary<int, int> marked)
{
    /// <summary>Which elements may stand in which; ISO 32000-1, 14.8.4.</summary>
    private static readonly Dictionary<string, string[]> Kids = new(StringComparer.Ordinal)
    {
        ["Document"] = ["H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "Table", "Figure", "TOC", "Note", "Div"],
        ["Div"] = ["H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "Table", "Figure", "TOC", "Note", "Div"],
        ["P"] = ["Link", "Span", "Reference"],
        ["LBody"] = ["Link", "Span", "Reference"],
        ["TD"] = ["Link", "Span", "Reference"],
        ["TH"] = ["Link", "Span", "Reference"],
        ["Reference"] = ["Link"],
        ["L"] = ["LI"],
        ["LI"] = ["Lbl", "LBody"],
        ["Table"] = ["Caption", "THead", "TBody"],
        ["THead"] = ["TR"],
        ["TBody"] = ["TR"],
        ["TR"] = ["TH", "TD"],
        ["TOC"] = ["Caption", "TOCI"],
        ["TOCI"] = ["Reference"],
        ["Note"] = ["Lbl", "P"],
        ["Figure"] = ["Caption"],
    };

    private readonly List<string> _broken = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Page, int Number), int> _uses = [];
    private readonly Dictionary<IndirectReference, int> _pages = [];
    private int _level;

    public IReadOnlyList<string> Broken()
    {
        var root = objects.Get<DictionaryToken>(objects.Catalog, "StructTreeRoot")!;
        NumberPages(objects.Get<DictionaryToken>(objects.Catalog, "Pages")!);
        var document = (DictionaryToken)objects.Resolve(root.Data["K"]);
        Visit(document);
        foreach (var (page, count) in marked)
        {
            for (var i = 0; i < count; i++)
            {
                Ask(_uses.GetValueOrDefault((page, i)) == 1, $"content {i} of page {page} belongs to one element");
            }
        }

        Ask(_uses.Count == marked.Values.Sum(), "elements hold content that is there");
        Ask(_ids.Count == 0 || root.Data.ContainsKey("IDTree"), "names of elements are listed");
        return _broken;
    }

    private void Ask(bool holds, string rule)
    {
        if (!holds)
        {
            _broken.Add(rule);
        }
    }

    private void NumberPages(DictionaryToken tree)
    {
        foreach (var kid in objects.Get<ArrayToken>(tree, "Kids")!.Data.Cast<IndirectReferenceToken>())
        {
            _pages.Add(kid.Data, _pages.Count + 1);
        }
    }

    private void Visit(DictionaryToken element)
    {
        var type = objects.Get<NameToken>(element, "S")!.Data;
        CheckElement(element, type);
        var page = element.Data.TryGetValue("Pg", out var token) ? _pages[((IndirectReferenceToken)token).Data] : 0;
        foreach (var kid in objects.Get<ArrayToken>(element, "K")!.Data.Select(objects.Resolve))
        {
            if (kid is NumericToken number)
            {
                Use(page, number.Int);
            }
            else if (kid is DictionaryToken inner && inner.Data.ContainsKey("S"))
            {
                var kidType = objects.Get<NameToken>(inner, "S")!.Data;
                Ask(Kids.GetValueOrDefault(type, []).Contains(kidType), $"{kidType} does not stand in {type}");
                Visit(inner);
            }
            else if (kid is DictionaryToken piece && piece.Data.TryGetValue("MCID", out var other))
            {
                Use(_pages[((IndirectReferenceToken)piece.Data["Pg"]).Data], ((NumericToken)other).Int);
            }
        }
    }

    private void Use(int page, int number) => _uses[(page, number)] = _uses.GetValueOrDefault((page, number)) + 1;

    private void CheckElement(DictionaryToken element, string type)
    {
        var attributes = objects.Get<DictionaryToken>(element, "A");
        var kids = objects.Get<ArrayToken>(element, "K")!.Data.Select(objects.Resolve).ToList();
        switch (type)
        {
            case ['H', >= '1' and <= '6']:
                Ask(type[1] - '0' <= _level + 1, $"{type} follows level {_level}");
                _level = type[1] - '0';
                break;
            case "Figure":
                Ask(
                    element.Data.TryGetValue("Alt", out var words) && PdfObjects.Text(words).Length > 0,
                    "figure in words"
                );
                Ask(attributes?.Data.ContainsKey("BBox") == true, "figure has a box");
                break;
            case "TH":
                Ask(attributes?.Data.ContainsKey("Scope") == true, "header says its scope");
                break;
            case "Note":
                Ask(
                    element.Data.TryGetValue("ID", out var id) && _ids.Add(PdfObjects.Text(id)),
                    "note has its own name"
                );
                break;
            case "Link":
                Ask(
                    kids.OfType<DictionaryToken>().Any(kid => objects.Get<NameToken>(kid, "Type")?.Data == "OBJR"),
                    "link holds its area"
                );
                break;
            case "L":
                Ask(attributes?.Data.ContainsKey("ListNumbering") == true, "list says its numbering");
                break;
            case "Table":
                CheckGrid(kids.OfType<DictionaryToken>().ToList());
                break;
        }
    }

    /// <summary>Each row covers as many columns as the others, with the cells that reach down.</summary>
    private void CheckGrid(List<DictionaryToken> parts)
    {
        var widths = new HashSet<int>();
        foreach (var part in parts.Where(part => objects.Get<NameToken>(part, "S")!.Data != "Caption"))
        {
            var reach = new List<int>();
            foreach (var row in Elements(part))
            {
                var covered = reach.Count(rows => rows > 0);
                reach = [.. reach.Select(rows => rows - 1).Where(rows => rows > 0)];
                foreach (var attributes in Elements(row).Select(cell => objects.Get<DictionaryToken>(cell, "A")))
                {
                    var columns = Span(attributes, "ColSpan");
                    covered += columns;
                    reach.AddRange(Enumerable.Repeat(Span(attributes, "RowSpan") - 1, columns).Where(rows => rows > 0));
                }

                widths.Add(covered);
            }
        }

        Ask(widths.Count == 1, $"rows of one width: {string.Join(", ", widths)}");
    }

    private IEnumerable<DictionaryToken> Elements(DictionaryToken element) =>
        objects.Get<ArrayToken>(element, "K")!.Data.Select(objects.Resolve).OfType<DictionaryToken>();

    private int Span(DictionaryToken? attributes, string name) =>
        attributes is null ? 1 : objects.Get<NumericToken>(attributes, name)?.Int ?? 1;
}
