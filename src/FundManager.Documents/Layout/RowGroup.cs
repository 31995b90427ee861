using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

/// <summary>Rows that cells reaching down tie together; mostly one row alone.</summary>
internal sealed class RowGroup
{
    private readonly double[] _heights;

    public RowGroup(IReadOnlyList<MeasuredRow> rows)
    {
        Rows = rows;
        _heights = [.. rows.Select(row => row.OwnHeight)];
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var cell in rows[i].Cells.Where(cell => cell.RowSpan > 1))
            {
                // What a tall cell still needs goes to the last of its rows.
                var missing = rows[i].HeightOf(cell.Text.Lines.Count) - _heights.Skip(i).Take(cell.RowSpan).Sum();
                _heights[i + cell.RowSpan - 1] += Math.Max(missing, 0);
            }
        }

        Height = _heights.Sum();
    }

    public IReadOnlyList<MeasuredRow> Rows { get; }

    public double Height { get; }

    public bool IsTotal => Rows[0].Look == RowLook.Total;

    public double HeightOf(int row) => _heights[row];

    /// <summary>From where to where, from the table's left edge, no cell reaches from a row into the next.</summary>
    public IEnumerable<(double Left, double Right)> RulesBelow(int row)
    {
        var reaching = Rows.Take(row + 1)
            .SelectMany((above, i) => above.Cells.Where(cell => i + cell.RowSpan - 1 > row))
            .OrderBy(cell => cell.Left);
        var left = 0.0;
        foreach (var cell in reaching)
        {
            if (cell.Left > left)
            {
                yield return (left, cell.Left);
            }

            left = cell.Left + cell.Width;
        }

        if (left < Rows[row].Width)
        {
            yield return (left, Rows[row].Width);
        }
    }

    /// <summary>The element of each cell of a row.</summary>
    public static IReadOnlyList<StructureElement> Elements(MeasuredRow row, StructureElement parent) =>
        [
            .. row.Cells.Select(cell =>
                parent.Add(new StructureElement(cell.ElementType) { Attributes = cell.Attributes })
            ),
        ];
}
