using FundManager.Documents.Tests.Fonts;

namespace FundManager.Documents.Tests;

internal sealed class PdfDocumentTests
{
    [Test]
    public void Render_gives_the_same_bytes_for_the_same_document()
    {
        var first = SampleReport.Chinese.Render(TestFonts.All);
        var second = SampleReport.Chinese.Render(TestFonts.All);

        Assert.That(second, Is.EqualTo(first));
    }
}
