namespace FundManager.Documents.Blocks;

/// <summary>Somebody who signs.</summary>
/// <param name="Role">As what they sign, for example "Head of finance".</param>
/// <param name="Name">Their name where it is known; empty leaves the line blank.</param>
public sealed record Signatory(string Role, string Name = "");
