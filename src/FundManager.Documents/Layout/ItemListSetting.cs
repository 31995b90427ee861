using System.Globalization;
using FundManager.Documents.Blocks;
using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

internal sealed class ItemListSetting : BlockSetting
{
    private readonly Theme _theme;
    private readonly double _width;
    private readonly bool _numbered;
    private readonly double _indent;
    private readonly List<(TextBlock Label, TextBlock Text)> _items;

    public ItemListSetting(ItemList list, Theme theme, double width)
    {
        (_theme, _width) = (theme, width);
        _numbered = list.Numbered;
        var labels = list.Items.Select((_, i) => Label(i)).ToList();
        _indent = Math.Max(
            Theme.ListIndent,
            labels.Select(theme.Body.Width).DefaultIfEmpty(0).Max() + Theme.ParagraphGap
        );
        _items =
        [
            .. list.Items.Zip(
                labels,
                (item, label) =>
                    (
                        TextBlock.Of([label], theme.Body, theme, _indent, Theme.Leading),
                        TextBlock.Of(item.Runs, theme.Body, theme, width - _indent, Theme.Leading)
                    )
            ),
        ];
    }

    public override double After => _items.Count == 0 ? 0 : Theme.ParagraphGap;

    public override double LeadHeight => _items.Count == 0 ? 0 : TextFlow.LeadHeight(_items[0].Text, _theme, _width);

    public override void Set(PageFlow flow, StructureElement parent)
    {
        if (_items.Count == 0)
        {
            return;
        }

        var numbering = _numbered ? "Decimal" : "Disc";
        var list = parent.Add(new StructureElement("L") { Attributes = $"/O/List/ListNumbering/{numbering}" });
        foreach (var (label, text) in _items)
        {
            flow.Need(TextFlow.LeadHeight(text, _theme, _width));
            var item = list.Add("LI");
            label.Draw(flow.Page, item.Add("Lbl"), .., flow.Y, _ => flow.Left);
            TextFlow.Set(flow, text, item.Add("LBody"), flow.Left + _indent);
        }
    }

    private string Label(int index) => _numbered ? string.Create(CultureInfo.InvariantCulture, $"{index + 1}.") : "•";
}
