using FundManager.Documents.Blocks;
using FundManager.Documents.Pdf;
using FundManager.Documents.Text;

namespace FundManager.Documents.Layout;

internal sealed class SignatureSetting : BlockSetting
{
    private const int Across = 2;
    private const double ColumnGap = 36;
    private const double LineStep = 28;
    private const double LabelGap = 6;
    private readonly List<Place> _places;
    private readonly double _width;

    public SignatureSetting(SignatureBlock block, Theme theme, double width)
    {
        if (block.Signatories.Count == 0)
        {
            throw new ArgumentException("Nobody signs.", nameof(block));
        }

        _width = (width - ((Across - 1) * ColumnGap)) / Across;
        _places = [.. block.Signatories.Select(signatory => Measure(block, signatory, theme))];
    }

    public override double Before => Theme.HeadingGap(3);

    public override double LeadHeight => Rows().Sum(HeightOf);

    public override void Set(PageFlow flow, StructureElement parent)
    {
        foreach (var row in Rows())
        {
            flow.Need(HeightOf(row));
            for (var i = 0; i < row.Length; i++)
            {
                Draw(flow, parent, row[i], flow.Left + (i * (_width + ColumnGap)));
            }

            flow.Advance(HeightOf(row));
        }
    }

    private static double HeightOf(Place[] row) =>
        row.Max(p => p.Role.Height + (p.Lines.Count * LineStep)) + Theme.BlockGap;

    private IEnumerable<Place[]> Rows() => _places.Chunk(Across);

    private Place Measure(SignatureBlock block, Signatory signatory, Theme theme)
    {
        (string Label, string Value)[] lines =
        [
            (block.SignatureLabel, ""),
            (block.NameLabel, signatory.Name),
            (block.DateLabel, ""),
        ];
        var role = TextBlock.Of([new Run(signatory.Role) { Bold = true }], theme.Body, theme, _width, Theme.Leading);
        return new Place(role, [.. lines.Select(line => Measure(line.Label, line.Value, theme))]);
    }

    private Line Measure(string label, string value, Theme theme)
    {
        var labelLine = LineBreaker.Fit(new StyledText(PlainText.Clean(label), theme.CellLabel), _width / 2);
        var room = _width - labelLine.Width - LabelGap;
        var valueLine = LineBreaker.Fit(new StyledText(PlainText.Clean(value), theme.Cell), room);
        return new Line(One(labelLine), One(valueLine), labelLine.Width + LabelGap);
    }

    private static TextBlock One(TextLine line) => new([line], LineStep);

    private void Draw(PageFlow flow, StructureElement parent, Place place, double left)
    {
        var page = flow.Page;
        place.Role.Draw(page, parent.Add("P"), .., flow.Y, _ => left);
        var top = flow.Y + place.Role.Height;
        foreach (var line in place.Lines)
        {
            var element = parent.Add("P");
            line.Label.Draw(page, element, .., top, _ => left);
            line.Value.Draw(page, element, .., top, _ => left + line.LineStart);
            var level = top + (LineStep * Theme.BaselineShare) + 4;
            page.Artifact(() => page.Line(left + line.LineStart, level, left + _width, Theme.HairLine, Theme.Quiet));
            top += LineStep;
        }
    }

    private sealed record Place(TextBlock Role, IReadOnlyList<Line> Lines);

    /// <param name="Label">What goes on the line.</param>
    /// <param name="Value">What stands on it already, if anything.</param>
    /// <param name="LineStart">Where the line begins, from the left of the place.</param>
    private sealed record Line(TextBlock Label, TextBlock Value, double LineStart);
}
