using System.Text.Json;
using System.Text.Json.Nodes;
using FundManager.Domain.Reviews;

namespace FundManager.Domain.Tests.Reviews;

internal sealed class SchemeTests
{
    public static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Schemes.Folder, "*.v*.json").Select(file => Path.GetFileName(file));

    [TestCaseSource(nameof(Files))]
    public void Every_shipped_scheme_parses_and_its_per_cent_make_100(string file)
    {
        var scheme = Scheme.Parse(File.ReadAllText(Path.Combine(Schemes.Folder, file)));

        Assert.That($"{scheme.Name}.v{scheme.Version}.json", Is.EqualTo(file));
        Assert.That(
            scheme.Scale == TotalScale.Percent ? scheme.Criteria.Sum(criterion => criterion.Weight) : Scheme.Full,
            Is.EqualTo(Scheme.Full)
        );
    }

    [TestCaseSource(nameof(Files))]
    public void The_schema_for_editors_knows_every_field(string file)
    {
        var schema = Read("scheme.schema.json");
        var fields = Read(file).EnumerateObject().Select(property => property.Name).ToList();

        var known = schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);
        var required = schema.GetProperty("required").EnumerateArray().Select(name => name.GetString());

        Assert.That(fields, Is.SubsetOf(known));
        Assert.That(required, Is.SubsetOf(fields));
    }

    [Test]
    public void Every_fault_is_named_at_once()
    {
        var file = JsonNode.Parse(Schemes.ReviewText)!;
        file["minimumReviews"] = 0;
        file["criteria"]![0]!["weight"] = 19;
        file["criteria"]![1]!["id"] = "need";
        file["criteria"]![2]!["step"] = 3;
        file["criteria"]![3]!["floor"] = 20.5m;
        file["criteria"]![4]!["guidance"]!["zh-Hans"] = " ";
        file["criteria"]![4]!["vote"] = true;

        var exception = Assert.Throws<FaultyFileException>(() => Scheme.Parse(file.ToJsonString()));

        Assert.That(
            exception!.Faults.Select(fault => (fault.Field, fault.Code)),
            Is.EquivalentTo(
                new[]
                {
                    ("minimumReviews", "out-of-range"),
                    ("criteria", "weights-not-100"),
                    ("criteria[1].id", "duplicate"),
                    ("criteria[2].step", "step-does-not-divide-max"),
                    ("criteria[3].floor", "floor-above-max"),
                    ("criteria[4].guidance.zh-Hans", "empty"),
                    ("criteria[4].vote", "unknown-field"),
                }
            )
        );
    }

    private static JsonElement Read(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Schemes.Folder, file))).RootElement;
}
