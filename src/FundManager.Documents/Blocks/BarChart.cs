namespace FundManager.Documents.Blocks;

/// <summary>Lying bars with their names at the left and values at the right.</summary>
/// <param name="Alternative">What the chart shows and tells, for those who do not see it; not empty.</param>
/// <param name="Bars">From the top; none prints nothing.</param>
public sealed record BarChart(string Alternative, IReadOnlyList<Bar> Bars) : Chart(Alternative)
{
    /// <summary>The value of a full bar, above 0; null for the greatest of the bars.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Name of the values' column in the table of data.</summary>
    public string ValueLabel { get; init; } = "";
}
