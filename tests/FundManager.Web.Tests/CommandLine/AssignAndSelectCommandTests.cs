using System.Text.Json.Nodes;
using FundManager.Web.Tests.Proof;

namespace FundManager.Web.Tests.CommandLine;

internal sealed class AssignAndSelectCommandTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fund-verbs-").FullName;

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Assign_gives_exact_totals_and_names_what_lacks_reviewers()
    {
        var scores = await FileAsync("scores.csv", "proposal,R1,R2\nP1,0.10,0.2\nP2,,0.3\n");
        var conflicts = await FileAsync("conflicts.csv", "proposal,reviewer\nP2,R2\n");
        string[] common = ["assign", "--scores", scores, "--reviews", "1", "--max-load", "1", "--json"];

        var (exitCode, output, _) = await ProgramProcess.RunAsync(common);
        var (_, barred, _) = await ProgramProcess.RunAsync([.. common, "--conflicts", conflicts]);

        Assert.That(exitCode, Is.Zero);
        var (free, short_) = (JsonNode.Parse(output)!, JsonNode.Parse(barred)!);
        Assert.That((free["total"]!.ToJsonString(), free["worst"]!.ToJsonString()), Is.EqualTo(("0.4", "0.1")));
        Assert.That(free["assignments"]![1]!["reviewers"]!.ToJsonString(), Is.EqualTo("[\"R2\"]"));
        Assert.That(short_["unassigned"]!.ToJsonString(), Is.EqualTo("[\"P2\"]"));
    }

    [Test]
    public async Task Select_gives_amounts_and_what_is_left()
    {
        var file = await FileAsync("candidates.csv", "id,score,amount\nA,90,60.50\nB,80,50\nC,70,30\n");

        var (exitCode, output, _) = await ProgramProcess.RunAsync([
            "select",
            "--candidates",
            file,
            "--budget",
            "100",
            "--policy",
            "skip",
            "--json",
        ]);

        Assert.That(exitCode, Is.Zero);
        var result = JsonNode.Parse(output)!;
        Assert.That(result["selected"]!.AsArray().Select(s => (string)s!["id"]!), Is.EqualTo(new[] { "A", "C" }));
        Assert.That((decimal)result["remaining"]!, Is.EqualTo(9.5m));
        Assert.That(result["lottery"], Is.Null);
    }

    [Test]
    public async Task A_file_that_cannot_be_read_is_told_by_row_column_and_reason()
    {
        var file = await FileAsync("faulty.csv", "proposal,R1\nP1,much\n");

        var (exitCode, _, errors) = await ProgramProcess.RunAsync([
            "assign",
            "--scores",
            file,
            "--reviews",
            "1",
            "--max-load",
            "1",
        ]);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(errors, Does.Contain("row 2, column R1: “much” is no number"));
    }

    [Test]
    public async Task What_the_rules_refuse_is_told_in_their_own_sentence()
    {
        var file = await FileAsync("loads.csv", "proposal,R1\nP1,0.5\n");

        var (exitCode, output, errors) = await ProgramProcess.RunAsync([
            "assign",
            "--scores",
            file,
            "--reviews",
            "1",
            "--min-load",
            "2",
            "--max-load",
            "1",
        ]);

        Assert.That((exitCode, output.Trim()), Is.EqualTo((1, "")));
        Assert.That(errors, Does.Contain("ASG-04: The least load of R1 (2) lies above the greatest (1)."));
    }

    private async Task<string> FileAsync(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }
}
