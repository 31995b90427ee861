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
                flow.Page.Rectangle(flow.Left, top, row.Width, height - (Theme.HairLine / 2), colour)
            );
        }
    }

    /// <param name="flow">Where to.</param>
    /// <param name="row">Whose cells.</param>
    /// <param name="elements">One a cell.</param>
    /// <param name="lines">Which lines of each cell; a cell may have fewer.</param>
    /// <param name="height">Of the row, or of the part of it that is drawn.</param>
    public static void Cells(
        PageFlow flow,
        MeasuredRow row,
        IReadOnlyList<StructureElement> elements,
        Range lines,
        double height
    )
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
                    flow.Y + Theme.CellPaddingY + (isWhole ? Drop(row, cell, height) : 0),
                    line => flow.Left + cell.LineLeft(line)
                );
            }
        }
    }

    /// <summary>Draws a header again, for the eye only: the structure knows it already.</summary>
    public static void Repeat(PageFlow flow, MeasuredRow row, double height) =>
        flow.Page.Artifact(
            () =>
            {
                foreach (var cell in row.Cells)
                {
                    cell.Text.DrawUntagged(
                        flow.Page,
                        flow.Y + Theme.CellPaddingY + Drop(row, cell, height),
                        line => flow.Left + cell.LineLeft(line)
                    );
                }
            },
            "/Type/Pagination"
        );

    /// <summary>The rules below a row, and above a total a stronger one.</summary>
    public static void Rules(
        PageFlow flow,
        MeasuredRow row,
        double height,
        IEnumerable<(double Left, double Right)> below
    ) =>
        flow.Page.Artifact(() =>
        {
            if (row.Look == RowLook.Total)
            {
                flow.Page.Line(flow.Left, flow.Y, flow.Left + row.Width, Theme.StrongLine, Theme.Quiet);
            }

            foreach (var (left, right) in below)
            {
                var level = flow.Y + height;
                flow.Page.Line(flow.Left + left, level, flow.Left + right, Theme.HairLine, Theme.RuleColour);
            }
        });

    /// <summary>Names of columns stand at the bottom of their row, close to what they name.</summary>
    private static double Drop(MeasuredRow row, MeasuredCell cell, double height) =>
        row.Look == RowLook.Header && cell.RowSpan == 1 ? height - row.HeightOf(cell.Text.Lines.Count) : 0;
}
