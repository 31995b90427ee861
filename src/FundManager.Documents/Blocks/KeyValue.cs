namespace FundManager.Documents.Blocks;

/// <summary>A fact with its name.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">What it amounts to.</param>
public sealed record KeyValue(string Label, string Value);
