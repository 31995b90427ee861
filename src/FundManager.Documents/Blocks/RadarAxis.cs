namespace FundManager.Documents.Blocks;

/// <summary>An axis of a radar chart.</summary>
/// <param name="Label">What it measures.</param>
/// <param name="Maximum">The value at its outer end, above 0.</param>
public sealed record RadarAxis(string Label, decimal Maximum);
