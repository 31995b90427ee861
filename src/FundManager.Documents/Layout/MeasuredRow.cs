namespace FundManager.Documents.Layout;

/// <summary>A row whose cells are broken to their widths.</summary>
/// <param name="Cells">At least one; those that reach down from rows above are not among them.</param>
/// <param name="Look">How it is drawn.</param>
/// <param name="Width">Of the whole table.</param>
internal sealed record MeasuredRow(IReadOnlyList<MeasuredCell> Cells, RowLook Look, double Width)
{
    public int LineCount { get; } = Cells.Max(cell => cell.Text.Lines.Count);

    /// <summary>One for all cells of a table.</summary>
    public double LineHeight => Cells[0].Text.LineHeight;

    /// <summary>Height with all its cells in full.</summary>
    public double Height => HeightOf(LineCount);

    /// <summary>Height without the cells that reach down into the next rows.</summary>
    public double OwnHeight =>
        HeightOf(Cells.Where(cell => cell.RowSpan == 1).Select(cell => cell.Text.Lines.Count).DefaultIfEmpty(1).Max());

    /// <summary>Height of a part of the row with that many lines.</summary>
    public double HeightOf(int lines) => (lines * LineHeight) + (2 * Theme.CellPaddingY);

    /// <summary>Whether so many lines at least fit into a height and go on overleaf.</summary>
    public bool PartsIn(double height, int fewest) => LinesIn(height) >= fewest && LineCount >= 2 * fewest;

    /// <summary>How many lines fit into a height.</summary>
    public int LinesIn(double height) => (int)Math.Floor(((height - (2 * Theme.CellPaddingY)) / LineHeight) + 0.0001);
}
