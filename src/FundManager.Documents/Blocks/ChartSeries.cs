namespace FundManager.Documents.Blocks;

/// <summary>One row of figures of a chart, drawn in one colour.</summary>
/// <param name="Name">What it stands for, printed in the legend.</param>
/// <param name="Values">One for each place of the chart, in the chart's unit; null where there is none.</param>
public sealed record ChartSeries(string Name, params IReadOnlyList<decimal?> Values)
{
    /// <summary>Most series that one chart keeps apart.</summary>
    public const int Most = 6;
}
