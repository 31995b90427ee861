namespace FundManager.Documents.Blocks;

/// <summary>The close of an official document at its right: who issues it, when, and the seal or the place for it. Kept together on a page.</summary>
/// <param name="Issuer">The body that issues the document.</param>
/// <param name="Date">The day, as it is printed.</param>
public sealed record Seal(string Issuer, string Date) : Block
{
    /// <summary>Printed where the seal goes, for example （盖章）; null for nothing.</summary>
    public string? PlaceLabel { get; init; }

    /// <summary>The seal itself, printed at 42 millimetres beneath the text; null for an empty ring where it is stamped.</summary>
    public Picture? Picture { get; init; }
}
