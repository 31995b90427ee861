namespace FundManager.Documents.Blocks;

/// <summary>Lying bars of several parts each, with their names at the left and sums at the right.</summary>
/// <param name="Alternative">What the chart shows and tells, for those who do not see it; not empty.</param>
/// <param name="Labels">Names of the bars from the top; none prints nothing.</param>
/// <param name="Series">The parts of each bar from the left, 1 to 6, none negative.</param>
public sealed record StackedBarChart(
    string Alternative,
    IReadOnlyList<string> Labels,
    IReadOnlyList<ChartSeries> Series
) : Chart(Alternative)
{
    /// <summary>The sum of a full bar, above 0; null for the greatest sum.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>.NET format of the figures, with a point and commas.</summary>
    public string Format { get; init; } = "#,##0.##";
}
