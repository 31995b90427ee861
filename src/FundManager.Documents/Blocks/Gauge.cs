namespace FundManager.Documents.Blocks;

/// <summary>One figure as a part of a half ring, with the marks that it is measured by.</summary>
/// <param name="Alternative">What the gauge shows and tells, for those who do not see it; not empty.</param>
/// <param name="Value">0 to <paramref name="Maximum"/>.</param>
/// <param name="Maximum">The value of the full half ring, above 0.</param>
/// <param name="Text">The value as it is printed in the middle.</param>
public sealed record Gauge(string Alternative, decimal Value, decimal Maximum, string Text) : Chart(Alternative)
{
    /// <summary>Printed beneath the value, for example the grade; null for nothing.</summary>
    public string? Label { get; init; }

    /// <summary>Name of the values' column in the table of data.</summary>
    public string ValueLabel { get; init; } = "";

    /// <summary>Marks on the ring, for example where grades begin, in rising order.</summary>
    public IReadOnlyList<GaugeMark> Marks { get; init; } = [];
}
