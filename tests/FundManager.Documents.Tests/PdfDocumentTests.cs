using System.Globalization;
using FundManager.Documents.Blocks;
using FundManager.Documents.Fonts;
using FundManager.Documents.Pdf;
using FundManager.Documents.Tests.Fonts;
using SkiaSharp;

namespace FundManager.Documents.Tests;

internal sealed class PdfDocumentTests
{
    private static readonly byte[] Sample = SampleReport.Chinese.Render(TestFonts.All);
    private static readonly string SampleUnpacked = PdfTools.Unpacked(Sample);

    [OneTimeSetUp]
    public void Keep_the_sample_to_look_at()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "sample-zh.pdf");
        File.WriteAllBytes(path, Sample);
        TestContext.AddTestAttachment(path);
    }

    [Test]
    public void Render_gives_the_same_bytes_for_the_same_document()
    {
        Assert.That(SampleReport.Chinese.Render(TestFonts.All), Is.EqualTo(Sample));
    }

    [Test]
    public void Render_gives_the_same_bytes_on_many_threads()
    {
        var files = new byte[8][];

        Parallel.For(0, files.Length, i => files[i] = SampleReport.Chinese.Render(TestFonts.All));

        Assert.That(files, Has.All.EqualTo(Sample));
    }

    [Test]
    public void Render_gives_another_identity_for_another_content()
    {
        var other = (SampleReport.Chinese with { Subject = "another" }).Render(TestFonts.All);

        Assert.That(Identity(SampleUnpacked), Is.Not.EqualTo(Identity(PdfTools.Unpacked(other))));
    }

    [Test]
    public void Render_writes_a_sound_and_small_file()
    {
        Assert.That(PdfTools.Ask(Sample, "qpdf --check"), Does.Contain("No syntax or stream encoding errors found"));
        Assert.That(Sample, Has.Length.LessThan(120_000));
    }

    [Test]
    public void Render_embeds_subsets_with_a_way_back_to_the_text()
    {
        var fonts = PdfTools.Ask(Sample, "pdffonts").TrimEnd().Split('\n')[2..];

        Assert.That(fonts, Has.Length.EqualTo(2));
        Assert.That(
            fonts,
            Has.All.Match("^[A-Z]{6}\\+NotoSansSC-(Regular|Bold) +CID TrueType +Identity-H +yes yes yes")
        );
    }

    [Test]
    public void Render_gives_chinese_text_back_exactly()
    {
        var text = PdfTools.Ask(Sample, "pdftotext", "-");

        Assert.That(text, Does.Contain("项目资金绩效评价报告"));
        Assert.That(text, Does.Contain("清河先进材料研究院有限公司"));
        Assert.That(text, Does.Not.Match("[\\u2E80-\\u2FDF]"));
    }

    [Test]
    public void Render_tells_apart_characters_that_share_a_glyph()
    {
        var text = PdfTools.Ask(
            SampleReport.Of(new Paragraph("目与\u2F6C不同")).Render(TestFonts.All),
            "pdftotext",
            "-"
        );

        Assert.That(text, Does.Contain("目与\u2F6C不同"));
    }

    [TestCase("/Lang (zh-CN)")]
    [TestCase("/Marked true")]
    [TestCase("/DisplayDocTitle true")]
    [TestCase("/S /GTS_PDFA1")]
    [TestCase("/PageMode /UseOutlines")]
    [TestCase("<pdfuaid:part>1</pdfuaid:part>")]
    [TestCase("<pdfaid:part>2</pdfaid:part>")]
    [TestCase("<pdfaid:conformance>A</pdfaid:conformance>")]
    [TestCase("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>")]
    [TestCase("<xmp:CreateDate>2026-03-09T08:30:00Z</xmp:CreateDate>")]
    [TestCase("/Tabs /S")]
    public void Render_declares_what_accessible_and_lasting_documents_need(string entry)
    {
        Assert.That(SampleUnpacked, Does.Contain(entry));
    }

    [Test]
    public void Render_ships_a_colour_profile_that_is_srgb()
    {
        using var space = SKColorSpace.CreateIcc(SrgbProfile.File);

        Assert.That(space, Is.Not.Null);
        Assert.That(space.IsSrgb, Is.True);
    }

    [Test]
    public void Render_says_who_made_what_and_when()
    {
        var information = PdfTools.Ask(Sample, "pdfinfo");

        Assert.That(information, Does.Match("Title: +项目资金绩效评价报告"));
        Assert.That(information, Does.Match("Author: +市科学技术局"));
        Assert.That(information, Does.Match("Tagged: +yes"));
        Assert.That(information, Does.Match("PDF version: +1.7"));
        Assert.That(information, Does.Match("CreationDate: .*2026"));
    }

    [Test]
    public void Render_tags_every_kind_of_block()
    {
        var structure = PdfTools.Ask(Sample, "pdfinfo -struct-text");

        var lines = structure.Split('\n').Select(line => line.Trim()).ToList();
        string[] types =
        [
            "H1",
            "H2",
            "H3",
            "P",
            "L",
            "LI",
            "Lbl",
            "LBody",
            "Table",
            "Caption",
            "THead",
            "TBody",
            "Figure",
            "Link",
        ];
        Assert.That(
            types.Where(type =>
                !lines.Any(line =>
                    line == type
                    || line.StartsWith(type + " ", StringComparison.Ordinal)
                    || line.StartsWith(type + ":", StringComparison.Ordinal)
                )
            ),
            Is.Empty
        );
        Assert.That(structure, Does.Contain("/Scope /Column").And.Contain("/Scope /Row").And.Contain("/BBox"));
        Assert.That(structure, Does.Contain("Object ").And.Contain("《项目支出绩效评价管理办法》"));
    }

    [Test]
    public void Render_keeps_header_and_footer_out_of_the_reading_order()
    {
        var structure = PdfTools.Ask(Sample, "pdfinfo -struct-text");

        Assert.That(structure, Does.Not.Contain("FUND-2026-0042").And.Not.Contain("共 2 页"));
        Assert.That(PdfTools.Pages(Sample), Has.All.Contain("FUND-2026-0042"));
    }

    [Test]
    public void Render_leads_links_to_their_address_with_a_text()
    {
        Assert.That(SampleUnpacked, Does.Contain(@"/URI (https://www.mof.gov.cn/jx?id=10\(a\))"));
        Assert.That(SampleUnpacked, Does.Contain("/Subtype /Link").And.Contain("/StructParent 2"));
    }

    [Test]
    public void Render_nests_the_outline_like_the_headings()
    {
        var pdf = SampleReport
            .Of(
                new Heading(1, "Report"),
                new Heading(2, "First"),
                new Heading(3, "Detail"),
                new Heading(2, "Second"),
                new Heading(1, "Annex")
            )
            .Render(TestFonts.All);

        using var document = UglyToad.PdfPig.PdfDocument.Open(pdf);
        document.TryGetBookmarks(out var outline);

        Assert.That(outline!.Roots.Select(root => root.Title), Is.EqualTo(["Report", "Annex"]));
        Assert.That(outline!.Roots[0].Children.Select(kid => kid.Title), Is.EqualTo(["First", "Second"]));
        Assert.That(outline!.Roots[0].Children[0].Children.Single().Title, Is.EqualTo("Detail"));
    }

    [Test]
    public void Render_names_the_character_that_the_fonts_lack_and_where()
    {
        var document = SampleReport.Of(new Heading(1, "x"), new Paragraph("done \U0001F600 well"));

        var refusal = Assert.Throws<MissingGlyphException>(() => document.Render(TestFonts.All))!;

        Assert.That(refusal.Character.Value, Is.EqualTo(0x1F600));
        Assert.That(refusal.Text, Is.EqualTo("done \U0001F600 well"));
        Assert.That(refusal.Place, Is.EqualTo("block 2, Paragraph"));
    }

    [Test]
    public void Render_draws_letters_of_other_languages_by_the_fallback()
    {
        var document = SampleReport.Of(new Heading(1, "Žižka"), new Paragraph("负责人Žižka与Жуков、Nguyễn Văn，共3人"));

        var pdf = document.Render(TestFonts.All);

        Assert.That(PdfTools.Pages(pdf)[0], Does.Contain("负责人Žižka与Жуков、Nguyễn Văn，共3人"));
        Assert.That(
            PdfTools.Ask(pdf, "pdffonts"),
            Does.Contain("+NotoSans-Bold").And.Contain("+NotoSans-Regular").And.Contain("+NotoSansSC-Regular")
        );
        PageCheck.AssertTidy(pdf);
    }

    [Test]
    public void Render_names_the_header_when_that_lacks_a_character()
    {
        var document = SampleReport.Of() with { Header = "\U0001F600" };

        Assert.That(
            () => document.Render(TestFonts.All),
            Throws.InstanceOf<MissingGlyphException>().With.Property("Place").EqualTo("header")
        );
    }

    [Test]
    public void Render_refuses_headings_that_skip_a_level([Values(1, 2)] int first)
    {
        var document = SampleReport.Of(new Heading(first, "a"), new Heading(3, "b"));

        Assert.That(() => document.Render(TestFonts.All), Throws.ArgumentException);
    }

    [TestCase("javascript:alert(1)")]
    [TestCase("file:///etc/passwd")]
    public void Render_refuses_links_that_lead_elsewhere_than_the_web(string address)
    {
        var document = SampleReport.Of(new Paragraph(new Run("x") { Link = new Uri(address) }));

        Assert.That(() => document.Render(TestFonts.All), Throws.ArgumentException);
    }

    [Test]
    public void Render_gives_an_empty_page_for_a_document_without_blocks()
    {
        var pdf = SampleReport.Of().Render(TestFonts.All);

        Assert.That(PdfTools.Ask(pdf, "qpdf --check"), Does.Contain("No syntax"));
        Assert.That(PdfTools.Pages(pdf), Has.Length.EqualTo(1));
    }

    [Test]
    public void Render_keeps_bytes_free_of_the_users_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Assert.That(SampleReport.Chinese.Render(TestFonts.All), Is.EqualTo(Sample));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Identity(string unpacked) =>
        unpacked[unpacked.LastIndexOf("/ID", StringComparison.Ordinal)..];
}
