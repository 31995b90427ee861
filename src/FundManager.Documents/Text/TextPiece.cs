namespace FundManager.Documents.Text;

/// <summary>A part of a line in one style.</summary>
/// <param name="Value">Not empty; may end with spaces, which keep words apart for those who listen.</param>
/// <param name="Style">How it looks.</param>
/// <param name="Link">Where it leads, or null.</param>
/// <param name="Language">Its language where that is not the one around it.</param>
/// <param name="Offset">From the line's beginning, in points.</param>
/// <param name="Width">In points, with its spaces.</param>
internal sealed record TextPiece(
    string Value,
    TextStyle Style,
    TextLink? Link,
    string? Language,
    double Offset,
    double Width
);
