using System.Text;
using FundManager.Documents.Blocks;
using FundManager.Documents.Fonts;
using FundManager.Documents.Layout;
using FundManager.Documents.Pdf;

namespace FundManager.Documents;

/// <summary>
/// A document to be printed: what it is called and the blocks that follow one another on A4 pages. It becomes a tagged PDF 1.7
/// (made for PDF/UA-1 and PDF/A-2a). The same document gives the same bytes: no clock, no chance.
/// </summary>
public sealed record PdfDocument
{
    /// <summary>The document's title, shown by viewers; it is not printed unless a heading says it.</summary>
    public required string Title { get; init; }

    /// <summary>The language of the text: "en" or "zh-Hans" (written as zh-CN, which every reading aid knows).</summary>
    public required string Language { get; init; }

    /// <summary>The instant that the file says it was made at.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What is printed, from top to bottom. None gives one empty page.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>Who issues the document, or null.</summary>
    public string? Author { get; init; }

    /// <summary>What it is about in a sentence, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>Small text at the top of each page, one line, shortened with … when too long; null for none.</summary>
    public string? Header { get; init; }

    /// <summary>Small text at the foot of each page on the left, one line, shortened with … when too long; null for none.</summary>
    public string? Footer { get; init; }

    /// <summary>Printed large and pale across each page beneath the text, for example "Draft"; null for none.</summary>
    public string? Watermark { get; init; }

    /// <summary>How a page is numbered: {0} is the page from 1, {1} how many there are, as in "Page {0} of {1}" or "第 {0} 页，共 {1} 页"; null for no numbers.</summary>
    public string? PageNumberFormat { get; init; }

    /// <summary>How the headings are numbered.</summary>
    public HeadingNumbering HeadingNumbering { get; init; }

    /// <summary>Whether the pages lie on their long side, until a <see cref="PageBreak"/> says otherwise.</summary>
    public bool Landscape { get; init; }

    /// <summary>The document as the bytes of a PDF file.</summary>
    /// <exception cref="MissingGlyphException">The fonts lack a character of the text.</exception>
    /// <exception cref="InvalidOperationException">The title is empty or the language is no tag such as "en".</exception>
    /// <exception cref="ArgumentException">A block cannot be set: see the block; or a heading skips a level.</exception>
    public byte[] Render(FontSet fonts)
    {
        ArgumentNullException.ThrowIfNull(fonts);
        if (string.IsNullOrWhiteSpace(Title) || string.IsNullOrWhiteSpace(Language) || !Ascii.IsValid(Language))
        {
            throw new InvalidOperationException("A document has a title and the tag of a language.");
        }

        return new PdfWriter(this, DocumentLayout.LayOut(this, fonts)).Write();
    }
}
