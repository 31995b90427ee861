using FundManager.Documents.Blocks;
using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

internal sealed class SignatureSetting : BlockSetting
{
    private const int Across = 2;
    private const double ColumnGap = 36;
    private const double LineStep = 28;
    private const double LabelGap = 6;
    private const double LevelLift = 4;
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
        row.Max(p => p.Role.Height + p.Lines.Sum(line => line.Height)) + Theme.BlockGap;

    private IEnumerable<Place[]> Rows() => _places.Chunk(Across);

    private Place Measure(SignatureBlock block, Signatory signatory, Theme theme)
    {
        (string Label, string Value)[] lines =
        [
            (block.SignatureLabel, ""),
            (block.NameLabel, signatory.Name),
            (block.DateLabel, ""),
        ];
        var labels = lines.Select(line => TextBlock.Name(line.Label, theme.CellLabel, theme, _width / 2)).ToList();
        var start = labels.SelectMany(label => label.Lines).Max(line => line.Width) + LabelGap;
        var values = lines.Select(line =>
            TextBlock.Of([line.Value], theme.Cell, theme, _width - start, Theme.TightLeading)
        );
        return new Place(
            TextBlock.Of([new Run(signatory.Role) { Bold = true }], theme.Body, theme, _width, Theme.Leading),
            [.. labels.Zip(values, (label, value) => new Line(label, value))],
            start
        );
    }

    private void Draw(PageFlow flow, StructureElement parent, Place place, double left)
    {
        var page = flow.Page;
        place.Role.Draw(page, parent.Add("P"), .., flow.Y, _ => left);
        var level = flow.Y + place.Role.Height - LevelLift;
        foreach (var line in place.Lines)
        {
            level += line.Height;
            var element = parent.Add("P");
            line.Label.Draw(page, element, .., level - line.Label.Height, _ => left);
            line.Value.Draw(page, element, .., level - line.Value.Height, _ => left + place.LineStart);
            var rule = level;
            page.Artifact(() => page.Line(left + place.LineStart, rule, left + _width, Theme.HairLine, Theme.Quiet));
        }
    }

    /// <param name="Role">As what somebody signs.</param>
    /// <param name="Lines">What is written by hand, one below the other.</param>
    /// <param name="LineStart">Where the lines begin, from the left of the place.</param>
    private sealed record Place(TextBlock Role, IReadOnlyList<Line> Lines, double LineStart);

    /// <param name="Label">What goes on the line.</param>
    /// <param name="Value">What stands on it already, if anything.</param>
    private sealed record Line(TextBlock Label, TextBlock Value)
    {
        /// <summary>Room to write, and more for a text that wraps.</summary>
        public double Height => LineStep + ((Math.Max(Label.Lines.Count, Value.Lines.Count) - 1) * Label.LineHeight);
    }
}
