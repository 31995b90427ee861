using System.Text.Json;
using System.Text.Json.Nodes;
using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Tests.Appraisals;

internal sealed class AppraisalFrameworkTests
{
    public static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Frameworks.Folder, "*.v*.json").Select(file => Path.GetFileName(file));

    [TestCaseSource(nameof(Files))]
    public void Every_shipped_framework_parses_and_makes_100(string file)
    {
        var framework = AppraisalFramework.Parse(File.ReadAllText(Path.Combine(Frameworks.Folder, file)));

        Assert.That($"{framework.Name}.v{framework.Version}.json", Is.EqualTo(file));
        Assert.That(
            framework.Blocks.Sum(block => block.Weight),
            Is.EqualTo(framework.TotalRule == TotalRule.Sum ? 100m : 0m)
        );
        if (file.StartsWith("cn-", StringComparison.Ordinal))
        {
            Assert.That(framework.Grades.Select(grade => grade.Name.Zh), Is.EqualTo(new[] { "优", "良", "中", "差" }));
        }
    }

    [Test]
    public void Three_levels_of_weights_are_held_against_each_other()
    {
        var text = File.ReadAllText(Path.Combine(Frameworks.Folder, "cn-department-2020.v1.json"));
        var file = JsonNode.Parse(text)!;
        file["blocks"]![0]!["parts"]![0]!["items"]![0]!["weight"] = 2.99m;
        file["blocks"]![1]!["parts"]![0]!["weight"] = 11;

        var exception = Assert.Throws<FaultyFileException>(() => AppraisalFramework.Parse(file.ToJsonString()));

        Assert.That(
            exception!.Faults.Select(fault => (fault.Field, fault.Code)),
            Is.EquivalentTo(
                new[]
                {
                    ("blocks[0].parts[0].items", "weights-not-of-part"),
                    ("blocks[1].parts[0].items", "weights-not-of-part"),
                    ("blocks[1].parts", "weights-not-of-block"),
                }
            )
        );
    }

    [Test]
    public void Judgements_side_by_side_give_scores_but_no_total()
    {
        var text = File.ReadAllText(Path.Combine(Frameworks.Folder, "oecd-dac-2019.v1.json"));

        var card = Scorecard.Compute(
            AppraisalFramework.Parse(text),
            null,
            [Sample.Indicator(10m, block: "impact")],
            [Sample.Actual(9m)]
        );

        Assert.That((card.Rows[0].Score, card.Total, card.Grade), Is.EqualTo((9m, (decimal?)null, (Band?)null)));
    }

    [TestCaseSource(nameof(Files))]
    public void The_schema_for_editors_knows_every_field(string file)
    {
        var schema = Read("framework.schema.json");
        var fields = Read(file).EnumerateObject().Select(property => property.Name).ToList();

        var known = schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);
        var required = schema.GetProperty("required").EnumerateArray().Select(name => name.GetString());

        Assert.That(fields, Is.SubsetOf(known));
        Assert.That(required, Is.SubsetOf(fields));
    }

    [Test]
    public void The_framework_of_2020_has_the_default_weights()
    {
        var weights = Frameworks.Standard.Blocks.Select(block => (block.Id, block.Weight));

        Assert.That(
            weights,
            Is.EqualTo(new[] { ("budget-execution", 10m), ("outputs", 50m), ("benefits", 30m), ("satisfaction", 10m) })
        );
    }

    [TestCase("产出指标", "outputs")]
    [TestCase("产出", "outputs")]
    [TestCase("Outputs", "outputs")]
    [TestCase("outputs", "outputs")]
    [TestCase("决策", null)]
    public void A_block_is_found_by_id_and_by_name(string name, string? id)
    {
        Assert.That(Frameworks.Standard.FindBlock(name)?.Id, Is.EqualTo(id));
    }

    [Test]
    public void Every_fault_is_named_at_once()
    {
        var faults = Frameworks.FaultsOf(file =>
        {
            file["blocks"]![1]!["weight"] = 49.99m;
            file["blocks"]![2]!["name"]!.AsObject().Remove("zh-Hans");
            file["blocks"]![2]!["id"] = "outputs";
            file["rounding"]!["mode"] = "bankers";
            file["grades"]![1]!["to"] = 89;
            file["qualitative"]![1]!["to"] = 85;
            file["tolerence"] = 1;
        });

        Assert.That(
            faults.Select(fault => (fault.Field, fault.Code)),
            Is.EquivalentTo(
                new[]
                {
                    ("blocks", "weights-not-100"),
                    ("blocks[2].name.zh-Hans", "missing"),
                    ("blocks[2].id", "duplicate"),
                    ("rounding.mode", "unknown-value"),
                    ("grades", "band-gap"),
                    ("qualitative", "band-overlap"),
                    ("tolerence", "unknown-field"),
                }
            )
        );
    }

    [TestCase("from", 59, "band-overlap")]
    [TestCase("from", 61, "band-gap")]
    [TestCase("from", 80, "band-empty")]
    public void Bands_meet_without_gap_or_overlap(string field, int value, string code)
    {
        var faults = Frameworks.FaultsOf(file => file["grades"]![2]![field] = value);

        Assert.That(faults.Select(fault => fault.Code), Does.Contain(code));
    }

    [Test]
    public void Bands_reach_from_0_to_100()
    {
        var above = Frameworks.FaultsOf(file => file["grades"]![0]!["to"] = 99);
        var below = Frameworks.FaultsOf(file => file["grades"]![3]!["from"] = 1);

        Assert.That(above.Single().Facts, Is.EqualTo(new[] { "", "99", "100" }));
        Assert.That(below.Single().Facts, Is.EqualTo(new[] { "poor", "0", "1" }));
    }

    [Test]
    public void A_reduction_table_rises_and_begins_beyond_the_tolerance()
    {
        var faults = Frameworks.FaultsOf(file =>
            file["overAchievement"] = JsonNode.Parse(
                """
                { "policy": "reduce_table", "tolerance": 0.3,
                  "table": [{ "above": 1.2, "percent": 95 }, { "above": 1.5, "percent": 90 }, { "above": 1.5, "percent": 101 }] }
                """
            )
        );

        Assert.That(
            faults.Select(fault => (fault.Field, fault.Code)),
            Is.EqualTo(
                new[]
                {
                    ("overAchievement.table[0].above", "out-of-range"),
                    ("overAchievement.table[2].percent", "out-of-range"),
                    ("overAchievement.table[2].above", "not-rising"),
                }
            )
        );
    }

    [Test]
    public void Judgements_without_a_total_need_neither_weights_of_100_nor_grades()
    {
        var file = JsonNode.Parse(Frameworks.StandardText)!.AsObject();
        file["total"] = "none";
        file.Remove("grades");
        file["blocks"]!.AsArray().RemoveAt(1);

        var framework = AppraisalFramework.Parse(file.ToJsonString());

        Assert.That(framework.Grades, Is.Empty);
        Assert.That(framework.GradeOf(90m), Is.Null);
    }

    [TestCase("{", "not-json")]
    [TestCase("[]", "not-an-object")]
    [TestCase("{\"name\":\"a\",\"name\":\"b\"}", "not-json")]
    public void What_is_no_framework_at_all_is_said_so(string text, string code)
    {
        var exception = Assert.Throws<FaultyFileException>(() => AppraisalFramework.Parse(text));

        Assert.That(exception!.Faults.Single().Code, Is.EqualTo(code));
    }

    private static JsonElement Read(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Frameworks.Folder, file))).RootElement;

    [Test]
    public void The_lowest_grade_has_the_id_that_gates_look_for()
    {
        var faults = Frameworks.FaultsOf(file => file["grades"]![3]!["id"] = "bad");

        Assert.That(
            faults.Select(fault => fault.ToString()),
            Is.EqualTo(new[] { "grades: lowest-not-poor (bad, poor)" })
        );
    }
}
