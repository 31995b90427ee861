using FundManager.Documents.Blocks;
using FundManager.Documents.Tests.Fonts;
using PigDocument = UglyToad.PdfPig.PdfDocument;

namespace FundManager.Documents.Tests;

/// <summary>Every kind of block in both languages, looked at by programs and kept to be looked at by people.</summary>
internal sealed class GalleryTests
{
    private static readonly Dictionary<string, byte[]> Files = new(StringComparer.Ordinal)
    {
        ["en"] = Gallery.English.Document.Render(TestFonts.All),
        ["zh"] = Gallery.Chinese.Document.Render(TestFonts.All),
    };

    private static readonly string[] Languages = ["en", "zh"];

    [OneTimeSetUp]
    public void Keep_the_gallery_to_look_at()
    {
        foreach (var (language, file) in Files)
        {
            var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"gallery-{language}.pdf");
            File.WriteAllBytes(path, file);
            TestContext.AddTestAttachment(path);
        }
    }

    [TestCaseSource(nameof(Languages))]
    public void The_gallery_is_sound_and_tidy(string language)
    {
        Assert.That(PdfTools.Ask(Files[language], "qpdf --check"), Does.Contain("No syntax or stream encoding errors"));
        Assert.That(new PublicationRules(Files[language]).Broken(), Is.Empty);
        PageCheck.AssertTidy(Files[language]);
    }

    [TestCaseSource(nameof(Languages))]
    public void The_gallery_gives_the_same_bytes_again(string language)
    {
        var again = new Gallery(language == "zh").Document.Render(TestFonts.All);

        Assert.That(again, Is.EqualTo(Files[language]));
    }

    [TestCaseSource(nameof(Languages))]
    public void A_table_of_contents_names_the_pages_where_its_headings_stand(string language)
    {
        using var document = PigDocument.Open(Files[language]);
        document.TryGetBookmarks(out var outline);
        var places = outline!
            .GetNodes()
            .OfType<UglyToad.PdfPig.Outline.DocumentBookmarkNode>()
            .Where(node => node.Level > 0)
            .Select(node => (Title: node.Title ?? "", node.PageNumber))
            .ToList();
        string[] text = [.. PdfTools.Pages(Files[language])[0].Split('\n').Select(line => line.Trim())];

        Assert.That(places, Has.Count.EqualTo(11));
        foreach (var (title, page) in places)
        {
            var found = text.Any(line =>
                line.StartsWith(title, StringComparison.Ordinal) && line.EndsWith($" {page}", StringComparison.Ordinal)
            );
            Assert.That(found, Is.True, title);
        }
    }

    [Test]
    public void Headings_are_numbered_as_official_documents_are()
    {
        var document = SampleReport.Of([
            new Heading(1, "报告"),
            new Heading(2, "前言") { IsNumbered = false },
            .. Enumerable.Range(1, 11).Select(i => new Heading(2, $"章{i}")),
            new Heading(3, "节"),
            new Heading(4, "目"),
            new Heading(5, "款"),
        ]) with
        {
            HeadingNumbering = HeadingNumbering.Chinese,
        };

        var text = PdfTools.Ask(document.Render(TestFonts.All), "pdftotext", "-");

        Assert.That(
            text,
            Does.Match("(?s)报告\\s+前言\\s+一、章1\\s+.*十、章10\\s+十一、章11\\s+（一）节\\s+1. 目\\s+（1）款")
        );
    }

    [Test]
    public void A_stacked_chart_taller_than_a_page_goes_on_as_a_second_figure_beneath_its_legend()
    {
        string[] names = [.. Enumerable.Range(1, 60).Select(i => $"地区{i}")];
        var chart = new StackedBarChart("六十个地区。", names, [new("已拨付", [.. names.Select(_ => (decimal?)1)])]);

        var pdf = SampleReport.Of(chart).Render(TestFonts.All);

        var pages = PdfTools.Pages(pdf);
        Assert.That(pages, Has.Length.EqualTo(2));
        Assert.That(pages, Has.All.Contain("已拨付"));
        PageCheck.AssertTidy(pdf);
    }

    [Test]
    public void A_name_in_a_chart_is_shortened_after_three_lines()
    {
        var name = string.Concat(Enumerable.Repeat("示范应用", 60));

        var text = PdfTools.Ask(
            SampleReport.Of(new BarChart("长名称。", [new(name, 1, "1")])).Render(TestFonts.All),
            "pdftotext -raw",
            "-"
        );

        Assert.That(text.Split('\n').Count(line => line.Contains("示范", StringComparison.Ordinal)), Is.EqualTo(3));
        Assert.That(text, Does.Contain("…"));
    }

    [Test]
    public void A_gauge_has_a_table_of_its_value_and_marks()
    {
        var gauge = new Gauge("86.4分，良。", 86.4m, 100, "86.40")
        {
            Label = "良",
            Marks = [new(80, "良以上"), new(90, "优以上")],
            DataLabel = "等级",
            ValueLabel = "得分",
        };

        var structure = PdfTools.Ask(SampleReport.Of(gauge).Render(TestFonts.All), "pdfinfo -struct-text");

        Assert.That(structure, Does.Match("(?s)Figure.*Table.*得分.*86.40.*优以上.*90"));
    }

    [Test]
    public void Facts_with_the_shortest_names_stand_side_by_side()
    {
        var facts = new KeyValues(new("", "1"), new("b", "2")) { Across = 2 };

        Assert.That(PdfTools.Pages(SampleReport.Of(facts).Render(TestFonts.All)).Single(), Does.Match("1 +b +2"));
    }

    [Test]
    public void A_picture_keeps_its_transparency_and_stands_once_in_the_file()
    {
        var picture = new Picture(SamplePictures.Png, "sail");
        var once = SampleReport.Of(picture).Render(TestFonts.All);
        var twice = SampleReport.Of(picture, new Paragraph("x"), picture).Render(TestFonts.All);

        Assert.That(
            PdfTools.Ask(once, "pdfimages -list"),
            Does.Match("image +240 +120 +rgb").And.Match("smask +240 +120")
        );
        Assert.That(twice, Has.Length.LessThan(once.Length * 1.5));
    }

    [Test]
    public void A_jpeg_stays_as_it_came()
    {
        var pdf = SampleReport.Of(new Picture(SamplePictures.Jpeg, "sail")).Render(TestFonts.All);

        Assert.That(PdfTools.Ask(pdf, "pdfimages -list"), Does.Match("image +240 +120 +rgb +3 +8 +jpeg"));
        Assert.That(pdf.AsSpan().IndexOf(SamplePictures.Jpeg), Is.GreaterThan(0));
    }

    [Test]
    public void A_picture_that_is_none_or_says_nothing_is_refused()
    {
        Assert.That(
            () => SampleReport.Of(new Picture(new byte[] { 1, 2, 3 }, "x")).Render(TestFonts.All),
            Throws.ArgumentException
        );
        Assert.That(
            () => SampleReport.Of(new Picture(SamplePictures.Png.AsMemory(0, 200), "x")).Render(TestFonts.All),
            Throws.ArgumentException
        );
        Assert.That(
            () => SampleReport.Of(new Picture(SamplePictures.Png, " ")).Render(TestFonts.All),
            Throws.ArgumentException
        );
    }

    [Test]
    public void A_break_turns_the_pages_that_follow()
    {
        var pdf = SampleReport
            .Of(
                new Paragraph("a"),
                new PageBreak { Landscape = true },
                new Paragraph("b"),
                new PageBreak { Landscape = false },
                new Paragraph("c")
            )
            .Render(TestFonts.All);

        using var document = PigDocument.Open(pdf);
        Assert.That(document.GetPages().Select(page => page.Width > page.Height), Is.EqualTo([false, true, false]));
    }
}
