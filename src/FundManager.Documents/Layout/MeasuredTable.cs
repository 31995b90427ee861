namespace FundManager.Documents.Layout;

/// <summary>A table whose cells are broken to their widths.</summary>
internal sealed record MeasuredTable
{
    public TextBlock? Caption { get; init; }

    public IReadOnlyList<RowGroup> Headers { get; init; } = [];

    public required IReadOnlyList<RowGroup> Rows { get; init; }

    /// <summary>Whether a row may be parted that a page could hold.</summary>
    public bool SplitsRows { get; init; }

    public double HeaderHeight => Headers.Sum(group => group.Height);

    public double CaptionHeight => Caption is null ? 0 : Caption.Height + Theme.CellPaddingY;
}
