using System.Text.Json;
using System.Text.Json.Nodes;
using FundManager.Domain.Appraisals;
using FundManager.Testing;

namespace FundManager.Domain.Tests.Appraisals;

internal sealed class SelfAppraisalTableTests
{
    private const string Yongde = "self-appraisal-yongde-nutrition-2022.json";

    public static IEnumerable<string> Examples() =>
        Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Examples"), "self-appraisal-*.json")
            .Select(file => Path.GetFileName(file));

    [Test]
    public void There_are_five_published_examples()
    {
        Assert.That(Examples().Count(), Is.EqualTo(5));
    }

    [TestCaseSource(nameof(Examples))]
    public void A_published_table_is_appraised_as_written_down(string name)
    {
        var example = JsonNode.Parse(Frameworks.Example(name))!;

        var result = AppraiseTable.FromText(Frameworks.StandardText, example["table"]!.ToJsonString());

        Assert.That(
            JsonNode.DeepEquals(JsonNode.Parse(result.ToJson()), example["expected"]),
            Is.True,
            () => result.ToJson()
        );
    }

    [Test]
    public void The_collected_tables_score_what_was_recomputed_of_them()
    {
        var cases = Collected();

        foreach (var table in cases)
        {
            var result = AppraiseTable.FromText(Frameworks.StandardText, table.GetRawText());

            Assert.That(result.Indicators[0].Score, Is.EqualTo(Recomputed(table.GetProperty("budget_execution"))));
            Assert.That(
                result.Indicators.Skip(1).Select(row => row.Score),
                Is.EqualTo(table.GetProperty("indicators").EnumerateArray().Select(Recomputed))
            );
            Assert.That(
                result.Flags.Contains(AppraisalFlag.Inconsistent, StringComparer.Ordinal),
                Is.EqualTo(table.GetProperty("inconsistent").GetBoolean())
            );
        }
    }

    [Test]
    public void A_row_without_rule_score_and_published_score_leaves_no_total()
    {
        var result = Appraise(table => table["indicators"]![4]!["published_score"] = null);

        Assert.That((result.Total, result.Grade), Is.EqualTo(((decimal?)null, (string?)null)));
        Assert.That(result.Indicators[5].Flags, Is.EqualTo(new[] { AppraisalFlag.NotScored }));
    }

    [Test]
    public void A_judged_row_with_band_and_percent_is_scored_by_the_rule()
    {
        var result = Appraise(table =>
        {
            table["indicators"]![4]!["band"] = "achieved";
            table["indicators"]![4]!["percent"] = 85;
        });

        Assert.That(result.Indicators[5].Score, Is.EqualTo(8.5m));
        Assert.That(result.Total, Is.EqualTo(98.3m));
    }

    [Test]
    public void An_actual_with_an_operator_is_flagged_and_no_value()
    {
        var result = Appraise(table => table["indicators"]![0]!["actual"] = "≥735人次");

        Assert.That(result.Indicators[1].Score, Is.Null);
        Assert.That(
            result.Indicators[1].Flags,
            Is.EqualTo(new[] { AppraisalFlag.NotScored, AppraisalFlag.ActualWithOperator })
        );
    }

    [Test]
    public void A_printed_grade_that_is_not_ours_is_flagged()
    {
        var result = Appraise(table => table["published_grade"] = "良");

        Assert.That(result.Flags, Does.Contain(AppraisalFlag.GradeDiffers));
    }

    [Test]
    public void A_printed_total_that_is_ours_is_not_flagged()
    {
        var result = Appraise(table => table["published_total"] = 99.80m);

        Assert.That(result.Flags, Is.EqualTo(new[] { AppraisalFlag.WeightsDifferFromDefault }));
    }

    [Test]
    public void Every_fault_of_a_table_is_named_with_its_row_and_field()
    {
        var exception = Assert.Throws<FaultyFileException>(() =>
            Appraise(table =>
            {
                var rows = table["indicators"]!;
                rows[0]!.AsObject().Remove("weight");
                rows[0]!["weigth"] = 10;
                rows[1]!["operator"] = "~";
                rows[2]!["actual"] = true;
                rows[3]!["weight"] = -1;
                rows[5]!["kind"] = "qualitative";
                rows[6]!["actual"] = 1e20;
                table["budget_execution"]!["executed"] = "all";
            })
        );

        Assert.That(
            exception!.Faults.Select(fault => (fault.Row, fault.Field, fault.Code)),
            Is.EquivalentTo(
                new (int?, string, string)[]
                {
                    (1, "indicators[0].weigth", "unknown-field"),
                    (2, "indicators[1].operator", "unknown-value"),
                    (3, "indicators[2].actual", "not-a-number"),
                    (4, "indicators[3].weight", "out-of-range"),
                    (6, "indicators[5].kind", "contradicts-operator"),
                    (7, "indicators[6].actual", "number-too-great-or-too-fine"),
                    (null, "budget_execution.executed", "not-a-number"),
                }
            )
        );
    }

    [TestCase("2024-12-31", "2024-12-31", "10")]
    [TestCase("2024-12-31", "2025-01-01", "0")]
    public void A_deadline_is_read_from_two_dates(string target, string actual, decimal score)
    {
        var result = Appraise(table => Put(table, "deadline", target, actual));

        Assert.That(result.Indicators[1].Score, Is.EqualTo(score));
    }

    [Test]
    public void A_date_of_another_form_is_a_fault()
    {
        var exception = Assert.Throws<FaultyFileException>(() =>
            Appraise(table => Put(table, "deadline", "31/12/2024", "2024-12-31"))
        );

        Assert.That(exception!.Faults.Single().Code, Is.EqualTo("not-a-date"));
    }

    [Test]
    public void A_range_is_read_from_two_numbers()
    {
        var result = Appraise(table => Put(table, "between", new JsonArray(40, 60), 30));

        Assert.That(result.Indicators[1].Score, Is.EqualTo(7.5m));
    }

    internal static void Put(JsonNode table, string how, JsonNode target, JsonNode actual)
    {
        var row = table["indicators"]![0]!;
        row["operator"] = how;
        row["target"] = target;
        row["actual"] = actual;
    }

    internal static AppraisedTable Appraise(Action<JsonNode> edit)
    {
        var table = JsonNode.Parse(Frameworks.Example(Yongde))!["table"]!;
        edit(table);
        return AppraiseTable.FromText(Frameworks.StandardText, table.ToJsonString());
    }

    private static IReadOnlyList<JsonElement> Collected()
    {
        if (Repository.Shared is not { } shared)
        {
            Assert.Ignore("The folder of collected cases is not beside the repository.");
            return [];
        }

        var files = Directory.GetFiles(Path.Combine(shared, "cases"), "cn_self_*.json");
        Assert.That(files, Is.Not.Empty);
        return [.. files.Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement)];
    }

    private static decimal? Recomputed(JsonElement row)
    {
        var field = row.TryGetProperty("score_by_ratio_rule", out var score)
            ? score
            : row.GetProperty("score_by_ratio_rule_capped");
        return field.ValueKind == JsonValueKind.Null ? null : field.GetDecimal();
    }
}
