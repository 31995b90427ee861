namespace FundManager.Documents.Blocks;

/// <summary>A stretch of text in one look. A line feed in it begins a new line.</summary>
/// <param name="Text">May be empty.</param>
public sealed record Run(string Text)
{
    /// <summary>Whether it stands out.</summary>
    public bool Bold { get; init; }

    /// <summary>Where it leads: an absolute http, https or mailto address; null for plain text.</summary>
    public Uri? Link { get; init; }

    /// <summary>Plain text.</summary>
    public static implicit operator Run(string text) => new(text);

    /// <summary>Plain text; what a string turns into by itself.</summary>
    public static Run FromString(string text) => new(text);
}
