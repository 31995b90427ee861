namespace FundManager.Documents.Blocks;

/// <summary>A mark on a gauge.</summary>
/// <param name="Value">Where, 0 to the gauge's maximum.</param>
/// <param name="Label">Printed outside the ring.</param>
public sealed record GaugeMark(decimal Value, string Label);
