using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

/// <summary>Draws a row of a table, or a part of one, at the place where the flow is.</summary>
internal static class RowDrawing
{
    public static void Background(PageFlow flow, MeasuredRow row, double height)
    {
        Colour? fill = row.Look switch
        {
            RowLook.Header => Theme.HeaderFill,
            RowLook.Tinted => Theme.ZebraFill,
            _ => null,
        };
        if (fill is { } colour)
        {
            // Beneath the rule of the row above, not over it.
            var top = flow.Y + (Theme.HairLine / 2);
            flow.Page.Artifact(() =>
                flow.Page.Rectangle(flow.Left, top, Width(row), height - (Theme.HairLine / 2), colour)
            );
        }
    }

    /// <param name="flow">Where to.</param>
    /// <param name="row">Whose cells.</param>
    /// <param name="elements">One a cell.</param>
    /// <param name="lines">Which lines of each cell; a cell may have fewer.</param>
    public static void Cells(PageFlow flow, MeasuredRow row, IReadOnlyList<StructureElement> elements, Range lines)
    {
        var isWhole = lines.Start.Value == 0 && lines.End.Value == row.LineCount;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var cell = row.Cells[i];
            var last = Math.Min(lines.End.Value, cell.Text.Lines.Count);
            if (lines.Start.Value < last)
            {
                cell.Text.Draw(
                    flow.Page,
                    elements[i],
                    lines.Start.Value..last,
                    flow.Y + Theme.CellPaddingY + (isWhole ? Drop(row, cell) : 0),
                    line => flow.Left + cell.LineLeft(line)
                );
            }
        }
    }

    /// <summary>Draws a header again, for the eye only: the structure knows it already.</summary>
    public static void Repeat(PageFlow flow, MeasuredRow row) =>
        flow.Page.Artifact(
            () =>
            {
                foreach (var cell in row.Cells)
                {
                    cell.Text.DrawUntagged(
                        flow.Page,
                        flow.Y + Theme.CellPaddingY + Drop(row, cell),
                        line => flow.Left + cell.LineLeft(line)
                    );
                }
            },
            "/Type/Pagination"
        );

    /// <summary>The rule below a row; above a total, whose part is the first, a stronger one.</summary>
    public static void Rule(PageFlow flow, MeasuredRow row, double height, bool isFirst) =>
        flow.Page.Artifact(() =>
        {
            var right = flow.Left + Width(row);
            if (row.Look == RowLook.Total && isFirst)
            {
                flow.Page.Line(flow.Left, flow.Y, right, Theme.StrongLine, Theme.Quiet);
            }

            flow.Page.Line(flow.Left, flow.Y + height, right, Theme.HairLine, Theme.RuleColour);
        });

    /// <summary>Names of columns stand at the bottom of their row, close to what they name.</summary>
    private static double Drop(MeasuredRow row, MeasuredCell cell) =>
        row.Look == RowLook.Header ? row.Height - row.HeightOf(cell.Text.Lines.Count) : 0;

    private static double Width(MeasuredRow row) => row.Cells[^1].Left + row.Cells[^1].Width;
}
