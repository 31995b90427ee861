using System.Globalization;
using FundManager.Documents.Blocks;
using FundManager.Documents.Tests.Fonts;

namespace FundManager.Documents.Tests;

internal sealed class NoteTests
{
    private static readonly Block[] Filler = [.. Enumerable.Range(0, 12).Select(i => new Paragraph($"Filler {i}"))];

    [Test]
    public void A_note_stands_at_the_foot_of_the_page_that_refers_to_it()
    {
        var pdf = SampleReport
            .Of([Noted("first", "FOOT ONE"), .. Filler, new PageBreak(), Noted("second", "FOOT TWO"), .. Filler])
            .Render(TestFonts.All);

        var pages = PdfTools.Pages(pdf);
        Assert.That(pages, Has.Length.EqualTo(2));
        Assert.That(pages[0].TrimEnd(), Does.EndWith("[1] FOOT ONE").Or.Match(@"\[1\]\s+FOOT ONE$"));
        Assert.That(pages[1].TrimEnd(), Does.Match(@"\[2\]\s+FOOT TWO$"));
        Assert.That(PdfTools.Ask(pdf, "qpdf --check"), Does.Contain("No syntax or stream encoding errors"));
        Assert.That(new PublicationRules(pdf).Broken(), Is.Empty);
    }

    [Test]
    public void Text_and_notes_share_every_page_whatever_stands_above([Range(20, 44, 3)] int before)
    {
        var note = string.Concat(Enumerable.Repeat("依据《中华人民共和国预算法》第五十七条。", 9));
        var pdf = SampleReport
            .Of(
                new Paragraph(string.Join('\n', Enumerable.Repeat("line", before))),
                new Heading(1, "标题"),
                new Paragraph(
                    string.Concat(Enumerable.Repeat("经整改后完成。", 30)),
                    new Run("其一") { Note = note },
                    string.Concat(Enumerable.Repeat("经整改后完成。", 30)),
                    new Run("其二") { Note = note },
                    string.Concat(Enumerable.Repeat("经整改后完成。", 30))
                ),
                new ItemList(new Paragraph(new Run("其三") { Note = note }))
            )
            .Render(TestFonts.All);

        PageCheck.AssertTidy(pdf);
        foreach (var page in PdfTools.Pages(pdf))
        {
            foreach (var number in new[] { "[1]", "[2]", "[3]" })
            {
                Assert.That(page.Split(number), Has.Length.EqualTo(1).Or.Length.EqualTo(3), "its number and its note");
            }
        }
    }

    [Test]
    public void Notes_of_a_table_stand_beneath_it_and_very_long_ones_beneath_their_paragraph()
    {
        var table = new Table([new("A")], [new TableRow(new TableCell(new Run("cell") { Note = "OF THE TABLE" }))]);
        var pdf = SampleReport
            .Of([
                table,
                new Paragraph("AFTER"),
                Noted("long", string.Concat(Enumerable.Repeat("long note ", 80))),
                new Paragraph("LAST"),
            ])
            .Render(TestFonts.All);

        var text = PdfTools.Ask(pdf, "pdftotext -raw", "-");
        Assert.That(text, Does.Match("(?s)cell.*OF THE TABLE.*AFTER.*long note.*LAST"));
    }

    [Test]
    public void A_block_for_notes_still_takes_them_all()
    {
        var pdf = SampleReport.Of([Noted("a", "TAKEN"), new Notes("NOTES"), .. Filler]).Render(TestFonts.All);

        Assert.That(PdfTools.Ask(pdf, "pdftotext -raw", "-"), Does.Match("(?s)NOTES.*TAKEN.*Filler 0"));
    }

    [Test]
    public void A_character_without_a_glyph_is_named_with_the_same_block_beneath_notes()
    {
        var table = new Table([new("A")], [new TableRow(new TableCell(new Run("cell") { Note = "note" }))]);
        var document = SampleReport.Of(table, new Paragraph("\U0001F600"));

        Assert.That(
            () => document.Render(TestFonts.All),
            Throws
                .InstanceOf<FundManager.Documents.Fonts.MissingGlyphException>()
                .With.Property("Place")
                .EqualTo("block 2, Paragraph")
        );
    }

    private static Paragraph Noted(string text, string note) =>
        new(new Run(string.Create(CultureInfo.InvariantCulture, $"{text} ")) { Note = note });
}
