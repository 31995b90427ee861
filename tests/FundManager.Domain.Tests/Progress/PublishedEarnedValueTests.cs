using System.Text.Json;
using FundManager.Domain.Progress;

namespace FundManager.Domain.Tests.Progress;

/// <summary>Every figure of the published cases of earned value.</summary>
internal sealed class PublishedEarnedValueTests
{
    private static readonly Dictionary<string, Func<EarnedValue, decimal?>> Figures = new(StringComparer.Ordinal)
    {
        ["PV"] = value => value.Planned,
        ["EV"] = value => value.Earned,
        ["AC"] = value => value.Spent,
        ["CV"] = value => value.CostVariance,
        ["SV"] = value => value.ScheduleVariance,
        ["CPI"] = value => value.CostIndex,
        ["SPI"] = value => value.ScheduleIndex,
        ["EAC_typical"] = value => value.EstimateTypical,
        ["EAC_atypical"] = value => value.EstimateAtypical,
        ["EAC_cpi_spi"] = value => value.EstimateBoth,
        ["EAC_bottom_up"] = value => value.EstimateTypical,
        ["ETC_typical"] = value => value.StillToSpend,
        ["VAC_typical"] = value => value.VarianceAtEnd,
        ["EAC"] = value => value.EstimateTypical,
        ["ETC"] = value => value.StillToSpend,
        ["VAC"] = value => value.VarianceAtEnd,
        ["TCPI_BAC"] = value => value.IndexToFinish,
        ["percent_complete"] = value => value.ShareDone,
        ["percent_complete_actual"] = value => value.ShareDone,
        ["percent_complete_planned"] = value => value.SharePlanned,
        ["percent_spent"] = value => value.ShareSpent,
    };

    // The textbook goes on with an index of three digits: its sums are one off.
    private static readonly string[] RoundedBetween = ["EAC", "ETC", "VAC"];

    [TestCase("evm_01_fence")]
    [TestCase("evm_02_single_task")]
    public void Each_figure_is_that_of_the_case(string name)
    {
        var file = PublishedCases.Open(name);
        var value = Of(file.GetProperty("inputs"));

        Hold(value, file.GetProperty("recomputed_exact"), name, _ => 0.00005m);
        Hold(
            value,
            file.GetProperty("published"),
            name,
            figure =>
                figure is "CPI" or "SPI" or "percent_complete_actual" ? 0.0005m
                : RoundedBetween.Contains(figure, StringComparer.Ordinal) && name == "evm_01_fence" ? 1m
                : 0.005m
        );
    }

    [Test]
    public void Each_figure_at_the_edge_is_that_of_the_case()
    {
        foreach (var example in PublishedCases.Open("evm_07_edge_cases_FORMULA").Each("cases"))
        {
            Hold(Of(example), example.GetProperty("expect"), example.Words("name")!, _ => 0.00005m);
        }
    }

    private static EarnedValue Of(JsonElement inputs) =>
        new(
            inputs.Figure("PV")!.Value,
            inputs.Figure("EV")!.Value,
            inputs.Figure("AC")!.Value,
            inputs.Figure("BAC")!.Value
        );

    private static void Hold(EarnedValue value, JsonElement expected, string name, Func<string, decimal> tolerance)
    {
        foreach (var figure in expected.EnumerateObject().Where(figure => figure.Name != "flag"))
        {
            var found = Figures[figure.Name](value);

            Assert.That(
                found,
                figure.Value.ValueKind == JsonValueKind.Null
                    ? Is.Null
                    : Is.EqualTo(figure.Value.GetDecimal()).Within(tolerance(figure.Name)),
                $"{name}: {figure.Name}"
            );
        }
    }
}
