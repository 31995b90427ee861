using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

/// <summary>The pages of a document while it is set, and the place where the next thing goes.</summary>
internal sealed class PageFlow(double pageWidth, double pageHeight, Theme theme, FontUses fonts)
{
    private readonly List<PageCanvas> _pages = [new PageCanvas(0, pageWidth, pageHeight, fonts)];
    private readonly List<OutlineEntry> _outline = [];

    public Theme Theme => theme;

    public StructureElement Structure { get; } = new("Document");

    public IReadOnlyList<PageCanvas> Pages => _pages;

    public IReadOnlyList<OutlineEntry> Outline => _outline;

    public PageCanvas Page => _pages[^1];

    /// <summary>Left edge of the text.</summary>
    public double Left { get; } = Theme.SideMargin;

    /// <summary>Width of the text.</summary>
    public double Width => pageWidth - (2 * Theme.SideMargin);

    /// <summary>Right edge of the text.</summary>
    public double Right => Left + Width;

    /// <summary>Where the next thing begins, from the page's top.</summary>
    public double Y { get; private set; } = Theme.TopMargin;

    public double Remaining => pageHeight - Theme.BottomMargin - Y;

    /// <summary>Height of the text on a page.</summary>
    public double FullHeight => pageHeight - Theme.TopMargin - Theme.BottomMargin;

    public bool AtTop => Y <= Theme.TopMargin;

    public void Advance(double height) => Y += height;

    public void NewPage()
    {
        _pages.Add(new PageCanvas(_pages.Count, pageWidth, pageHeight, fonts));
        Y = Theme.TopMargin;
    }

    /// <summary>Goes on to the next page when this one has not that much left and anything stands on it.</summary>
    public void Need(double height)
    {
        if (height > Remaining && !AtTop)
        {
            NewPage();
        }
    }

    public void AddToOutline(int level, string title) => _outline.Add(new OutlineEntry(level, title, Page.Index, Y));
}
