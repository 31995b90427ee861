using FundManager.Documents.Blocks;
using FundManager.Documents.Tests.Fonts;
using FundManager.Documents.Text;
using PigDocument = UglyToad.PdfPig.PdfDocument;

namespace FundManager.Documents.Tests.Text;

internal sealed class TextScriptTests
{
    [TestCase("The “best” project", "en", true)]
    [TestCase("the plan “十四五” as it is", "en", true)]
    [TestCase("关于“十四五”规划 plan", "en", false)]
    [TestCase("科技“创新”资金", "zh-Hans", false)]
    [TestCase("科技“CO”资金", "zh-Hans", false)]
    [TestCase("Low-carbon “heat” storage", "zh-Hans", true)]
    [TestCase("“", "zh-Hans", false)]
    [TestCase("“", "en", true)]
    public void Quotes_follow_the_language_unless_the_letters_speak_against_it(string text, string language, bool latin)
    {
        Assert.That(TextScript.IsLatin(text, language), Is.EqualTo(latin));
    }

    [TestCase("en", null, 4.75)]
    [TestCase("zh-Hans", null, 10)]
    [TestCase("zh-Hans", "en", 4.75)]
    public void A_quote_is_as_wide_as_its_language_wants(string language, string? own, double width)
    {
        var document = SampleReport.Of(new Paragraph(new Run("“") { Language = own })) with { Language = language };

        using var pdf = PigDocument.Open(document.Render(TestFonts.All));

        var quote = pdf.GetPage(1).Letters.Single(letter => letter.Value == "“");
        Assert.That(quote.EndBaseLine.X - quote.StartBaseLine.X, Is.EqualTo(width).Within(0.01));
    }

    [Test]
    public void A_file_with_both_kinds_of_quotes_is_read_back_alike()
    {
        var document = SampleReport.Of(
            new Paragraph("科技“创新”资金"),
            new Paragraph(new Run("the “best”, don’t…") { Language = "en" })
        );

        var text = PdfTools.Ask(document.Render(TestFonts.All), "pdftotext", "-");

        Assert.That(text, Does.Contain("科技“创新”资金").And.Contain("the “best”, don’t…"));
    }

    [Test]
    public void Figures_that_the_font_lacks_are_drawn_smaller_and_read_back_as_written()
    {
        var document = SampleReport.Of(new Paragraph("减排CO₂达10⁶吨，10⁻³m²"));

        var file = document.Render(TestFonts.All);

        using var pdf = PigDocument.Open(file);
        var letters = pdf.GetPage(1).Letters;
        var (plain, below, above) = (
            letters.First(l => l.Value == "C"),
            letters.First(l => l.Value == "₂"),
            letters.First(l => l.Value == "⁶")
        );
        Assert.That(below.PointSize, Is.LessThan(plain.PointSize));
        Assert.That(below.StartBaseLine.Y, Is.LessThan(plain.StartBaseLine.Y));
        Assert.That(above.StartBaseLine.Y, Is.GreaterThan(plain.StartBaseLine.Y));
        Assert.That(
            string.Concat(PdfTools.Ask(file, "pdftotext -raw", "-").Where(c => !char.IsWhiteSpace(c))),
            Does.Contain("减排CO₂达10⁶吨，10⁻³m²")
        );
    }
}
