using FundManager.Documents.Blocks;
using FundManager.Documents.Layout;
using FundManager.Documents.Tests.Fonts;

namespace FundManager.Documents.Tests;

internal sealed class RowSpanTests
{
    private const string Story = "经整改后于第四季度完成，经专家组复核确认；相关佐证材料已归档。";
    private static readonly TableColumn[] Columns =
    [
        new("一级指标"),
        new("二级指标"),
        new("得分") { Alignment = ColumnAlignment.DecimalPoint },
    ];

    [Test]
    public void A_cell_reaches_down_over_the_rows_below()
    {
        var table = new Table(
            Columns,
            [
                new(Tall("产出", 2), "数量", "9.5"),
                new("质量", "10"),
                new("效益", "社会效益", "8.25"),
                new TableRow(new TableCell("合计") { ColumnSpan = 2 }, "27.75") { IsTotal = true },
            ]
        );

        var pdf = SampleReport.Of(table).Render(TestFonts.All);

        Assert.That(PdfTools.Ask(pdf, "pdfinfo -struct-text"), Does.Contain("/RowSpan 2").And.Contain("/ColSpan 2"));
        PageCheck.AssertTidy(pdf);
    }

    [Test]
    public void A_group_header_takes_the_place_of_a_columns_name()
    {
        var table = new Table(Columns, [new("产出", "数量", "9.5")])
        {
            GroupHeaders = [new(Tall("指标", 2), new TableCell("完成情况") { ColumnSpan = 2 })],
        };

        var structure = PdfTools.Ask(SampleReport.Of(table).Render(TestFonts.All), "pdfinfo -struct-text");

        Assert.That(structure, Does.Contain("二级指标").And.Not.Contain("一级指标"));
    }

    [Test]
    public void A_tall_cell_stretches_its_rows()
    {
        var table = new Table(
            Columns,
            [new(Tall(Story + Story, 2), "数量", "1"), new("质量", "2"), new("效益", "x", "3")]
        );

        PageCheck.AssertTidy(SampleReport.Of(table).Render(TestFonts.All));
    }

    [Test]
    public void Rows_tied_together_stay_on_one_page()
    {
        for (var before = 20; before < 40; before++)
        {
            var table = new Table(
                Columns,
                [
                    .. Enumerable.Range(0, before).Select(_ => new TableRow("a", "b", "1")),
                    new(Tall("TIED", 3), "FIRST", "1"),
                    new("SECOND", "2"),
                    new("THIRD", "3"),
                ]
            );

            var pages = PdfTools.Pages(SampleReport.Of(table).Render(TestFonts.All));

            Assert.That(pages, Has.Some.Match("(?s)TIED.*FIRST.*SECOND.*THIRD"), $"{before} rows before");
        }
    }

    [Test]
    public void Rows_tied_together_beyond_a_page_go_on_overleaf()
    {
        var table = new Table(
            Columns,
            [
                new(Tall(Story, 90), "first", "1.5"),
                .. Enumerable.Range(2, 89).Select(i => new TableRow($"{i}", $"{i}.25")),
            ]
        );

        var pdf = SampleReport.Of(table).Render(TestFonts.All);

        Assert.That(PdfTools.Pages(pdf), Has.Length.GreaterThan(2));
        PageCheck.AssertTidy(pdf);
    }

    [Test]
    public void A_cell_that_reaches_below_the_table_is_refused()
    {
        var table = new Table(Columns, [new(Tall("产出", 2), "数量", "1")]);

        Assert.That(() => SampleReport.Of(table).Render(TestFonts.All), Throws.ArgumentException);
    }

    [Test]
    public void A_row_that_covers_a_column_again_is_refused()
    {
        var places = new CellPlaces(3);
        places.Next(new TableRow("a", Tall("b", 2), "c"));

        Assert.That(
            () => places.Next(new TableRow(new TableCell("over b") { ColumnSpan = 2 })),
            Throws.ArgumentException
        );
        Assert.That(() => places.Next(new TableRow("a", "b", "c")), Throws.ArgumentException);
        Assert.That(places.Next(new TableRow("a", "c")).Select(placed => placed.Column), Is.EqualTo([0, 2]));
    }

    private static TableCell Tall(string text, int rows) => new(text) { RowSpan = rows };
}
