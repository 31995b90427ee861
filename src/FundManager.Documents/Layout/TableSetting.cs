using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

/// <summary>Sets a table row by row, its header again on each page.</summary>
internal sealed class TableSetting(MeasuredTable table) : BlockSetting
{
    // A row too tall for any page begins on this one when at least so many of its lines fit.
    private const int FewestLines = 2;

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
            if (KeptHeight(i) > flow.Remaining && !StaysHere(flow, i))
            {
                Continue(flow);
            }

            SetGroup(flow, table.Rows[i], body);
        }
    }

    /// <summary>Height of a group and of the one that must not stand alone after it: a total, or the table's last.</summary>
    private double KeptHeight(int index) =>
        table.Rows[index].Height
        + (
            index + 1 < table.Rows.Count && (table.Rows[index + 1].IsTotal || index + 2 == table.Rows.Count)
                ? table.Rows[index + 1].Height
                : 0
        );

    /// <summary>Whether a fresh page would help the group no more than this one does.</summary>
    private bool StaysHere(PageFlow flow, int index)
    {
        var group = table.Rows[index];
        if (table.SplitsRows && group.Rows.Count == 1 && group.Rows[0].PartsIn(flow.Remaining, FewestLines))
        {
            return true;
        }

        return group.Height > FreshHeight(flow)
            ? group.Rows[0].LinesIn(flow.Remaining) >= FewestLines
            : KeptHeight(index) > FreshHeight(flow) && group.Height <= flow.Remaining;
    }

    private double FreshHeight(PageFlow flow) => flow.FullHeight - RepeatedHeight(flow);

    /// <summary>A header that takes half a page is not repeated: it would leave no room for rows.</summary>
    private double RepeatedHeight(PageFlow flow) => table.HeaderHeight > flow.FullHeight / 2 ? 0 : table.HeaderHeight;

    private void SetHeader(PageFlow flow, StructureElement element)
    {
        if (table.Headers.Count == 0)
        {
            return;
        }

        var head = element.Add("THead");
        foreach (var group in table.Headers)
        {
            SetGroup(flow, group, head);
        }
    }

    private void Continue(PageFlow flow)
    {
        flow.NewPage();
        if (RepeatedHeight(flow) == 0)
        {
            return;
        }

        foreach (var group in table.Headers)
        {
            for (var i = 0; i < group.Rows.Count; i++)
            {
                var row = group.Rows[i];
                RowDrawing.Background(flow, row, group.HeightOf(i));
                RowDrawing.Repeat(flow, row, group.HeightOf(i));
                RowDrawing.Rules(flow, row, group.HeightOf(i), group.RulesBelow(i));
                flow.Advance(group.HeightOf(i));
            }
        }
    }

    private void SetGroup(PageFlow flow, RowGroup group, StructureElement parent)
    {
        if (group.Height <= flow.Remaining)
        {
            for (var i = 0; i < group.Rows.Count; i++)
            {
                SetWhole(flow, group, i, parent.Add("TR"));
            }

            return;
        }

        // Too tall for any page: each row for itself, a cell that reaches down in the first of its rows.
        foreach (var row in group.Rows)
        {
            if (
                row.Height > flow.Remaining
                && row.Height <= FreshHeight(flow)
                && !(table.SplitsRows && row.PartsIn(flow.Remaining, FewestLines))
            )
            {
                Continue(flow);
            }

            SetParts(flow, row, parent.Add("TR"));
        }
    }

    private static void SetWhole(PageFlow flow, RowGroup group, int index, StructureElement element)
    {
        var row = group.Rows[index];
        var height = group.HeightOf(index);
        RowDrawing.Background(flow, row, height);
        RowDrawing.Cells(flow, row, RowGroup.Elements(row, element), 0..row.LineCount, height);
        RowDrawing.Rules(flow, row, height, group.RulesBelow(index));
        flow.Advance(height);
    }

    private void SetParts(PageFlow flow, MeasuredRow row, StructureElement element)
    {
        var cells = RowGroup.Elements(row, element);
        for (var first = 0; first < row.LineCount; )
        {
            var left = row.LineCount - first;
            var room = row.LinesIn(flow.Remaining);
            // The last line does not go overleaf alone.
            var count = Math.Clamp(room == left - 1 && room > FewestLines ? room - 1 : room, 1, left);
            var height = row.HeightOf(count);
            RowDrawing.Background(flow, row, height);
            RowDrawing.Cells(flow, row, cells, first..(first + count), height);
            RowDrawing.Rules(flow, row, height, [(0, row.Width)]);
            flow.Advance(height);
            first += count;
            if (first < row.LineCount)
            {
                Continue(flow);
            }
        }
    }
}
