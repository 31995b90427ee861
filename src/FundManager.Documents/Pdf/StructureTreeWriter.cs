using System.Globalization;
using System.Text;

namespace FundManager.Documents.Pdf;

/// <summary>Writes the structure tree and the tree that leads back from the pages' content to it.</summary>
internal sealed class StructureTreeWriter(PdfFile file, IReadOnlyList<int> pageNumbers)
{
    // Each element with its parent, in reading order.
    private readonly List<(StructureElement Element, StructureElement? Parent)> _elements = [];
    private readonly Dictionary<StructureElement, int> _numbers = [];
    private readonly Dictionary<LinkAnnotation, int> _annotations = [];
    private readonly StringBuilder _text = new();

    /// <summary>Numbers of the links' annotations in the file, page by page.</summary>
    public IReadOnlyDictionary<LinkAnnotation, int> Annotations => _annotations;

    /// <returns>The number of the tree's root.</returns>
    public int Write(StructureElement document, IReadOnlyList<PageCanvas> pages)
    {
        var root = file.Reserve();
        Collect(document, null);
        foreach (var (element, _) in _elements)
        {
            _numbers.Add(element, file.Reserve());
        }

        var links = pages.SelectMany(page => page.Links).ToList();
        foreach (var link in links)
        {
            _annotations.Add(link, file.Reserve());
        }

        foreach (var (element, parent) in _elements)
        {
            file.Define(_numbers[element], Dictionary(element, parent is null ? root : _numbers[parent]));
        }

        var parents = file.Add(Backwards(pages, links));
        for (var i = 0; i < links.Count; i++)
        {
            WriteAnnotation(links[i], pages.Count + i, pages);
        }

        file.Define(
            root,
            $"<</Type/StructTreeRoot/K {Reference(document)}{Names()}/ParentTree {PdfSyntax.Reference(parents)}/ParentTreeNextKey {Text(pages.Count + links.Count)}>>"
        );
        return root;
    }

    // A tree is as deep as tables and lists nest: a dozen levels.
    private void Collect(StructureElement element, StructureElement? parent)
    {
        _elements.Add((element, parent));
        foreach (var kid in element.Kids)
        {
            if (kid is StructureElement below)
            {
                Collect(below, element);
            }
        }
    }

    /// <summary>From each page's pieces of content, and from each link, to their elements. Keys of links go on after the pages'.</summary>
    private string Backwards(IReadOnlyList<PageCanvas> pages, List<LinkAnnotation> links)
    {
        _text.Clear().Append("<</Nums[");
        for (var i = 0; i < pages.Count; i++)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : " ")}{i}[");
            for (var owner = 0; owner < pages[i].Owners.Count; owner++)
            {
                _text.Append(owner == 0 ? "" : " ");
                AppendReference(_numbers[pages[i].Owners[owner]]);
            }

            _text.Append(']');
        }

        for (var i = 0; i < links.Count; i++)
        {
            _text.Append(CultureInfo.InvariantCulture, $" {pages.Count + i} ");
            AppendReference(_numbers[links[i].Owner]);
        }

        return _text.Append("]>>").ToString();
    }

    /// <summary>The way from names to elements, in the order of the names.</summary>
    private string Names()
    {
        var named = _elements
            .Select(one => one.Element)
            .Where(element => element.Id is not null)
            .OrderBy(element => element.Id, StringComparer.Ordinal)
            .Select(element => $"{PdfSyntax.Ascii(element.Id!)} {Reference(element)}");
        var names = string.Join(' ', named);
        return names.Length == 0 ? "" : $"/IDTree<</Names[{names}]>>";
    }

    private string Dictionary(StructureElement element, int parent)
    {
        var page = FirstPage(element);
        _text.Clear().Append(CultureInfo.InvariantCulture, $"<</Type/StructElem/S/{element.Type}/P ");
        AppendReference(parent);
        if (page is { } number)
        {
            _text.Append("/Pg ");
            AppendReference(pageNumbers[number]);
        }

        if (element.Alternative is { } alternative)
        {
            _text.Append(CultureInfo.InvariantCulture, $"/Alt {PdfSyntax.Text(alternative)}");
        }

        if (element.Id is { } id)
        {
            _text.Append(CultureInfo.InvariantCulture, $"/ID{PdfSyntax.Ascii(id)}");
        }

        if (element.Language is { } language)
        {
            _text.Append(CultureInfo.InvariantCulture, $"/Lang{PdfSyntax.Language(language)}");
        }

        var attributes = element.Box is null ? element.Attributes : $"/O/Layout/BBox{element.Box}/Placement/Block";
        if (attributes.Length > 0)
        {
            _text.Append(CultureInfo.InvariantCulture, $"/A<<{attributes}>>");
        }

        _text.Append("/K[");
        for (var i = 0; i < element.Kids.Count; i++)
        {
            _text.Append(i == 0 ? "" : " ");
            AppendKid(element.Kids[i], page);
        }

        return _text.Append("]>>").ToString();
    }

    private static int? FirstPage(StructureElement element)
    {
        foreach (var kid in element.Kids)
        {
            if (PageOf(kid) is { } page)
            {
                return page;
            }
        }

        return null;
    }

    private static int? PageOf(object kid) =>
        kid switch
        {
            MarkedContent content => content.Page,
            LinkAnnotation link => link.Page,
            _ => null,
        };

    private void AppendKid(object kid, int? page)
    {
        switch (kid)
        {
            case StructureElement element:
                AppendReference(_numbers[element]);
                break;
            case MarkedContent content when content.Page == page:
                _text.Append(CultureInfo.InvariantCulture, $"{content.Number}");
                break;
            case MarkedContent content:
                _text.Append("<</Type/MCR/Pg ");
                AppendReference(pageNumbers[content.Page]);
                _text.Append(CultureInfo.InvariantCulture, $"/MCID {content.Number}>>");
                break;
            case LinkAnnotation link:
                _text.Append("<</Type/OBJR/Pg ");
                AppendReference(pageNumbers[link.Page]);
                _text.Append("/Obj ");
                AppendReference(_annotations[link]);
                _text.Append(">>");
                break;
            default:
                throw new InvalidOperationException($"{kid.GetType().Name} does not stand in a structure tree.");
        }
    }

    private void AppendReference(int number) => _text.Append(CultureInfo.InvariantCulture, $"{number} 0 R");

    private void WriteAnnotation(LinkAnnotation link, int key, IReadOnlyList<PageCanvas> pages)
    {
        var target = link.Target switch
        {
            Uri address => $"/A<</S/URI/URI{PdfSyntax.Ascii(address.AbsoluteUri)}>>",
            PageDestination place =>
                $"/Dest[{PdfSyntax.Reference(pageNumbers[place.Page])}/XYZ 0 {PdfSyntax.Number(pages[place.Page].Height - place.Top)} 0]",
            _ => throw new InvalidOperationException($"A link does not lead to a {link.Target.GetType().Name}."),
        };
        file.Define(
            _annotations[link],
            $"<</Type/Annot/Subtype/Link/Rect{link.Box}/Border[0 0 0]/F 4/Contents {PdfSyntax.Text(link.Text)}"
                + $"{target}/StructParent {Text(key)}>>"
        );
    }

    private string Reference(StructureElement element) => PdfSyntax.Reference(_numbers[element]);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
