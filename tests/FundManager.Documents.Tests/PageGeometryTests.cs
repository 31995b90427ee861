using System.Globalization;
using System.Text.RegularExpressions;
using FundManager.Documents.Blocks;
using FundManager.Documents.Layout;
using FundManager.Documents.Tests.Fonts;
using UglyToad.PdfPig.Content;
using PigDocument = UglyToad.PdfPig.PdfDocument;

namespace FundManager.Documents.Tests;

internal sealed class PageGeometryTests
{
    private const string Long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
    private const string Story = "经整改后于第四季度完成，经专家组复核确认；相关佐证材料已归档。";

    [Test]
    public void A_table_of_five_hundred_rows_repeats_its_header_and_numbers_its_pages()
    {
        var document = SampleReport.Of(new Heading(1, "指标"), SampleReport.Indicators(500)) with
        {
            PageNumberFormat = "第 {0} 页，共 {1} 页",
        };

        var pdf = document.Render(TestFonts.All);

        var pages = PdfTools.Pages(pdf);
        Assert.That(pages, Has.Length.GreaterThan(10));
        for (var i = 0; i < pages.Length; i++)
        {
            Assert.That(pages[i], Does.Contain("实际完成"));
            Assert.That(pages[i], Does.Contain($"第 {i + 1} 页，共 {pages.Length} 页"));
        }

        var structure = PdfTools.Ask(pdf, "pdfinfo -struct");
        Assert.That(Regex.Count(structure, @"\bTHead\b"), Is.EqualTo(1));
        Assert.That(Regex.Count(structure, @"^ *TR\b", RegexOptions.Multiline), Is.EqualTo(502));
        Assert.That(pdf, Has.Length.LessThan(500_000));
        PageCheck.AssertTidy(pdf);
    }

    [Test]
    public void A_repeated_header_is_read_out_once()
    {
        var table = new Table([new("绩效指标")], [.. Enumerable.Repeat(new TableRow("数量"), 45)]);

        var pdf = SampleReport.Of(table).Render(TestFonts.All);

        Assert.That(PdfTools.Pages(pdf), Has.Length.GreaterThan(1));
        Assert.That(Regex.Count(PdfTools.Ask(pdf, "pdfinfo -struct-text"), "\"绩效指标\""), Is.EqualTo(1));
    }

    [Test]
    public void The_sample_stays_inside_its_margins_and_overlaps_nowhere([Values] bool landscape)
    {
        PageCheck.AssertTidy((SampleReport.Chinese with { Landscape = landscape }).Render(TestFonts.All));
    }

    [Test]
    public void Words_that_no_cell_can_hold_are_broken_inside_it()
    {
        var table = new Table(
            [
                new("编号") { FixedWidth = ColumnWidths.Least },
                new("Name"),
                new("Betrag") { Alignment = ColumnAlignment.DecimalPoint },
            ],
            [new(Long, Long, "1234567890123456789012345678901234567890.12"), new("1", "2", "3.5")]
        );

        PageCheck.AssertTidy(
            SampleReport.Of(table, new KeyValues(new(Long, Long), new("b", Long)) { Across = 2 }).Render(TestFonts.All)
        );
    }

    [Test]
    public void A_row_taller_than_a_page_goes_on_overleaf()
    {
        var story = string.Concat(
            Enumerable.Range(1, 150).Select(i => i.ToString(CultureInfo.InvariantCulture) + Story)
        );
        var table = new Table([new("编号") { FixedWidth = 60 }, new("说明")], [new("1", story), new("2", "短")]);

        var pdf = SampleReport.Of(new Heading(1, "长表"), table).Render(TestFonts.All);

        var structure = PdfTools.Ask(pdf, "pdfinfo -struct-text");
        Assert.That(PdfTools.Pages(pdf), Has.Length.GreaterThan(2));
        Assert.That(string.Concat(structure.Where(c => !char.IsWhiteSpace(c) && c != '"')), Does.Contain(story));
        PageCheck.AssertTidy(pdf);
    }

    [Test]
    public void A_row_stays_whole_where_a_page_can_hold_it()
    {
        var rows = Enumerable
            .Range(0, 40)
            .Select(i => new TableRow($"R{i:00}", string.Concat(Enumerable.Repeat(Story, 5))));

        var pdf = SampleReport
            .Of(new Table([new("编号") { FixedWidth = 60 }, new("说明")], [.. rows]))
            .Render(TestFonts.All);

        using var document = PigDocument.Open(pdf);
        var starts = document.GetPages().Select(page => FirstBelowHeader(page)).ToList();
        Assert.That(starts, Has.Count.GreaterThan(2));
        Assert.That(starts, Has.All.StartsWith("R"));
    }

