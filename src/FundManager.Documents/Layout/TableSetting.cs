using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

/// <summary>Sets a table row by row, its header again on each page.</summary>
internal sealed class TableSetting(MeasuredTable table) : BlockSetting
{
    private bool IsEmpty => table.Headers.Count + table.Rows.Count == 0;

    public override double Before => IsEmpty ? 0 : Theme.ParagraphGap;

    public override double After => IsEmpty ? 0 : Theme.BlockGap;

    public override double LeadHeight =>
        table.CaptionHeight + table.HeaderHeight + (table.Rows.Count > 0 ? KeptHeight(0) : 0);

    public override void Set(PageFlow flow, StructureElement parent)
    {
        if (IsEmpty)
        {
            return;
        }

        var element = parent.Add("Table");
        if (table.Caption is { } caption)
        {
            caption.Draw(flow.Page, element.Add("Caption"), .., flow.Y, _ => flow.Left);
            flow.Advance(table.CaptionHeight);
        }

        SetHeader(flow, element);
        if (table.Rows.Count == 0)
        {
            return;
        }

        var body = element.Add("TBody");
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (KeptHeight(i) > flow.Remaining && !Fits(flow, i))
            {
                Continue(flow);
            }

            SetRow(flow, table.Rows[i], body.Add("TR"));
        }
    }

    /// <summary>Height of a row and of the total that must not stand alone after it.</summary>
    private double KeptHeight(int row) =>
        table.Rows[row].Height
        + (row + 1 < table.Rows.Count && table.Rows[row + 1].Look == RowLook.Total ? table.Rows[row + 1].Height : 0);

    /// <summary>Whether a fresh page would help the row no more than this one does.</summary>
    private bool Fits(PageFlow flow, int row)
    {
        var fresh = flow.FullHeight - RepeatedHeight(flow);
        return table.Rows[row].Height > fresh
            ? table.Rows[row].LinesIn(flow.Remaining) >= 2
            : KeptHeight(row) > fresh && table.Rows[row].Height <= flow.Remaining;
    }

    /// <summary>A header that takes half a page is not repeated: it would leave no room for rows.</summary>
    private double RepeatedHeight(PageFlow flow) => table.HeaderHeight > flow.FullHeight / 2 ? 0 : table.HeaderHeight;

    private void SetHeader(PageFlow flow, StructureElement element)
    {
        if (table.Headers.Count == 0)
        {
            return;
        }

        var head = element.Add("THead");
        foreach (var row in table.Headers)
        {
            SetRow(flow, row, head.Add("TR"));
        }
    }

    private void Continue(PageFlow flow)
    {
        flow.NewPage();
        if (RepeatedHeight(flow) == 0)
        {
            return;
        }

        foreach (var row in table.Headers)
        {
            RowDrawing.Background(flow, row, row.Height);
            RowDrawing.Repeat(flow, row);
            RowDrawing.Rule(flow, row, row.Height, isFirst: true);
            flow.Advance(row.Height);
        }
    }

    private void SetRow(PageFlow flow, MeasuredRow row, StructureElement element)
    {
        var cells = row
            .Cells.Select(cell => element.Add(new StructureElement(cell.ElementType) { Attributes = cell.Attributes }))
            .ToList();
        for (var first = 0; first < row.LineCount; )
        {
            var rest = row.LineCount - first;
            var count = Math.Clamp(row.LinesIn(flow.Remaining), 1, rest);
            var height = row.HeightOf(count);
            RowDrawing.Background(flow, row, height);
            RowDrawing.Cells(flow, row, cells, first..(first + count));
            RowDrawing.Rule(flow, row, height, first == 0);
            flow.Advance(height);
            first += count;
            if (first < row.LineCount)
            {
                Continue(flow);
            }
        }
    }
}
