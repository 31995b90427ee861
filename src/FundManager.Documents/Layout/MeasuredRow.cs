namespace FundManager.Documents.Layout;

/// <summary>A row whose cells are broken to their widths.</summary>
internal sealed record MeasuredRow(IReadOnlyList<MeasuredCell> Cells, RowLook Look)
{
    public int LineCount { get; } = Cells.Max(cell => cell.Text.Lines.Count);

    /// <summary>One for all cells of a table.</summary>
    public double LineHeight => Cells[0].Text.LineHeight;

    public double Height => HeightOf(LineCount);

    /// <summary>Height of a part of the row with that many lines.</summary>
    public double HeightOf(int lines) => (lines * LineHeight) + (2 * Theme.CellPaddingY);

    /// <summary>How many lines fit into a height.</summary>
    public int LinesIn(double height) => (int)Math.Floor(((height - (2 * Theme.CellPaddingY)) / LineHeight) + 0.0001);
}
