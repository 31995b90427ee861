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
        var labels = lines
            .Select(line => LineBreaker.Fit(new StyledText(PlainText.Clean(line.Label), theme.CellLabel), _width / 2))
            .ToList();
        var start = labels.Max(label => label.Width) + LabelGap;
        var role = TextBlock.Of([new Run(signatory.Role) { Bold = true }], theme.Body, theme, _width, Theme.Leading);
        return new Place(
            role,
            [.. lines.Zip(labels, (line, label) => Measure(label, line.Value, start, theme))],
            start
        );
    }

    private Line Measure(TextLine label, string value, double start, Theme theme)
    {
        var written = LineBreaker.Fit(new StyledText(PlainText.Clean(value), theme.Cell), _width - start);
        return new Line(One(label), One(written));
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
            line.Value.Draw(page, element, .., top, _ => left + place.LineStart);
            var level = top + (LineStep * Theme.BaselineShare) + 4;
            page.Artifact(() => page.Line(left + place.LineStart, level, left + _width, Theme.HairLine, Theme.Quiet));
            top += LineStep;
        }
    }

    /// <param name="Role">As what somebody signs.</param>
    /// <param name="Lines">What is written by hand, one below the other.</param>
    /// <param name="LineStart">Where the lines begin, from the left of the place.</param>
    private sealed record Place(TextBlock Role, IReadOnlyList<Line> Lines, double LineStart);

    /// <param name="Label">What goes on the line.</param>
    /// <param name="Value">What stands on it already, if anything.</param>
    private sealed record Line(TextBlock Label, TextBlock Value);
}
