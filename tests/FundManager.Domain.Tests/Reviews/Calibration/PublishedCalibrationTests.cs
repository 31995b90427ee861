using System.Text.Json;
using FundManager.Domain.Reviews.Calibration;
using FundManager.Testing;

namespace FundManager.Domain.Tests.Reviews.Calibration;

/// <summary>The published cases beside the repository.</summary>
internal sealed class PublishedCalibrationTests
{
    [Test]
    public void The_panel_of_the_Swiss_foundation_keeps_its_order_and_its_expected_ranks()
    {
        var file = Open("calib_01_snsf_expected_rank.json");
        var panel = PanelOf(file.GetProperty("data"));
        var published = file.GetProperty("published");

        var raw = PanelCalibration.Compute(panel, CalibrationMethod.Additive);
        var ranked = PanelCalibration.Compute(panel, CalibrationMethod.ExpectedRank);

        Assert.That(raw.Proposals.Select(p => p.Raw), Is.EqualTo(Decimals(published.GetProperty("average"))));
        Assert.That(
            raw.Proposals.Select(p => p.RawRank),
            Is.EqualTo(Doubles(published.GetProperty("mean_rank_of_average")))
        );
        Assert.That(raw.Proposals.Select(p => p.Rank), Is.EqualTo(raw.Proposals.Select(p => p.RawRank)));
        Assert.That(
            raw.Reviewers.Select(r => r.EffectEstimate!.Value),
            Is.EqualTo(Doubles(file.GetProperty("additive_model_on_this_data").GetProperty("reviewer_offsets")))
                .Within(1e-4)
        );
        Assert.That(ranked.Variances!.Source, Is.EqualTo(VarianceSource.Averaged));
        // The case's own tolerance: other draws of the same posterior differ by as much.
        foreach (var proposal in ranked.Proposals)
        {
            var expected = published.GetProperty("expected_rank").GetProperty(proposal.Id.TrimStart('#')).GetDouble();
            TestContext.Out.WriteLine($"{proposal.Id}: {proposal.Estimate:0.00}, published {expected:0.00}");
            Assert.That(proposal.Estimate, Is.EqualTo(expected).Within(0.15), proposal.Id);
        }
    }

    [Test]
    public void Sucra_and_the_percentile_are_those_of_the_published_ranks()
    {
        var published = Open("calib_01_snsf_expected_rank.json").GetProperty("published");
        var sucra = Doubles(published.GetProperty("SUCRA"));
        foreach (var rank in published.GetProperty("expected_rank").EnumerateObject())
        {
            var pcer = published.GetProperty("PCER_percent").GetProperty(rank.Name).GetDouble();
            var at = int.Parse(rank.Name, System.Globalization.CultureInfo.InvariantCulture) - 1;

            // Both were printed from ranks with more digits than are printed of these.
            Assert.That(ExpectedRanks.Pcer(rank.Value.GetDouble(), 15), Is.EqualTo(pcer).Within(0.45));
            Assert.That(ExpectedRanks.Sucra(rank.Value.GetDouble(), 15), Is.EqualTo(sucra[at]).Within(0.0101));
        }
    }

    [Test]
    public void Least_squares_and_ridge_give_the_fractions_of_the_case()
    {
        var file = Open("calib_03_additive_least_squares_FORMULA.json");
        PanelScores? panel = null;
        foreach (var example in file.GetProperty("cases").EnumerateArray())
        {
            panel = example.TryGetProperty("observations", out var scores) ? PanelOf(scores) : panel!;
            var expect = example.GetProperty("expect");
            var result = expect.TryGetProperty("mu", out _)
                ? PanelCalibration.Compute(panel, CalibrationMethod.Gaussian, new VarianceComponents(1, 0.2, 1))
                : PanelCalibration.Compute(panel, CalibrationMethod.Additive);

            Assert.That(
                result.Proposals.Select(p => p.Estimate),
                Is.EqualTo(Doubles(expect.GetProperty("f"))).Within(1e-4)
            );
            Assert.That(
                result.Reviewers.Select(r => r.EffectEstimate!.Value),
                Is.EqualTo(Doubles(expect.GetProperty("b"))).Within(1e-4)
            );
        }
    }

    [Test]
    public void Standard_scores_are_those_of_the_case()
    {
        foreach (var reviewer in Open("calib_04_zscore_FORMULA.json").GetProperty("per_reviewer").EnumerateObject())
        {
            var scores = Decimals(reviewer.Value.GetProperty("scores"));
            var panel = new PanelScores([.. scores.Select((score, i) => new PanelScore("R", $"P{i}", score))]);

            var result = PanelCalibration.Compute(panel, CalibrationMethod.Z);

            // One reviewer's scale is the scale of all, so each score is its own T.
            var (mean, scale) = (panel.MeanEstimate, Math.Sqrt(panel.VarianceEstimate));
            Assert.That(mean, Is.EqualTo(reviewer.Value.GetProperty("mean").GetDouble()).Within(1e-4));
            Assert.That(scale, Is.EqualTo(reviewer.Value.GetProperty("sd_sample").GetDouble()).Within(1e-4));
            Assert.That(
                result.Proposals.Select(p => scale == 0 ? 0 : (p.Estimate - mean) / scale),
                Is.EqualTo(Doubles(reviewer.Value.GetProperty("z_sample"))).Within(1e-4)
            );
        }
    }

    private static JsonElement Open(string file)
    {
        if (Repository.Shared is not { } shared)
        {
            Assert.Ignore("The published cases do not lie beside the repository.");
            throw new InvalidOperationException();
        }

        return JsonDocument.Parse(File.ReadAllText(Path.Combine(shared, "cases", file))).RootElement;
    }

    private static PanelScores PanelOf(JsonElement data) =>
        data.ValueKind == JsonValueKind.Array
            ? new PanelScores([
                .. data.EnumerateArray()
                    .Select(score => new PanelScore(
                        $"R{score.GetProperty("reviewer")}",
                        $"P{score.GetProperty("paper")}",
                        score.GetProperty("score").GetDecimal()
                    )),
            ])
            : new PanelScores([
                .. data.GetProperty("numeric_6_best_is_7_minus_grade")
                    .EnumerateArray()
                    .SelectMany(
                        (row, p) =>
                            row.EnumerateArray()
                                .Select(
                                    (score, r) =>
                                        new PanelScore(
                                            data.GetProperty("assessors")[r].GetString()!,
                                            data.GetProperty("proposals")[p].GetString()!,
                                            score.GetDecimal()
                                        )
                                )
                    ),
            ]);

    private static decimal[] Decimals(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetDecimal())];

    private static double[] Doubles(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetDouble())];
}
