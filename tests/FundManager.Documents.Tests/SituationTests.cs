using System.Globalization;
using System.Text.RegularExpressions;
using FundManager.Documents.Blocks;
using FundManager.Documents.Fonts;
using FundManager.Documents.Tests.Fonts;

namespace FundManager.Documents.Tests;

/// <summary>Every kind of block in both languages, with what people and years fill it with.</summary>
internal sealed class SituationTests
{
    private const int ManyRows = 10_000;

    public static IEnumerable<TestCaseData> Cases =>
        Situation.All.SelectMany(situation =>
            new[] { false, true }.Select(chinese =>
                new TestCaseData(situation, chinese).SetArgDisplayNames(situation.Name, chinese ? "zh" : "en")
            )
        );

    public static IEnumerable<TestCaseData> Kinds =>
        All("\U0001F600").Select(block => new TestCaseData(block).SetArgDisplayNames(block.GetType().Name));

    [TestCaseSource(nameof(Cases))]
    public void Every_block_is_sound_and_tidy(Situation situation, bool chinese)
    {
        var pdf = Kept(
            situation.Document(chinese).Render(TestFonts.All),
            $"{situation.Name}-{(chinese ? "zh" : "en")}"
        );

        Assert.That(PdfTools.Ask(pdf, "qpdf --check"), Does.Contain("No syntax or stream encoding errors"));
        Assert.That(new PublicationRules(pdf).Broken(), Is.Empty);
        PageCheck.AssertTidy(pdf);
    }

    [TestCaseSource(nameof(Cases))]
    public void Every_block_has_the_structure_it_had(Situation situation, bool chinese)
    {
        var pdf = situation.Document(chinese).Render(TestFonts.All);

        Golden.Check($"{situation.Name}-{(chinese ? "zh" : "en")}", PdfTools.Ask(pdf, "pdfinfo -struct-text"));
    }

    [TestCaseSource(nameof(Cases))]
    public void Every_text_is_read_back_as_it_was_written(Situation situation, bool chinese)
    {
        var document = situation.Document(chinese);
        var text = Packed(PdfTools.Ask(document.Render(TestFonts.All), "pdftotext -raw", "-"));

        Assert.That(document.Blocks.SelectMany(Texts).Select(Packed).Where(one => !text.Contains(one)), Is.Empty);
    }

    [Test]
    public void A_table_of_ten_thousand_rows_is_whole()
    {
        var rows = Enumerable
            .Range(1, ManyRows)
            .Select(i => new TableRow(
                string.Create(CultureInfo.InvariantCulture, $"R{i:00000}"),
                "流域水环境智能传感器研制",
                Situation.Huge
            ));
        var table = new Table(
            [new("编号") { FixedWidth = 60 }, new("项目"), new("金额") { Alignment = ColumnAlignment.DecimalPoint }],
            [.. rows]
        );

        var pdf = SampleReport.Of(new Heading(1, "登记表"), table).Render(TestFonts.All);

        Assert.That(PdfTools.Ask(pdf, "qpdf --check"), Does.Contain("No syntax or stream encoding errors"));
        var pages = PdfTools.Pages(pdf);
        Assert.That(pages, Has.All.Contain("编号"));
        Assert.That(Regex.Count(string.Concat(pages), @"R\d{5}"), Is.EqualTo(ManyRows));
        Assert.That(pages[^1], Does.Contain("R10000"));
    }

    [TestCaseSource(nameof(Kinds))]
    public void A_character_without_a_glyph_is_named_with_its_block(Block block)
    {
        var document = SampleReport.Of(new Heading(1, "x"), block);

        var refusal = Assert.Throws<MissingGlyphException>(() => document.Render(TestFonts.All))!;

        Assert.That(refusal.Character.Value, Is.EqualTo(0x1F600));
        Assert.That(refusal.Place, Does.StartWith($"block 2, {block.GetType().Name}"));
    }

    [Test]
    public void A_character_without_a_glyph_is_named_with_its_row_and_column()
    {
        var table = new Table([new("编号"), new("项目")], [new("1", "a"), new("2", "b\U0001F600")]);

        var refusal = Assert.Throws<MissingGlyphException>(() => SampleReport.Of(table).Render(TestFonts.All))!;

        Assert.That(refusal.Place, Is.EqualTo("block 1, Table, row 2, column “项目”"));
        Assert.That(refusal.Message, Does.Contain("U+1F600").And.Contain("“b\U0001F600”"));
    }

    [Test]
    public void A_character_without_a_glyph_is_named_with_its_fact()
    {
        var facts = new KeyValues(new("编号", "1"), new("项目名称", "\U0001F600"));

        var refusal = Assert.Throws<MissingGlyphException>(() => SampleReport.Of(facts).Render(TestFonts.All))!;

        Assert.That(refusal.Place, Is.EqualTo("block 1, KeyValues, “项目名称”"));
    }

    /// <summary>Each kind of block that prints text, with a text in it.</summary>
    private static IEnumerable<Block> All(string text) =>
        [
            new Heading(2, text),
            new Paragraph(text),
            new ItemList(new Paragraph(text)),
            new KeyValues(new KeyValue("a", text)),
            new Table([new(text)], []),
            new Form([1, 1], [new TableRow("a", text)]),
            new Columns([new Paragraph("a")], [new Paragraph(text)]),
            new BarChart("a", [new(text, 1, "1")]),
            new StackedBarChart("a", ["a"], [new(text, 1)]),
            new LineChart("a", ["a"], [new(text, 1)]),
            new RadarChart("a", [new(text, 1), new("b", 1), new("c", 1)], [new("d", 1, 1, 1)]),
            new Gauge("a", 1, 1, text),
            new Picture(SamplePictures.Png, "a") { Caption = text },
            new SignatureBlock([new(text)], "a", "b", "c"),
            new Seal(text, "a"),
        ];

    private static IEnumerable<string> Texts(Block block) =>
        block switch
        {
            Heading heading => [heading.Text],
            Paragraph paragraph => paragraph.Runs.Select(run => run.Text),
            ItemList list => list.Items.SelectMany(Texts),
            KeyValues facts => facts.Entries.SelectMany(fact => new[] { fact.Label, fact.Value }),
            Table table => table
                .Rows.SelectMany(row => row.Cells)
                .SelectMany(cell => cell.Runs)
                .Select(run => run.Text)
                .Append(table.Caption ?? ""),
            Columns columns => columns.Content.SelectMany(blocks => blocks).SelectMany(Texts),
            SignatureBlock signatures => signatures.Signatories.SelectMany(one => new[] { one.Role, one.Name }),
            Seal seal => [seal.Issuer, seal.Date],
            _ => [],
        };

    private static string Packed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static byte[] Kept(byte[] pdf, string name)
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"situation-{name}.pdf");
        File.WriteAllBytes(path, pdf);
        TestContext.AddTestAttachment(path);
        return pdf;
    }
}
