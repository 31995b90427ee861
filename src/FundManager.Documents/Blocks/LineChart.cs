namespace FundManager.Documents.Blocks;

/// <summary>Lines over places in time or order, each with a mark of its own shape, so that colour is not needed to tell them apart.</summary>
/// <param name="Alternative">What the chart shows and tells, for those who do not see it; not empty.</param>
/// <param name="Labels">Names of the places from the left; where they are many, some are not printed. None prints nothing.</param>
/// <param name="Series">The lines, 1 to 6. Where a value is missing, the line is broken.</param>
public sealed record LineChart(string Alternative, IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series)
    : Chart(Alternative)
{
    /// <summary>Where the axis begins; null for 0, or lower where values are.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Where the axis ends; null for a round number above all values.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>.NET format of the figures, with a point and commas.</summary>
    public string Format { get; init; } = "#,##0.##";
}
