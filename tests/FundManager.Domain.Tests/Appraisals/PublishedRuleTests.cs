using System.Text.Json;
using System.Text.Json.Nodes;
using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Tests.Appraisals;

/// <summary>Every figure of the published cases of scoring rules and frameworks, through the reader of tables where it is one row's.</summary>
internal sealed class PublishedRuleTests
{
    [Test]
    public void Each_row_scores_what_the_case_says()
    {
        foreach (var example in PublishedCases.Open("score_rule_edge_cases_FORMULA").Each("cases"))
        {
            var framework = example.Words("policy") is null
                ? Frameworks.Standard
                : Frameworks.Reducing(OverAchievementPolicy.ReduceLinear);

            var row = AppraiseTable.Compute(framework, SelfAppraisalTable.Parse(TableOf(example))).Indicators;

            var (name, found) = (example.Words("name")!, row[example.Words("op") == "budget" ? 0 : 1]);
            Assert.That(found.Score, Is.EqualTo(example.Figure("expect")), name);
            if (example.Words("flag") is { } told && !told.Contains(" if ", StringComparison.Ordinal))
            {
                Assert.That(found.Flags, Does.Contain(told.Split(' ', ':')[0]), name);
            }
        }
    }

    [Test]
    public void Each_grade_is_that_of_the_case()
    {
        foreach (var band in PublishedCases.Open("score_rule_edge_cases_FORMULA").Each("grade_bands"))
        {
            Assert.That(Frameworks.Standard.GradeOf(band.Figure("total"))!.Name.Zh, Is.EqualTo(band.Words("grade")));
        }
    }

    [TestCase("self_evaluation_2020", "cn-self-2020.v1")]
    [TestCase("self_evaluation_2021_with_cost", "cn-self-2021-cost.v1")]
    [TestCase("department_evaluation", "cn-department-2020.v1")]
    public void Each_default_framework_has_the_blocks_and_weights_of_the_case(string name, string key)
    {
        var expected = PublishedCases.Open("framework_cn_default").GetProperty(name);
        var framework = AppraisalFramework.Parse(File.ReadAllText(Path.Combine(Frameworks.Folder, $"{key}.json")));

        Assert.That(
            framework.Blocks.Select(block => (block.Name.Zh, (decimal?)block.Weight)),
            Is.EqualTo(expected.Each("level1").Select(block => (block.Words("name"), block.Figure("weight"))))
        );
        foreach (var (block, own) in expected.Each("level1").Zip(framework.Blocks))
        {
            if (!block.TryGetProperty("level2", out var parts))
            {
                continue;
            }

            Assert.That(own.Parts.Select(part => part.Name.Zh), Is.EqualTo(parts.EnumerateArray().Select(NameOf)));
            foreach (var (part, ownPart) in parts.EnumerateArray().Zip(own.Parts))
            {
                Assert.That(
                    ownPart.Items.Select(item => (item.Name.Zh, (decimal?)item.Weight)),
                    Is.EqualTo(ItemsOf(part).Select(item => (item.Words("name"), item.Figure("weight"))))
                );
            }
        }

        Assert.That(framework.Grades.Select(grade => grade.From), Is.EqualTo(new[] { 90m, 80m, 60m, 0m }));
    }

    private static string NameOf(JsonElement part) =>
        part.ValueKind == JsonValueKind.String ? part.GetString()! : part.Words("name")!;

    private static IEnumerable<JsonElement> ItemsOf(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object ? part.Each("level3") : [];

    private static string TableOf(JsonElement example)
    {
        var isMoney = example.Words("op") == "budget";
        var money = new JsonObject
        {
            ["annual_budget"] = isMoney ? example.Figure("target") : 1,
            ["executed"] = isMoney ? example.Figure("actual") : 1,
            ["weight"] = isMoney ? example.Figure("weight") : 10,
        };
        var row = new JsonObject { ["level1"] = "产出指标", ["name"] = "a row" };
        foreach (
            var field in example
                .EnumerateObject()
                .Where(field => field.Name is "target" or "actual" or "weight" or "band" or "percent" && !isMoney)
        )
        {
            row[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        }

        row["operator"] = isMoney ? null : example.Words("op") ?? example.Words("kind");
        return new JsonObject { ["budget_execution"] = money, ["indicators"] = new JsonArray(row) }.ToJsonString();
    }
}
