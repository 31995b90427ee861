using FundManager.Documents.Layout;
using UglyToad.PdfPig.Content;
using PigDocument = UglyToad.PdfPig.PdfDocument;

namespace FundManager.Documents.Tests;

/// <summary>Looks where glyphs stand on the pages of a finished file.</summary>
internal static class PageCheck
{
    /// <summary>Every visible glyph lies on the page's text area or its head and foot, and none covers another.</summary>
    public static void AssertTidy(byte[] pdf)
    {
        using var document = PigDocument.Open(pdf);
        var pages = document
            .GetPages()
            .Select(page =>
                (Page: page, Letters: page.Letters.Where(letter => !string.IsNullOrWhiteSpace(letter.Value)).ToList())
            )
            .ToList();
        Assert.That(pages.Sum(page => page.Letters.Count), Is.Positive);
        // A page may have only lines to sign on.
        foreach (var (page, letters) in pages.Where(page => page.Letters.Count > 0))
        {
            Assert.That(letters.Min(Left), Is.GreaterThan(Theme.SideMargin - 1));
            Assert.That(letters.Max(Right), Is.LessThan(page.Width - Theme.SideMargin + 1));
            Assert.That(letters.Min(letter => letter.Location.Y), Is.GreaterThan(Theme.FooterBaseline - 1));
            Assert.That(letters.Max(letter => letter.Location.Y), Is.LessThan(page.Height - Theme.HeaderBaseline + 1));
            Assert.That(Overlapping(letters), Is.Empty, $"page {page.Number}");
        }
    }

    private static IEnumerable<string> Overlapping(List<Letter> letters)
    {
        var ordered = letters.OrderBy(Left).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            for (var j = i + 1; j < ordered.Count && Left(ordered[j]) < Right(ordered[i]) - 0.5; j++)
            {
                if (Math.Abs(ordered[i].Location.Y - ordered[j].Location.Y) < ordered[i].PointSize * 0.8)
                {
                    yield return $"{ordered[i].Value}{ordered[j].Value} at {ordered[i].Location}";
                }
            }
        }
    }

    private static double Left(Letter letter) => letter.StartBaseLine.X;

    private static double Right(Letter letter) => letter.EndBaseLine.X;
}
