using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

/// <summary>Sets a form: as many rows as the page holds, framed, then the rest overleaf.</summary>
internal sealed class FormSetting(RowGroup form) : BlockSetting
{
    // A row too tall for any page begins on this one when at least so many of its lines fit.
    private const int FewestLines = 2;

    public override double Before => form.Rows.Count == 0 ? 0 : Theme.ParagraphGap;

    public override double After => form.Rows.Count == 0 ? 0 : Theme.BlockGap;

    public override double LeadHeight
    {
        get
        {
            var count = 1;
            while (count < form.Rows.Count && !MayPart(0, count))
            {
                count++;
            }

            return Height(0, Math.Min(count, form.Rows.Count));
        }
    }

    public override void Set(PageFlow flow, StructureElement parent)
    {
        if (form.Rows.Count == 0)
        {
            return;
        }

        var body = parent.Add("Table").Add("TBody");
        for (var first = 0; first < form.Rows.Count; )
        {
            var count = Fitting(first, flow.Remaining);
            if (count > 0)
            {
                SetRows(flow, body, first, count);
                first += count;
            }
            else if (form.HeightOf(first) <= flow.FullHeight && !flow.AtTop)
            {
                flow.NewPage();
            }
            else
            {
                // Taller than a page, or tied to rows that are: for itself, in parts.
                SetParts(flow, form.Rows[first], body.Add("TR"));
                first++;
            }
        }
    }

    /// <summary>How many rows from one on stand in a height and may be parted from those after them.</summary>
    private int Fitting(int first, double room)
    {
        var fitting = 0;
        for (var count = 1; first + count <= form.Rows.Count && Height(first, count) <= room; count++)
        {
            fitting = MayPart(first, count) ? count : fitting;
        }

        return fitting;
    }

    private double Height(int first, int count) => Enumerable.Range(first, count).Sum(form.HeightOf);

    /// <summary>Whether a page may end after so many rows: no names are left behind, no text is cut, and the last row does not stand alone overleaf.</summary>
    private bool MayPart(int first, int count)
    {
        var next = first + count;
        if (next == form.Rows.Count)
        {
            return true;
        }

        if (next == form.Rows.Count - 1 || form.Rows[next - 1].Cells.Any(cell => cell.NamesColumn))
        {
            return false;
        }

        for (var row = first; row < next; row++)
        {
            var here = Height(row, next - row);
            if (form.Rows[row].Cells.Any(cell => row + cell.RowSpan > next && HeightOf(cell) > here))
            {
                return false;
            }
        }

        return true;
    }

    private static double HeightOf(MeasuredCell cell) => cell.Text.Height + (2 * Theme.CellPaddingY);

    private void SetRows(PageFlow flow, StructureElement body, int first, int count)
    {
        var top = flow.Y;
        for (var row = first; row < first + count; row++)
        {
            var elements = RowGroup.Elements(form.Rows[row], body.Add("TR"));
            for (var i = 0; i < elements.Count; i++)
            {
                var cell = form.Rows[row].Cells[i];
                var rows = Math.Min(cell.RowSpan, first + count - row);
                SetCell(flow, cell, elements[i], Height(row, rows));
            }

            flow.Advance(form.HeightOf(row));
        }

        // What reaches down from rows overleaf keeps its frame.
        flow.Page.Artifact(() =>
        {
            Frame(flow, top, flow.Y, 0, form.Rows[first].Width);
            for (var row = 0; row < first; row++)
            {
                foreach (var cell in form.Rows[row].Cells.Where(cell => row + cell.RowSpan > first))
                {
                    var rows = Math.Min(row + cell.RowSpan - first, count);
                    Frame(flow, top, top + Height(first, rows), cell.Left, cell.Width);
                }
            }
        });
    }

    private static void SetCell(PageFlow flow, MeasuredCell cell, StructureElement element, double height)
    {
        var top = flow.Y;
        flow.Page.Artifact(() =>
        {
            if (cell.ElementType == "TH")
            {
                flow.Page.Rectangle(flow.Left + cell.Left, top, cell.Width, height, Theme.ZebraFill);
            }

            Frame(flow, top, top + height, cell.Left, cell.Width);
        });
        var drop = cell.ElementType == "TH" ? (height - HeightOf(cell)) / 2 : 0;
        cell.Text.Draw(
            flow.Page,
            element,
            ..,
            top + Theme.CellPaddingY + drop,
            line => flow.Left + cell.LineLeft(line)
        );
    }

    private static void Frame(PageFlow flow, double top, double bottom, double left, double width)
    {
        var (from, to) = (flow.Left + left, flow.Left + left + width);
        flow.Page.Line(from, top, to, Theme.HairLine, Theme.FrameColour);
        flow.Page.Line(from, bottom, to, Theme.HairLine, Theme.FrameColour);
        flow.Page.Upright(from, top, bottom, Theme.HairLine, Theme.FrameColour);
        flow.Page.Upright(to, top, bottom, Theme.HairLine, Theme.FrameColour);
    }

    private static void SetParts(PageFlow flow, MeasuredRow row, StructureElement element)
    {
        var elements = RowGroup.Elements(row, element);
        for (var first = 0; first < row.LineCount; )
        {
            var room = row.LinesIn(flow.Remaining);
            if (room < FewestLines && !flow.AtTop)
            {
                flow.NewPage();
                continue;
            }

            var count = Math.Clamp(room, 1, row.LineCount - first);
            var height = row.HeightOf(count);
            var top = flow.Y;
            flow.Page.Artifact(() =>
            {
                foreach (var cell in row.Cells)
                {
                    Frame(flow, top, top + height, cell.Left, cell.Width);
                }
            });
            RowDrawing.Cells(flow, row, elements, first..(first + count), height);
            flow.Advance(height);
            first += count;
        }
    }
}
