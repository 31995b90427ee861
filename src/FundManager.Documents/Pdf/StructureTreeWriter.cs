using System.Globalization;
using System.Text;

namespace FundManager.Documents.Pdf;

/// <summary>Writes the structure tree and the tree that leads back from the pages' content to it.</summary>
internal sealed class StructureTreeWriter(PdfFile file, IReadOnlyList<int> pageNumbers)
{
    private readonly Dictionary<StructureElement, int> _numbers = [];
    private readonly Dictionary<LinkAnnotation, int> _annotations = [];

    /// <summary>Numbers of the links' annotations in the file, page by page.</summary>
    public IReadOnlyDictionary<LinkAnnotation, int> Annotations => _annotations;

    /// <returns>The number of the tree's root.</returns>
    public int Write(StructureElement document, IReadOnlyList<PageCanvas> pages)
    {
        var root = file.Reserve();
        foreach (var element in Walk(document))
        {
            _numbers.Add(element, file.Reserve());
        }

        var links = pages.SelectMany(page => page.Links).ToList();
        foreach (var link in links)
        {
            _annotations.Add(link, file.Reserve());
        }

        WriteElements(document, root);
        var backwards = pages.Select(
            (page, i) => $"{Text(i)}[{string.Join(' ', page.Owners.Select(owner => Reference(owner)))}]"
        );
        // Keys go on after the pages': one for each link.
        var fromLinks = links.Select((link, i) => $"{Text(pages.Count + i)} {Reference(link.Owner)}");
        var parents = file.Add($"<</Nums[{string.Join(' ', backwards.Concat(fromLinks))}]>>");
        for (var i = 0; i < links.Count; i++)
        {
            WriteAnnotation(links[i], pages.Count + i, pages);
        }

        file.Define(
            root,
            $"<</Type/StructTreeRoot/K {Reference(document)}{Names(document)}/ParentTree {PdfSyntax.Reference(parents)}/ParentTreeNextKey {Text(pages.Count + links.Count)}>>"
        );
        return root;
    }

    /// <summary>The way from names to elements, in the order of the names.</summary>
    private string Names(StructureElement document)
    {
        var named = Walk(document)
            .Where(element => element.Id is not null)
            .OrderBy(element => element.Id, StringComparer.Ordinal)
            .Select(element => $"{PdfSyntax.Ascii(element.Id!)} {Reference(element)}");
        var names = string.Join(' ', named);
        return names.Length == 0 ? "" : $"/IDTree<</Names[{names}]>>";
    }

    private static IEnumerable<StructureElement> Walk(StructureElement root)
    {
        var waiting = new Stack<StructureElement>([root]);
        while (waiting.TryPop(out var element))
        {
            yield return element;
            foreach (var kid in element.Kids.OfType<StructureElement>().Reverse())
            {
                waiting.Push(kid);
            }
        }
    }

    private void WriteElements(StructureElement document, int root)
    {
        var parents = new Dictionary<StructureElement, int> { [document] = root };
        foreach (var element in Walk(document))
        {
            foreach (var kid in element.Kids.OfType<StructureElement>())
            {
                parents.Add(kid, _numbers[element]);
            }

            file.Define(_numbers[element], Dictionary(element, parents[element]));
        }
    }

    private string Dictionary(StructureElement element, int parent)
    {
        var page = element.Kids.Select(PageOf).FirstOrDefault(p => p is not null);
        var text = new StringBuilder($"<</Type/StructElem/S/{element.Type}/P {PdfSyntax.Reference(parent)}");
        if (page is { } number)
        {
            text.Append(CultureInfo.InvariantCulture, $"/Pg {PdfSyntax.Reference(pageNumbers[number])}");
        }

        if (element.Alternative is { } alternative)
        {
            text.Append(CultureInfo.InvariantCulture, $"/Alt {PdfSyntax.Text(alternative)}");
        }

        if (element.Id is { } id)
        {
            text.Append(CultureInfo.InvariantCulture, $"/ID{PdfSyntax.Ascii(id)}");
        }

        if (element.Language is { } language)
        {
            text.Append(CultureInfo.InvariantCulture, $"/Lang{PdfSyntax.Language(language)}");
        }

        var attributes = element.Box is null ? element.Attributes : $"/O/Layout/BBox{element.Box}/Placement/Block";
        if (attributes.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"/A<<{attributes}>>");
        }

        text.Append(CultureInfo.InvariantCulture, $"/K[{string.Join(' ', element.Kids.Select(k => Kid(k, page)))}]>>");
        return text.ToString();
    }

    private static int? PageOf(object kid) =>
        kid switch
        {
            MarkedContent content => content.Page,
            LinkAnnotation link => link.Page,
            _ => null,
        };

    private string Kid(object kid, int? page) =>
        kid switch
        {
            StructureElement element => Reference(element),
            MarkedContent content when content.Page == page => Text(content.Number),
            MarkedContent content =>
                $"<</Type/MCR/Pg {PdfSyntax.Reference(pageNumbers[content.Page])}/MCID {Text(content.Number)}>>",
            LinkAnnotation link =>
                $"<</Type/OBJR/Pg {PdfSyntax.Reference(pageNumbers[link.Page])}/Obj {PdfSyntax.Reference(_annotations[link])}>>",
            _ => throw new InvalidOperationException($"{kid.GetType().Name} does not stand in a structure tree."),
        };

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
