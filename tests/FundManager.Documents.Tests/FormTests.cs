using System.Globalization;
using System.Text.RegularExpressions;
using FundManager.Documents.Blocks;
using FundManager.Documents.Tests.Fonts;

namespace FundManager.Documents.Tests;

internal sealed class FormTests
{
    [Test]
    public void A_form_says_which_of_its_cells_are_names()
    {
        var form = new Form(
            [1, 2, 1],
            [
                new(new TableCell("项目名称") { Names = CellNaming.Row }, new TableCell("储能") { ColumnSpan = 2 }),
                new(
                    new TableCell("绩效指标") { Names = CellNaming.Row, RowSpan = 2 },
                    new TableCell("一级指标") { Names = CellNaming.Column },
                    new TableCell("分值") { Names = CellNaming.Column }
                ),
                new("产出指标", "50"),
            ]
        );

        var structure = PdfTools.Ask(SampleReport.Of(form).Render(TestFonts.All), "pdfinfo -struct-text");

        Assert.That(structure, Does.Match(@"(?s)TH:\s+/Scope /Row\s+.项目名称.*TD.*ColSpan 2.*储能"));
        Assert.That(structure, Does.Match("(?s)RowSpan 2.*绩效指标.*Scope /Column.*一级指标.*产出指标"));
        Assert.That(structure, Does.Not.Contain("THead"));
    }

    [Test]
    public void A_form_goes_on_overleaf_between_rows_that_a_cell_ties_together()
    {
        var pdf = SampleReport.Of(Long(60)).Render(TestFonts.All);

        var pages = PdfTools.Pages(pdf);
        Assert.That(pages, Has.Length.GreaterThan(1));
        Assert.That(Regex.Count(string.Concat(pages), @"R\d\d\b"), Is.EqualTo(60));
        Assert.That(pages[0], Does.Contain("R20"), "the first page is filled");
        Assert.That(new PublicationRules(pdf).Broken(), Is.Empty);
        PageCheck.AssertTidy(pdf);
    }

    [Test]
    public void Names_are_never_left_behind_by_what_they_name([Range(20, 32)] int before)
    {
        var form = new Form(
            [1, 1],
            [
                .. Enumerable.Range(0, before).Select(_ => new TableRow("x", "y")),
                new(
                    new TableCell("NAME") { Names = CellNaming.Column },
                    new TableCell("OTHER") { Names = CellNaming.Column }
                ),
                new("FIRST", "z"),
                new("SECOND", "z"),
            ]
        );

        var pages = PdfTools.Pages(SampleReport.Of(form).Render(TestFonts.All));

        Assert.That(pages, Has.Some.Match("(?s)NAME.*FIRST"));
        Assert.That(pages, Has.Some.Match("(?s)FIRST.*SECOND"), "the last row does not stand alone");
    }

    [Test]
    public void A_row_of_a_form_taller_than_a_page_goes_on_overleaf()
    {
        var story = string.Concat(
            Enumerable.Range(1, 900).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i}事"))
        );
        var form = new Form(
            [1, 1],
            [new("a", "b"), new(new TableCell("目标") { Names = CellNaming.Row }, story), new("c", "d")]
        );

        var pdf = SampleReport.Of(form).Render(TestFonts.All);

        var text = string.Concat(
            PdfTools.Ask(pdf, "pdfinfo -struct-text").Where(c => !char.IsWhiteSpace(c) && c != '"')
        );
        Assert.That(text, Does.Contain(story));
        PageCheck.AssertTidy(pdf);
    }

    [Test]
    public void A_form_whose_cells_do_not_cover_its_columns_is_refused()
    {
        Assert.That(
            () => SampleReport.Of(new Form([1, 1], [new TableRow("x")])).Render(TestFonts.All),
            Throws.ArgumentException
        );
        Assert.That(
            () =>
                SampleReport
                    .Of(new Form([1], [new TableRow(new TableCell("x") { RowSpan = 2 })]))
                    .Render(TestFonts.All),
            Throws.ArgumentException
        );
    }

    private static Form Long(int rows) =>
        new(
            [0.5, 1, 2],
            [
                .. Enumerable
                    .Range(1, rows)
                    .Select(i =>
                    {
                        var name = string.Create(CultureInfo.InvariantCulture, $"R{i:00}");
                        return i == 1
                            ? new TableRow(
                                new TableCell("绩效指标") { Names = CellNaming.Row, RowSpan = rows },
                                name,
                                "完成"
                            )
                            : new TableRow(name, "完成");
                    }),
            ]
        );
}
