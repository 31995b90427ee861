namespace FundManager.Documents.Blocks;

/// <summary>A cell of a table. Plain text turns into one by itself.</summary>
/// <param name="Runs">Its text, which wraps inside the cell.</param>
public sealed record TableCell(params IReadOnlyList<Run> Runs)
{
    /// <summary>How many columns it covers, 1 or more.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>How many rows it covers, 1 or more; the rows below leave its columns out. Rows tied together so stay on one page where it can hold them.</summary>
    public int RowSpan { get; init; } = 1;

    /// <summary>Where its text stands, in a <see cref="Form"/>; null for the left, or the middle where it is a name.</summary>
    public ColumnAlignment? Alignment { get; init; }

    /// <summary>What it names, in a <see cref="Form"/>.</summary>
    public CellNaming Names { get; init; }

    /// <summary>Plain text.</summary>
    public static implicit operator TableCell(string text) => new(new Run(text));

    /// <summary>Plain text; what a string turns into by itself.</summary>
    public static TableCell FromString(string text) => new(new Run(text));
}
