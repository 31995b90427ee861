using System.Text.Json.Nodes;
using FundManager.Web.Tests.Proof;

namespace FundManager.Web.Tests.CommandLine;

internal sealed class CalibrateCommandTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fund-calibrate-").FullName;

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Given_variances_draw_and_are_told()
    {
        var (exitCode, output, _) = await CalibrateAsync(
            "Reviewer,Proposal,Score\nR0,P0,8\nR1,P0,6\nR0,P1,9\nR2,P1,7\nR1,P2,5\nR2,P2,7\n",
            ["gaussian", "--json", "--quality-variance", "1", "--reviewer-variance", "0.2", "--noise-variance", "1"]
        );

        Assert.That(exitCode, Is.Zero);
        var result = JsonNode.Parse(output)!.AsObject();
        Assert.That(
            result.Select(field => field.Key),
            Is.EqualTo(new[] { "connected", "components", "proposals", "reviewers", "parameters" })
        );
        var best = result["proposals"]![1]!.AsObject();
        Assert.That(best.Select(field => field.Key), Is.EqualTo(new[] { "id", "raw", "value", "rawRank", "rank" }));
        Assert.That(((string)best["id"]!, (decimal)best["raw"]!, (int)best["rank"]!), Is.EqualTo(("P1", 8m, 1)));
        Assert.That((double)best["value"]!, Is.EqualTo(7.55).Within(1e-9));
        Assert.That((double)result["reviewers"]![0]!["effect"]!, Is.EqualTo(0.35).Within(1e-9));
        Assert.That((double)result["parameters"]!["mean"]!, Is.EqualTo(7));
        Assert.That((string)result["parameters"]!["variancesBy"]!, Is.EqualTo("given"));
    }

    [Test]
    public async Task A_panel_in_two_parts_is_told_and_ranked_part_by_part()
    {
        var (exitCode, output, _) = await CalibrateAsync(
            "score,reviewer,proposal\r\n8,张三,甲\r\n6,张三,乙\r\n5,李四,丙\r\n",
            ["additive", "--json"]
        );

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Contain("张三"));
        var result = JsonNode.Parse(output)!;
        Assert.That(((bool)result["connected"]!, (int)result["components"]!), Is.EqualTo((false, 2)));
        Assert.That(result["proposals"]!.AsArray().Select(p => (double)p!["rank"]!), Is.EqualTo(new[] { 1.0, 2, 1 }));
    }

    [Test]
    public async Task Without_json_ranks_stand_side_by_side()
    {
        var (exitCode, output, _) = await CalibrateAsync("reviewer,proposal,score\nR1,P1,7\n", ["expected-rank"]);

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Contain("raw rank").And.Contain("Common reviewers connect all proposals."));
    }

    [TestCase("R1,P1,much", "row 2, column score: “much” is no number")]
    [TestCase("R1,P1,7\nR1,P1,8", "row 3, column proposal: “P1” occurs twice")]
    [TestCase("R1,P1", "row 2, has 2 columns instead of 3")]
    public async Task A_faulty_file_is_told_by_row_column_and_reason(string rows, string why)
    {
        var (exitCode, output, errors) = await CalibrateAsync($"reviewer,proposal,score\n{rows}\n", ["z", "--json"]);

        Assert.That((exitCode, output.Trim()), Is.EqualTo((1, "")));
        Assert.That(errors, Does.Contain(why));
    }

    [TestCase("--mean", "3")]
    [TestCase("--noise-variance", "1")]
    [TestCase("--noise-variance", "0")]
    [TestCase("--quality-variance", "much")]
    public async Task Half_given_or_senseless_variances_are_refused(string option, string value)
    {
        var (exitCode, output, errors) = await CalibrateAsync(
            "reviewer,proposal,score\nR1,P1,7\n",
            ["gaussian", option, value]
        );

        Assert.That((exitCode, output.Trim()), Is.EqualTo((1, "")));
        Assert.That(errors, Does.Contain(option));
    }

    private async Task<(int ExitCode, string Output, string Errors)> CalibrateAsync(string text, string[] method)
    {
        var path = Path.Combine(_folder, Path.GetRandomFileName());
        await File.WriteAllTextAsync(path, text);
        return await ProgramProcess.RunAsync(["calibrate", "--scores", path, "--method", .. method]);
    }
}
