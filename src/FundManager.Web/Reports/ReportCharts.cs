using System.Globalization;
using FundManager.Documents.Blocks;

namespace FundManager.Web.Reports;

/// <summary>Charts of figures that stand in tables too.</summary>
internal static class ReportCharts
{
    /// <summary>Bars with their values in words too; nothing to draw gives the word for nothing.</summary>
    public static IEnumerable<Block> Bars(
        ReportPen pen,
        string key,
        IEnumerable<(string Name, decimal Value)> bars,
        Func<decimal, string> printed
    )
    {
        var shown = bars.ToList();
        if (shown.Count == 0 || shown.TrueForAll(bar => bar.Value == 0))
        {
            return [new Paragraph(pen["none"])];
        }

        var told = string.Join(pen["separator"], shown.Select(bar => $"{bar.Name} {printed(bar.Value)}"));
        return
        [
            new BarChart(
                pen["chartAlternative", pen[key], told],
                [.. shown.Select(bar => new Bar(bar.Name, Math.Max(0, bar.Value), printed(bar.Value)))]
            ),
        ];
    }

    /// <summary>Bars of several amounts, in ten thousands so that figures fit beside them.</summary>
    public static IEnumerable<Block> Stacked(
        ReportPen pen,
        string key,
        IReadOnlyList<string> labels,
        params IReadOnlyList<(string Key, IReadOnlyList<decimal> Values)> series
    )
    {
        const decimal Unit = 10_000;
        if (series.All(one => one.Values.All(value => value <= 0)))
        {
            return [];
        }

        var told = labels.Select(
            (label, i) =>
                $"{label} {string.Join(pen["listSeparator"], series.Select(one => $"{pen[one.Key]} {Scaled(one.Values[i])}"))}"
        );
        return
        [
            new StackedBarChart(
                pen["chartAlternative", pen[key], string.Join(pen["separator"], told)],
                labels,
                [
                    .. series.Select(one => new ChartSeries(
                        pen[one.Key],
                        [.. one.Values.Select(value => (decimal?)(Math.Max(0, value) / Unit))]
                    )),
                ]
            ),
            pen.Note(pen[key]),
        ];

        static string Scaled(decimal value) => (value / Unit).ToString("#,##0.##", CultureInfo.InvariantCulture);
    }
}
