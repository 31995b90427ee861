using System.Text.Json;
using System.Text.Json.Nodes;
using FundManager.Testing;
using FundManager.Web.Tests.Proof;

namespace FundManager.Web.Tests.CommandLine;

internal sealed class AppraiseCommandTests
{
    private static readonly string Examples = Path.Combine(
        Repository.Root,
        "tests",
        "FundManager.Domain.Tests",
        "Examples"
    );

    [TestCase("ezhou-science-2022", "82.99", "良")]
    [TestCase("fishing-ban-2020", "100", "优")]
    [TestCase("qingshen-wages-2023", null, null)]
    [TestCase("yongde-nutrition-2022", "99.8", "优")]
    [TestCase("zhongjiang-water-2022", "110", null)]
    public async Task Each_published_table_gives_the_result_that_stands_beside_it(
        string name,
        string? total,
        string? grade
    )
    {
        var example = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(Examples, $"self-appraisal-{name}.json"))
        )!;
        using var table = await TableAsync(example["table"]!);

        var (exitCode, output, errors) = await ProgramProcess.RunAsync([
            "appraise",
            table.Path,
            "--framework",
            "cn-self-2020",
            "--json",
        ]);

        Assert.That((exitCode, errors.Trim()), Is.EqualTo((0, "")));
        var result = JsonNode.Parse(output)!;
        Assert.That(JsonNode.DeepEquals(result, example["expected"]), Is.True, output);
        Assert.That((result["total"]?.ToJsonString(), (string?)result["grade"]), Is.EqualTo((total, grade)));
    }

    [Test]
    public async Task Without_json_people_can_read_it()
    {
        var example = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(Examples, "self-appraisal-ezhou-science-2022.json"))
        )!;
        using var table = await TableAsync(example["table"]!);

        var (exitCode, output, _) = await ProgramProcess.RunAsync([
            "appraise",
            table.Path,
            "--framework",
            "cn-self-2020.v1",
        ]);

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Match("预算执行率 +19.99 +19 +PUBLISHED_DIFFERS"));
        Assert.That(output, Does.Contain("Total 82.99 良, published –"));
    }

    [Test]
    public async Task A_broken_table_names_row_and_field()
    {
        using var table = await TableAsync(
            JsonNode.Parse(
                """
                {
                  "budget_execution": { "annual_budget": 100, "executed": 90, "weight": 10, "published_score": 9 },
                  "indicators": [
                    { "level1": "产出指标", "name": "a", "operator": ">=", "target": 1, "actual": 1, "weight": 90, "published_score": 90 },
                    { "level1": "产出指标", "name": "b", "operator": "~", "target": 1, "actual": 1, "weight": -1, "published_score": 1 }
                  ],
                  "published_total": 99,
                  "published_grade": "优"
                }
                """
            )!
        );

        var (exitCode, output, errors) = await ProgramProcess.RunAsync([
            "appraise",
            table.Path,
            "--framework",
            "cn-self-2020",
            "--json",
        ]);

        Assert.That((exitCode, output.Trim()), Is.EqualTo((1, "")));
        Assert.That(errors, Does.Contain("row 2, indicators[1].operator: unknown-value (~"));
        Assert.That(errors, Does.Contain("row 2, indicators[1].weight: out-of-range (-1)"));
    }

    [TestCase(1, "There is no framework “us-2020”", "appraise", "x.json", "--framework", "us-2020")]
    [TestCase(1, "no-such-file.json cannot be read", "appraise", "no-such-file.json", "--framework", "cn-self-2020")]
    [TestCase(2, "--framework", "appraise", "x.json")]
    [TestCase(2, "", "appraise", "--framework", "cn-self-2020")]
    public async Task What_cannot_be_done_says_why(int exitCode, string why, params string[] verb)
    {
        var answer = await ProgramProcess.RunAsync(verb);

        Assert.That(
            (answer.ExitCode, answer.Output.Contains("total", StringComparison.Ordinal)),
            Is.EqualTo((exitCode, false))
        );
        Assert.That(answer.Errors, Does.Contain(why));
    }

    private static async Task<TableFile> TableAsync(JsonNode table)
    {
        var file = new TableFile(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.json"));
        await File.WriteAllTextAsync(file.Path, table.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        return file;
    }

    private sealed record TableFile(string Path) : IDisposable
    {
        public void Dispose() => File.Delete(Path);
    }
}
