namespace FundManager.Documents.Blocks;

/// <summary>A paragraph of text.</summary>
/// <param name="Runs">What it says, run by run.</param>
public sealed record Paragraph(params IReadOnlyList<Run> Runs) : Block
{
    /// <summary>Its language where that is not the document's, for example "en"; null for the document's.</summary>
    public string? Language { get; init; }

    /// <summary>How loud it speaks.</summary>
    public ParagraphTone Tone { get; init; }
}
