using System.Text.Json.Nodes;
using FundManager.Domain;
using FundManager.Testing;
using FundManager.Web.Reports;

namespace FundManager.Web.Tests.Features.Reports;

internal sealed class ReportWordsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "templates", "reports");

    [TestCase("en")]
    [TestCase("zh-Hans")]
    public void The_wording_that_ships_is_whole(string language)
    {
        var words = ReportWords.Parse(language, Text(language));

        Assert.That(words.Order, Is.EquivalentTo(ReportWords.Parts));
        Assert.That(words["page", 1, 3], Does.Contain("1").And.Contain("3"));
    }

    [Test]
    public void An_office_may_leave_parts_out_and_put_them_in_another_order()
    {
        var words = Changed(file => file["order"] = new JsonArray("verdict", "facts"));

        Assert.That(words.Order, Is.EqualTo(new[] { "verdict", "facts" }));
    }

    [Test]
    public void Every_fault_is_told_at_once()
    {
        var faulty = Assert.Throws<FaultyFileException>(() =>
            Changed(file =>
            {
                file["order"] = new JsonArray("facts", "facts", "weather");
                file["words"]!["page"] = "Page {0} of {2}";
                file["words"]!["title_final"] = "";
                file["words"]!["colour"] = "green";
                file["words"]!.AsObject().Remove("verdict");
            })
        );

        Assert.That(
            faulty!.Faults.Select(fault => fault.ToString()),
            Is.EquivalentTo(
                new[]
                {
                    "order: unknown-or-twice (facts)",
                    "order: unknown-or-twice (weather)",
                    "words.page: empty-or-wrong-placeholder (2)",
                    "words.title_final: empty-or-wrong-placeholder (0)",
                    "words.colour: unknown-field",
                    "words.verdict: missing",
                }
            )
        );
    }

    [Test]
    public void What_is_not_json_is_a_fault_of_the_file() =>
        Assert.That(
            () => ReportWords.Parse("en", "{"),
            Throws.TypeOf<FaultyFileException>().With.Message.StartsWith(": not-json")
        );

    private static string Text(string language) => File.ReadAllText(Path.Combine(Folder, $"appraisal.{language}.json"));

    private static ReportWords Changed(Action<JsonNode> change)
    {
        var file = JsonNode.Parse(Text("en"))!;
        change(file);
        return ReportWords.Parse("en", file.ToJsonString());
    }
}
