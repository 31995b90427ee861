namespace FundManager.Documents.Layout;

/// <summary>A table whose cells are broken to their widths.</summary>
internal sealed record MeasuredTable
{
    public TextBlock? Caption { get; init; }

    public IReadOnlyList<MeasuredRow> Headers { get; init; } = [];

    public required IReadOnlyList<MeasuredRow> Rows { get; init; }

    public double HeaderHeight => Headers.Sum(row => row.Height);

    public double CaptionHeight => Caption is null ? 0 : Caption.Height + Theme.CellPaddingY;
}
