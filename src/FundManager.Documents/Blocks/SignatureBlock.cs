namespace FundManager.Documents.Blocks;

/// <summary>Lines to sign on, two signatories side by side, kept together on a page.</summary>
/// <param name="Signatories">At least one.</param>
/// <param name="SignatureLabel">The word before the line for the signature, for example "Signature".</param>
/// <param name="NameLabel">The word before the name.</param>
/// <param name="DateLabel">The word before the line for the date.</param>
public sealed record SignatureBlock(
    IReadOnlyList<Signatory> Signatories,
    string SignatureLabel,
    string NameLabel,
    string DateLabel
) : Block;
