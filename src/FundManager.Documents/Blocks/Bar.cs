namespace FundManager.Documents.Blocks;

/// <summary>One bar of a chart.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Value">Its length, 0 or more, in the chart's unit.</param>
/// <param name="Text">The value as it is printed beside the bar.</param>
public sealed record Bar(string Label, decimal Value, string Text);
