using System.Globalization;

namespace FundManager.Documents.Pdf;

/// <summary>Writes the headings as the nested outline that viewers show beside the pages.</summary>
internal sealed class OutlineWriter(PdfFile file, IReadOnlyList<int> pageNumbers, IReadOnlyList<PageCanvas> pages)
{
    /// <returns>The number of the outline, or null when there is no heading.</returns>
    public int? Write(IReadOnlyList<OutlineEntry> entries)
    {
        if (entries.Count == 0)
        {
            return null;
        }

        var root = new Item(null, null, file.Reserve());
        var open = new Stack<Item>([root]);
        foreach (var entry in entries)
        {
            while (open.Peek().Entry is { } above && above.Level >= entry.Level)
            {
                open.Pop();
            }

            var item = new Item(entry, open.Peek(), file.Reserve());
            open.Peek().Kids.Add(item);
            open.Push(item);
        }

        Define(root);
        return root.Number;
    }

    // Six levels at most, so the recursion is shallow.
    private void Define(Item item)
    {
        var kids = item.Kids;
        var inside =
            kids.Count == 0
                ? ""
                : $"/First {PdfSyntax.Reference(kids[0].Number)}/Last {PdfSyntax.Reference(kids[^1].Number)}/Count {item.Descendants.ToString(CultureInfo.InvariantCulture)}";
        file.Define(item.Number, item.Entry is null ? $"<</Type/Outlines{inside}>>" : $"<<{Describe(item)}{inside}>>");
        kids.ForEach(Define);
    }

    private string Describe(Item item)
    {
        var siblings = item.Parent!.Kids;
        var place = siblings.IndexOf(item);
        var previous = place > 0 ? $"/Prev {PdfSyntax.Reference(siblings[place - 1].Number)}" : "";
        var next = place + 1 < siblings.Count ? $"/Next {PdfSyntax.Reference(siblings[place + 1].Number)}" : "";
        return $"/Title {PdfSyntax.Text(item.Entry!.Title)}/Parent {PdfSyntax.Reference(item.Parent.Number)}{previous}{next}"
            + $"/Dest[{PdfSyntax.Reference(pageNumbers[item.Entry.Page])}/XYZ 0 {PdfSyntax.Number(pages[item.Entry.Page].Height - item.Entry.Top)} 0]";
    }

    private sealed class Item(OutlineEntry? entry, Item? parent, int number)
    {
        public OutlineEntry? Entry => entry;

        public Item? Parent => parent;

        public int Number => number;

        public List<Item> Kids { get; } = [];

        public int Descendants => Kids.Count + Kids.Sum(kid => kid.Descendants);
    }
}
