using System.Globalization;
using FundManager.Documents.Blocks;

namespace FundManager.Documents.Layout;

/// <summary>The figures of a chart as a table.</summary>
internal static class ChartData
{
    /// <returns>Null when no table is wanted.</returns>
    public static Table? Of(BarChart chart) =>
        chart.DataLabel is { } label
            ? Of([label, chart.ValueLabel], chart.Bars.Select(bar => new TableRow(bar.Label, bar.Text)))
            : null;

    /// <returns>The value first, then the marks; null when no table is wanted.</returns>
    public static Table? Of(Gauge gauge) =>
        gauge.DataLabel is { } label
            ? Of(
                [label, gauge.ValueLabel],
                [
                    new TableRow(gauge.Label ?? "", gauge.Text),
                    .. gauge.Marks.Select(mark => new TableRow(mark.Label, Text(mark.Value, "#,##0.##"))),
                ]
            )
            : null;

    /// <param name="label">Name of the first column, or null when no table is wanted.</param>
    /// <param name="places">Names of the rows.</param>
    /// <param name="series">One column each.</param>
    /// <param name="format">.NET format of the figures.</param>
    public static Table? Of(
        string? label,
        IReadOnlyList<string> places,
        IReadOnlyList<ChartSeries> series,
        string format
    ) =>
        label is null
            ? null
            : Of(
                [label, .. series.Select(one => one.Name)],
                places.Select(
                    (place, i) => new TableRow([place, .. series.Select(one => (TableCell)Text(one.Values[i], format))])
                )
            );

    public static string Text(decimal? value, string format) =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";

    /// <exception cref="ArgumentException">There are too few or too many series, or one has not a value for each place.</exception>
    public static void Check(IReadOnlyList<ChartSeries> series, int places)
    {
        if (series.Count is < 1 or > ChartSeries.Most || series.Any(one => one.Values.Count != places))
        {
            throw new ArgumentException(
                $"A chart has 1 to {ChartSeries.Most} series with a value, or null, for each of its {places} places.",
                nameof(series)
            );
        }
    }

    private static Table Of(IReadOnlyList<string> names, IEnumerable<TableRow> rows) =>
        new(
            [
                .. names.Select(
                    (name, i) =>
                        new TableColumn(name)
                        {
                            Share = i == 0 ? 2 : 1,
                            Alignment = i == 0 ? ColumnAlignment.Left : ColumnAlignment.DecimalPoint,
                        }
                ),
            ],
            [.. rows]
        )
        {
            FirstColumnNamesRow = true,
        };
}
