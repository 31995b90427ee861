using FundManager.Documents.Blocks;
using FundManager.Documents.Text;

namespace FundManager.Documents.Layout;

/// <summary>A cell whose text is broken to its width.</summary>
internal sealed record MeasuredCell
{
    public required TextBlock Text { get; init; }

    /// <summary>TH or TD.</summary>
    public required string ElementType { get; init; }

    /// <summary>Scope and span, for reading aids.</summary>
    public string Attributes { get; init; } = "";

    /// <summary>Left edge, from the table's.</summary>
    public required double Left { get; init; }

    /// <summary>With the space around the text.</summary>
    public required double Width { get; init; }

    /// <summary>How many rows it covers.</summary>
    public int RowSpan { get; init; } = 1;

    public ColumnAlignment Alignment { get; init; }

    /// <summary>Whether it must stand on the page with what is beneath it.</summary>
    public bool NamesColumn { get; init; }

    /// <summary>Room that the column keeps to the right of its decimal points.</summary>
    public double TailWidth { get; init; }

    /// <summary>Where a line begins, from the table's left edge.</summary>
    public double LineLeft(TextLine line)
    {
        var left = Left + Theme.CellPaddingX;
        var right = Left + Width - Theme.CellPaddingX;
        return Alignment switch
        {
            ColumnAlignment.Right => right - line.Width,
            ColumnAlignment.Centre => (left + right - line.Width) / 2,
            ColumnAlignment.DecimalPoint => DecimalLeft(line, left, right),
            _ => left,
        };
    }

    private double DecimalLeft(TextLine line, double left, double right)
    {
        var tail = DecimalPoint.TailWidth(line);
        var start = right - Math.Max(TailWidth, tail) - (line.Width - tail);
        // Text that is no single number stands at the right.
        return Text.Lines.Count > 1 || start < left ? right - line.Width : start;
    }
}
