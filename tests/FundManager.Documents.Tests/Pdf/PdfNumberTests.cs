using System.Globalization;
using FundManager.Documents.Pdf;

namespace FundManager.Documents.Tests.Pdf;

internal sealed class PdfNumberTests
{
    [TestCase(0, "0")]
    [TestCase(-0.001, "0")]
    [TestCase(-0.01, "-0.01")]
    [TestCase(12, "12")]
    [TestCase(12.5, "12.5")]
    [TestCase(595.28, "595.28")]
    [TestCase(-1.999, "-2")]
    [TestCase(1.005, "1.01")]
    [TestCase(123456789012.345, "123456789012.35")]
    public void A_number_has_at_most_two_decimals(double value, string written)
    {
        Assert.That(new PdfNumber(value).ToString(null, CultureInfo.InvariantCulture), Is.EqualTo(written));
    }

    [Test]
    public void A_number_is_written_as_the_base_library_does()
    {
        var random = new Random(1);
        for (var i = 0; i < 200_000; i++)
        {
            var value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(1, 9));
            var rounded = i % 2 == 0 ? value : Math.Round(value, 3, MidpointRounding.AwayFromZero);
            var text = rounded.ToString("0.##", CultureInfo.InvariantCulture);

            Assert.That(
                new PdfNumber(rounded).ToString(null, CultureInfo.InvariantCulture),
                Is.EqualTo(text == "-0" ? "0" : text)
            );
        }
    }
}