    [Test]
    public void A_heading_never_ends_a_page()
    {
        for (var lines = 30; lines < 50; lines++)
        {
            var pdf = SampleReport
                .Of(
                    new Paragraph(string.Join('\n', Enumerable.Repeat("line", lines))),
                    new Heading(1, "KEPT"),
                    new Heading(2, "TOGETHER"),
                    new Paragraph("first\nsecond\nthird")
                )
                .Render(TestFonts.All);

            Assert.That(PdfTools.Pages(pdf), Has.Some.Match("(?s)KEPT.*TOGETHER.*first.*second"), $"{lines} lines");
        }
    }

    [Test]
    public void A_total_never_stands_alone_at_the_top_of_a_page()
    {
        for (var rows = 25; rows < 40; rows++)
        {
            var table = new Table(
                [new("A")],
                [
                    .. Enumerable.Range(0, rows).Select(_ => new TableRow("row")),
                    new TableRow("TOTAL") { IsTotal = true },
                ]
            );

            var pages = PdfTools.Pages(SampleReport.Of(table).Render(TestFonts.All));

            Assert.That(pages.Single(page => page.Contains("TOTAL", StringComparison.Ordinal)), Does.Contain("row"));
        }
    }

    [Test]
    public void The_last_row_of_a_table_or_of_facts_never_stands_alone_at_the_top_of_a_page()
    {
        for (var rows = 25; rows < 40; rows++)
        {
            var facts = new KeyValues([
                .. Enumerable.Range(0, rows).Select(_ => new KeyValue("fact", "value")),
                new KeyValue("LAST", "value"),
            ]);

            var pages = PdfTools.Pages(SampleReport.Of(facts).Render(TestFonts.All));

            Assert.That(pages.Single(page => page.Contains("LAST", StringComparison.Ordinal)), Does.Contain("fact"));
        }
    }

    [Test]
    public void A_table_without_rows_says_so()
    {
        var empty = new Table([new("A"), new("B")], []) { EmptyText = "无" };

        var structure = PdfTools.Ask(SampleReport.Of(empty).Render(TestFonts.All), "pdfinfo -struct-text");

        Assert.That(structure, Does.Contain("\"无\"").And.Contain("/ColSpan 2"));
    }

    [Test]
    public void A_table_without_rows_or_a_word_for_that_is_its_header()
    {
        var pdf = SampleReport.Of(new Table([new("A"), new("B")], [])).Render(TestFonts.All);

        var structure = PdfTools.Ask(pdf, "pdfinfo -struct-text");
        Assert.That(structure, Does.Contain("THead").And.Not.Contain("TBody"));
    }

    [Test]
    public void A_table_of_one_row_stands_on_one_page()
    {
        var pdf = SampleReport.Of(new Table([new("A")], [new TableRow("only")])).Render(TestFonts.All);

        Assert.That(PdfTools.Pages(pdf).Single(), Does.Contain("only"));
    }

    [Test]
    public void A_row_that_does_not_cover_the_columns_is_refused([Values(1, 3)] int span)
    {
        var table = new Table([new("A"), new("B")], [new TableRow(new TableCell("x") { ColumnSpan = span })]);

        Assert.That(() => SampleReport.Of(table).Render(TestFonts.All), Throws.ArgumentException);
    }

    [Test]
    public void Decimal_points_stand_beneath_one_another()
    {
        var table = new Table(
            [new("得分") { Alignment = ColumnAlignment.DecimalPoint }, new("x")],
            [new("1.5", ""), new("22.25", ""), new("100", ""), new("3.125%", "")]
        );

        using var document = PigDocument.Open(SampleReport.Of(table).Render(TestFonts.All));
        var points = document
            .GetPage(1)
            .Letters.Where(letter => letter.Value == ".")
            .Select(letter => letter.Location.X);

        Assert.That(
            points.Select(x => Math.Round(x, 1, MidpointRounding.AwayFromZero)).Distinct().Count(),
            Is.EqualTo(1)
        );
    }

    [Test]
    public void A_chart_taller_than_a_page_goes_on_as_a_second_figure()
    {
        var bars = Enumerable.Range(1, 60).Select(i => new Bar($"指标{i}", i, $"{i}"));

        var pdf = SampleReport.Of(new BarChart("六十项指标。", [.. bars])).Render(TestFonts.All);

        Assert.That(Regex.Count(PdfTools.Ask(pdf, "pdfinfo -struct"), @"\bFigure\b"), Is.EqualTo(2));
        PageCheck.AssertTidy(pdf);
    }

    [Test]
    public void Whatever_stands_in_a_document_stays_in_its_place([Range(1, 24)] int seed)
    {
        var document = new RandomDocument(seed).Next();

        PageCheck.AssertTidy(document.Render(TestFonts.All));
    }

    private static string FirstBelowHeader(Page page)
    {
        var lines = page.Letters.GroupBy(letter => Math.Round(letter.Location.Y, 0, MidpointRounding.AwayFromZero));
        var second = lines.OrderByDescending(line => line.Key).ElementAt(1);
        return string.Concat(second.OrderBy(letter => letter.StartBaseLine.X).Select(letter => letter.Value));
    }
}
