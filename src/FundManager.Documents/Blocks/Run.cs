using FundManager.Documents.Layout;

namespace FundManager.Documents.Blocks;

/// <summary>A stretch of text in one look. A line feed in it begins a new line.</summary>
/// <param name="Text">May be empty.</param>
public sealed record Run(string Text)
{
    /// <summary>Whether it stands out.</summary>
    public bool Bold { get; init; }

    /// <summary>Where it leads: an absolute http, https or mailto address; null for plain text.</summary>
    public Uri? Link { get; init; }

    /// <summary>Its language where that is not the text's around it, for example "en"; null for the same.</summary>
    public string? Language { get; init; }

    /// <summary>A note to it: a number follows the run, and the note is printed at the foot of the page, beneath the table, or where <see cref="Notes"/> says. In paragraphs, lists and the rows of tables.</summary>
    public string? Note { get; init; }

    /// <summary>The note with its number, once the document is put together.</summary>
    internal NoteMark? NoteMark { get; init; }

    /// <summary>Plain text.</summary>
    public static implicit operator Run(string text) => new(text);

    /// <summary>Plain text; what a string turns into by itself.</summary>
    public static Run FromString(string text) => new(text);
}
