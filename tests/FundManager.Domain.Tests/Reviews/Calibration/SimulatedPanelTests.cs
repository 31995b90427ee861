using FundManager.Domain.Reviews.Calibration;

namespace FundManager.Domain.Tests.Reviews.Calibration;

/// <summary>Two hundred panels whose truth is known: what each way of reckoning misses.</summary>
internal sealed class SimulatedPanelTests
{
    private const int Times = 200;
    private static readonly (int, int, int) Size = (40, 12, 3);

    [Test]
    public void Without_bias_the_posterior_misses_no_more_than_the_mean()
    {
        var (mean, posterior, additive) = Errors((6, 0, 6));

        TestContext.Out.WriteLine($"mean {mean:0.000}, Gaussian {posterior:0.000}, additive {additive:0.000}");
        Assert.That(posterior / mean, Is.LessThanOrEqualTo(1.02));
        // What taking off effects that are not there costs: decision 24 tells it.
        Assert.That(additive / mean, Is.InRange(1.05, 1.5));
    }

    [Test]
    public void With_bias_the_posterior_misses_far_less_than_the_mean()
    {
        var (mean, posterior, additive) = Errors((6, 6, 6));

        TestContext.Out.WriteLine($"mean {mean:0.000}, Gaussian {posterior:0.000}, additive {additive:0.000}");
        Assert.That(posterior / mean, Is.LessThan(0.75));
        Assert.That(additive / mean, Is.LessThan(0.85));
    }

    [Test]
    public void The_same_seed_draws_the_same_and_acceptance_counts_the_places()
    {
        var panel = Panels.Simulate(11, Size, (6, 3, 6)).Scores;
        var posterior = new GaussianPosterior(panel);

        var first = ExpectedRanks.AcceptanceEstimates(posterior, places: 10, seed: 5);
        var again = ExpectedRanks.AcceptanceEstimates(posterior, places: 10, seed: 5);
        var ranks = ExpectedRanks.ByDraws(posterior, seed: 5);
        var exact = ExpectedRanks.Estimate(posterior);

        Assert.That(again, Is.EqualTo(first));
        Assert.That(first.Sum(), Is.EqualTo(10).Within(1e-9));
        Assert.That(ranks.Average(), Is.EqualTo(20.5).Within(1e-9));
        Assert.That(exact.Average(), Is.EqualTo(20.5).Within(1e-9));
        Assert.That(exact, Is.EqualTo(ranks).Within(0.75), "2,000 draws of a rank that moves by ten");
        Assert.That(first.Count(ExpectedRanks.IsGrey), Is.InRange(5, 30));
    }

    [Test]
    public void Ranks_over_all_possible_variances_lie_near_those_of_the_likeliest_and_stay_ranks()
    {
        var panel = Panels.Simulate(3, Size, (6, 4, 6)).Scores;

        var averaged = PanelCalibration.Compute(panel, CalibrationMethod.ExpectedRank);
        var plain = ExpectedRanks.Estimate(new GaussianPosterior(panel));
        var again = PanelCalibration.Compute(panel, CalibrationMethod.ExpectedRank);

        var ranks = averaged.Proposals.Select(p => p.Estimate).ToList();
        Assert.That(averaged.Variances!.Source, Is.EqualTo(VarianceSource.Averaged));
        Assert.That(ranks.Average(), Is.EqualTo(20.5).Within(1e-9));
        Assert.That(ranks, Is.EqualTo(plain).Within(3.0));
        Assert.That(again.Proposals.Select(p => p.Estimate), Is.EqualTo(ranks));
    }

    [Test]
    public void A_large_panel_takes_the_likeliest_variances()
    {
        var panel = Panels.Simulate(4, (101, 12, 3), (6, 4, 6)).Scores;

        var result = PanelCalibration.Compute(panel, CalibrationMethod.ExpectedRank);

        Assert.That(result.Variances!.Source, Is.EqualTo(VarianceSource.MarginalLikelihood));
    }

    [TestCase(0.1, false)]
    [TestCase(0.11, true)]
    [TestCase(0.89, true)]
    [TestCase(0.9, false)]
    public void Grey_lies_strictly_between_a_tenth_and_nine_tenths(double estimate, bool isGrey) =>
        Assert.That(ExpectedRanks.IsGrey(estimate), Is.EqualTo(isGrey));

    [Test]
    public void Draws_spread_as_the_posterior_does()
    {
        // One proposal, known effects: the posterior of its quality is known in closed form.
        var panel = Panels.Of(("R1", "P1", 70), ("R2", "P1", 80), ("R3", "P1", 75));
        var posterior = new GaussianPosterior(panel, new VarianceComponents(36, 9, 16));

        var draws = posterior.Draw(40_000, seed: 2).Select(draw => draw[0]).ToList();

        var variance = 1 / ((1 / 36.0) + (3 / 25.0));
        Assert.That(draws.Average(), Is.EqualTo(75).Within(1e-9));
        Assert.That(draws.Average(draw => (draw - 75) * (draw - 75)), Is.EqualTo(variance).Within(variance / 25));
    }

    private static (double Mean, double Posterior, double Additive) Errors((double, double, double) deviations)
    {
        var panels = Enumerable.Range(1, Times).Select(seed => Panels.Simulate(seed, Size, deviations)).ToList();
        return (
            panels.Average(panel => panel.ErrorOfRawMean()),
            panels.Average(panel => panel.ErrorOf(CalibrationMethod.Gaussian)),
            panels.Average(panel => panel.ErrorOf(CalibrationMethod.Additive))
        );
    }
}
