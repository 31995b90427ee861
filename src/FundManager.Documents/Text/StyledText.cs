namespace FundManager.Documents.Text;

/// <summary>A stretch of text in one style.</summary>
/// <param name="Value">Cleaned by <see cref="PlainText"/>.</param>
/// <param name="Style">How it looks.</param>
/// <param name="Link">Where it leads, or null.</param>
internal sealed record StyledText(string Value, TextStyle Style, TextLink? Link = null)
{
    /// <summary>Its language where that is not the one around it.</summary>
    public string? Language { get; init; }

    /// <summary>Whether no line may end before it: the number of a note.</summary>
    public bool StaysWithPrevious { get; init; }
}
