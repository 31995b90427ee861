using System.Globalization;
using FundManager.Documents.Blocks;
using FundManager.Documents.Pdf;
using FundManager.Documents.Text;

namespace FundManager.Documents.Layout;

internal sealed class HeadingSetting : BlockSetting
{
    private const double Leading = 1.4;
    private readonly Heading _heading;
    private readonly TextBlock _text;

    public HeadingSetting(Heading heading, Theme theme, double width)
    {
        if (string.IsNullOrWhiteSpace(heading.Text))
        {
            throw new ArgumentException("A heading has a text.", nameof(heading));
        }

        _heading = heading;
        _text = TextBlock.Of([heading.Text], theme.Heading(heading.Level), theme, width, Leading);
    }

    public int Level => _heading.Level;

    public override double Before => Theme.HeadingGap(Level);

    public override double After => Theme.ParagraphGap;

    public override double LeadHeight => _text.Height;

    public override bool KeepsWithNext => true;

    public override void Set(PageFlow flow, StructureElement parent)
    {
        flow.AddToOutline(Level, PlainText.Clean(_heading.Text).Replace('\n', ' '));
        var element = parent.Add(string.Create(CultureInfo.InvariantCulture, $"H{Level}"));
        _text.Draw(flow.Page, element, .., flow.Y, _ => flow.Left);
        flow.Advance(_text.Height);
    }
}
