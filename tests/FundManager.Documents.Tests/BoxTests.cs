using FundManager.Documents.Blocks;
using FundManager.Documents.Layout;
using FundManager.Documents.Tests.Fonts;

namespace FundManager.Documents.Tests;

/// <summary>Every line of a cell lies inside the cell, and the lines of a row inside the row.</summary>
internal sealed class BoxTests
{
    private static readonly Theme Theme = new(TestFonts.All, "zh-Hans");
    private static readonly double Width = PageFlow.WidthOf(isLandscape: false);

    [Test]
    public void Lines_of_random_tables_lie_inside_their_cells([Range(1, 40)] int seed)
    {
        foreach (var table in new RandomDocument(seed).Next().Blocks.OfType<Table>())
        {
            AssertInside(TableMeasure.Of(table, Theme, Width));
        }
    }

    [TestCaseSource(typeof(Situation), nameof(Situation.All))]
    public void Lines_of_tables_and_facts_lie_inside_their_cells(Situation situation)
    {
        foreach (var block in situation.Document(chinese: true).Blocks)
        {
            if (block is Table table)
            {
                AssertInside(TableMeasure.Of(table, Theme, Width));
            }
            else if (block is KeyValues facts)
            {
                AssertInside(TableMeasure.Of(facts, Theme, Width));
            }
        }
    }

    private static void AssertInside(MeasuredTable table)
    {
        foreach (var group in table.Headers.Concat(table.Rows))
        {
            for (var i = 0; i < group.Rows.Count; i++)
            {
                foreach (var cell in group.Rows[i].Cells)
                {
                    AssertInside(cell, Enumerable.Range(i, cell.RowSpan).Sum(group.HeightOf));
                }
            }
        }
    }

    private static void AssertInside(MeasuredCell cell, double height)
    {
        Assert.That(cell.Text.Height, Is.LessThanOrEqualTo(height - (2 * Theme.CellPaddingY) + 0.01));
        foreach (var line in cell.Text.Lines)
        {
            var left = cell.LineLeft(line);
            Assert.That(left, Is.GreaterThanOrEqualTo(cell.Left + Theme.CellPaddingX - 0.01), line.Value);
            Assert.That(
                left + line.Width,
                Is.LessThanOrEqualTo(cell.Left + cell.Width - Theme.CellPaddingX + 0.01),
                line.Value
            );
        }
    }
}
