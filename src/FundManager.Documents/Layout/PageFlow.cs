using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

/// <summary>The pages of a document while it is set, and the place where the next thing goes.</summary>
internal sealed class PageFlow
{
    private readonly PageResources _resources;
    private readonly List<PageCanvas> _pages = [];
    private readonly List<OutlineEntry> _outline = [];
    private readonly List<Action> _later = [];
    private readonly Dictionary<int, FootNotes> _feet = [];
    private int _index;

    public PageFlow(bool isLandscape, Theme theme, PageResources resources)
    {
        _resources = resources;
        Theme = theme;
        IsLandscape = isLandscape;
        _pages.Add(Fresh(0));
        Left = Theme.SideMargin;
        Width = WidthOf(isLandscape);
        Y = Theme.TopMargin;
    }

    public Theme Theme { get; }

    public StructureElement Structure { get; } = new("Document");

    public IReadOnlyList<PageCanvas> Pages => _pages;

    public IReadOnlyList<OutlineEntry> Outline => _outline;

    public PageCanvas Page => _pages[_index];

    /// <summary>Whether fresh pages lie on their long side.</summary>
    public bool IsLandscape { get; private set; }

    /// <summary>Left edge of the text.</summary>
    public double Left { get; private set; }

    /// <summary>Width of the text.</summary>
    public double Width { get; private set; }

    /// <summary>Right edge of the text.</summary>
    public double Right => Left + Width;

    /// <summary>Where the next thing begins, from the page's top.</summary>
    public double Y { get; private set; }

    public double Remaining => Page.Height - Theme.BottomMargin - Foot.Height - Y;

    /// <summary>The notes at the foot of this page.</summary>
    public FootNotes Foot
    {
        get
        {
            if (!_feet.TryGetValue(_index, out var foot))
            {
                foot = new FootNotes(Theme, WidthOf(Page.Width > Page.Height));
                _feet.Add(_index, foot);
            }

            return foot;
        }
    }

    /// <summary>Height of the text on a page.</summary>
    public double FullHeight => Page.Height - Theme.TopMargin - Theme.BottomMargin;

    public bool AtTop => Y <= Theme.TopMargin;

    /// <summary>Width of the text on a page.</summary>
    public static double WidthOf(bool isLandscape) =>
        (isLandscape ? Theme.LongSide : Theme.ShortSide) - (2 * Theme.SideMargin);

    public void Advance(double height) => Y += height;

    public void NewPage()
    {
        _index++;
        if (_index == _pages.Count)
        {
            _pages.Add(Fresh(_index));
        }

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

    /// <summary>Turns the pages that follow, and this one while nothing stands on it.</summary>
    public void Turn(bool isLandscape)
    {
        IsLandscape = isLandscape;
        Left = Theme.SideMargin;
        Width = WidthOf(isLandscape);
        if (AtTop && Page.IsBlank)
        {
            _pages[_index] = Fresh(_index);
            _feet.Remove(_index);
        }
    }

    /// <summary>Sets columns side by side, which begin at one height and may each run over pages; goes on below the longest.</summary>
    public void SideBySide(IReadOnlyList<(double Left, double Width, Action Set)> columns)
    {
        var (left, width) = (Left, Width);
        var start = (Page: _index, Y);
        var end = start;
        foreach (var column in columns)
        {
            (_index, Y) = start;
            (Left, Width) = (left + column.Left, column.Width);
            column.Set();
            end = (_index, Y).CompareTo(end) > 0 ? (_index, Y) : end;
        }

        (Left, Width) = (left, width);
        (_index, Y) = end;
    }

    public void AddToOutline(int level, string title) => _outline.Add(new OutlineEntry(level, title, Page.Index, Y));

    /// <summary>Puts off what can be drawn only when all places are known.</summary>
    public void Later(Action draw) => _later.Add(draw);

    public void DrawWhatWasPutOff()
    {
        foreach (var (index, foot) in _feet)
        {
            foot.Draw(_pages[index], Theme.SideMargin);
        }

        _later.ForEach(draw => draw());
    }

    private PageCanvas Fresh(int index) =>
        IsLandscape
            ? new PageCanvas(index, Theme.LongSide, Theme.ShortSide, _resources)
            : new PageCanvas(index, Theme.ShortSide, Theme.LongSide, _resources);
}
