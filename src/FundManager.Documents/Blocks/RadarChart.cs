namespace FundManager.Documents.Blocks;

/// <summary>Axes around a middle, each from 0 to a maximum of its own, and a closed line for each series.</summary>
/// <param name="Alternative">What the chart shows and tells, for those who do not see it; not empty.</param>
/// <param name="Axes">3 to 12, clockwise from the top.</param>
/// <param name="Series">The lines, 1 to 6, with a value for each axis.</param>
public sealed record RadarChart(string Alternative, IReadOnlyList<RadarAxis> Axes, IReadOnlyList<ChartSeries> Series)
    : Chart(Alternative)
{
    /// <summary>.NET format of the figures, with a point and commas.</summary>
    public string Format { get; init; } = "#,##0.##";
}
