using FundManager.Domain.Reviews.Calibration;

namespace FundManager.Domain.Tests.Reviews.Calibration;

internal sealed class PanelCalibrationTests
{
    private static readonly PanelScores Noisy = Panels.Of(
        ("R0", "P0", 8),
        ("R1", "P0", 6),
        ("R0", "P1", 9),
        ("R2", "P1", 7),
        ("R1", "P2", 5),
        ("R2", "P2", 7)
    );

    [Test]
    public void Standard_scores_stand_on_the_scale_of_all_scores()
    {
        var panel = Panels.Of(
            ("R1", "P1", 9),
            ("R1", "P2", 8),
            ("R1", "P3", 7),
            ("R1", "P4", 6),
            ("R2", "P1", 5),
            ("R2", "P2", 6),
            ("R2", "P3", 4),
            ("R2", "P4", 5),
            ("R3", "P1", 7),
            ("R3", "P2", 7),
            ("R3", "P3", 7),
            ("R3", "P4", 7)
        );

        var values = Values(panel, CalibrationMethod.Z);

        var (mean, scale) = (6.5, Math.Sqrt(21.0 / 11));
        double[] standard = [1.1619, 0.3873 + 1.2247, -0.3873 - 1.2247, -1.1619];
        Assert.That(values, Is.EqualTo(standard.Select(z => mean + (scale * z / 3))).Within(1e-4));
    }

    [Test]
    public void A_reviewer_of_two_keeps_the_scores_and_is_named()
    {
        var panel = Panels.Of(("R1", "P1", 9), ("R1", "P2", 3), ("R2", "P1", 5), ("R2", "P2", 6), ("R2", "P3", 4));

        var result = PanelCalibration.Compute(panel, CalibrationMethod.Z);

        Assert.That(result.Uncalibrated, Is.EqualTo(new[] { "R1" }));
        Assert.That(result.Proposals[0].Estimate, Is.EqualTo((9 + 5.4) / 2).Within(1e-9));
    }

    [Test]
    public void Least_squares_find_what_made_the_scores()
    {
        var panel = Panels.Of(
            ("R0", "P0", 75),
            ("R1", "P0", 65),
            ("R1", "P1", 75),
            ("R2", "P1", 80),
            ("R0", "P2", 65),
            ("R2", "P2", 60),
            ("R1", "P3", 85),
            ("R2", "P3", 90)
        );

        var result = PanelCalibration.Compute(panel, CalibrationMethod.Additive);

        Assert.That(result.Proposals.Select(p => p.Estimate), Is.EqualTo(new[] { 70.0, 80, 60, 90 }).Within(1e-9));
        Assert.That(
            result.Reviewers.Select(r => r.EffectEstimate!.Value),
            Is.EqualTo(new[] { 5.0, -5, 0 }).Within(1e-9)
        );
        Assert.That(result.Proposals.Select(p => p.Raw), Is.EqualTo(new[] { 70m, 77.5m, 62.5m, 87.5m }));
    }

    [Test]
    public void Least_squares_of_noisy_scores_are_exact_fractions()
    {
        var result = PanelCalibration.Compute(Noisy, CalibrationMethod.Additive);

        Assert.That(
            result.Proposals.Select(p => p.Estimate),
            Is.EqualTo(new[] { 7.0, 22 / 3.0, 20 / 3.0 }).Within(1e-9)
        );
        Assert.That(
            result.Reviewers.Select(r => r.EffectEstimate!.Value),
            Is.EqualTo(new[] { 4 / 3.0, -4 / 3.0, 0 }).Within(1e-9)
        );
    }

    [Test]
    public void The_posterior_draws_towards_the_mean()
    {
        var result = PanelCalibration.Compute(Noisy, CalibrationMethod.Gaussian, new VarianceComponents(1, 0.2, 1));

        Assert.That(result.Proposals.Select(p => p.Estimate), Is.EqualTo(new[] { 7, 7.55, 6.45 }).Within(1e-9));
        Assert.That(
            result.Reviewers.Select(r => r.EffectEstimate!.Value),
            Is.EqualTo(new[] { 0.35, -0.35, 0 }).Within(1e-9)
        );
    }

    [Test]
    public void A_given_mean_is_what_the_posterior_draws_towards()
    {
        var panel = Panels.Of(("R1", "P1", 8), ("R1", "P2", 4));

        var result = PanelCalibration.Compute(panel, CalibrationMethod.Gaussian, new VarianceComponents(2, 0, 1), 5);

        // Without bias a single score of variance 1 weighs two thirds against a prior of variance 2.
        Assert.That(result.Proposals.Select(p => p.Estimate), Is.EqualTo(new[] { 7, 13 / 3.0 }).Within(1e-9));
        Assert.That(result.MeanEstimate, Is.EqualTo(5));
    }

    [Test]
    public void Two_proposals_swap_as_often_as_their_difference_says()
    {
        // Posterior of each: mean 6.5 ± 0.5, variance 1/2; the difference 1 has variance 1, so it is below 0 for Φ(−1) = 0.158655.
        var panel = Panels.Of(("R1", "P1", 7.5m), ("R2", "P2", 5.5m));
        var result = PanelCalibration.Compute(panel, CalibrationMethod.ExpectedRank, new VarianceComponents(1, 0, 1));

        Assert.That(result.Proposals.Select(p => p.Estimate), Is.EqualTo(new[] { 1.158655, 1.841345 }).Within(1e-6));
    }

    [Test]
    public void Proposals_that_no_reviewer_connects_are_ranked_apart_by_least_squares()
    {
        var panel = Panels.Of(("R0", "P0", 8), ("R0", "P1", 6), ("R1", "P2", 5), ("R1", "P3", 3));

        var least = PanelCalibration.Compute(panel, CalibrationMethod.Additive);
        var posterior = PanelCalibration.Compute(panel, CalibrationMethod.Gaussian);

        Assert.That((panel.Components, least.IsConnected, least.ComparesAll), Is.EqualTo((2, false, false)));
        Assert.That(least.Proposals.Select(p => p.Rank), Is.EqualTo(new[] { 1.0, 2, 1, 2 }));
        Assert.That(least.Proposals.Select(p => p.Component), Is.EqualTo(new[] { 1, 1, 2, 2 }));
        Assert.That(least.Reviewers.Select(r => r.EffectEstimate!.Value), Is.EqualTo(new[] { 0.0, 0 }).Within(1e-9));
        Assert.That(posterior.ComparesAll, Is.True);
        Assert.That(posterior.Proposals.Select(p => p.Rank), Is.EquivalentTo(new[] { 1.0, 2, 3, 4 }));
    }

    [Test]
    public void Points_of_whole_lists_add_up_and_ties_share()
    {
        var panel = Panels.Of(
            ("R1", "P1", 9),
            ("R1", "P2", 8),
            ("R1", "P3", 8),
            ("R2", "P1", 1),
            ("R2", "P2", 3),
            ("R2", "P3", 2)
        );

        Assert.That(Values(panel, CalibrationMethod.Borda), Is.EqualTo(new[] { 2.0, 2.5, 1.5 }));
    }

    [Test]
    public void Points_of_lists_that_differ_are_shares()
    {
        var panel = Panels.Of(
            ("R1", "P1", 9),
            ("R1", "P2", 8),
            ("R1", "P3", 7),
            ("R2", "P2", 3),
            ("R2", "P3", 2),
            ("R3", "P3", 2)
        );

        var result = PanelCalibration.Compute(panel, CalibrationMethod.Borda);

        Assert.That(result.Proposals.Select(p => p.Estimate), Is.EqualTo(new[] { 1, 0.75, 0.5 / 3 }).Within(1e-12));
        Assert.That(result.Reviewers.Select(r => r.EffectEstimate), Is.All.Null);
    }

    [Test]
    public void Ties_share_the_mean_of_their_ranks_and_the_first_is_best()
    {
        Assert.That(RankOrder.Of([3m, 5m, 3m, 1m]), Is.EqualTo(new[] { 2.5, 1, 2.5, 4 }));
        Assert.That(RankOrder.OfEstimates([0.3, 0.1 + 0.2, 0.2]), Is.EqualTo(new[] { 1.5, 1.5, 3 }));
    }

    [TestCase(CalibrationMethod.Z)]
    [TestCase(CalibrationMethod.Additive)]
    [TestCase(CalibrationMethod.Gaussian)]
    [TestCase(CalibrationMethod.Borda)]
    [TestCase(CalibrationMethod.ExpectedRank)]
    public void Scores_that_are_all_equal_and_a_single_score_are_no_trouble(CalibrationMethod method)
    {
        var equal = PanelCalibration.Compute(
            Panels.Of(("R1", "P1", 7), ("R1", "P2", 7), ("R2", "P1", 7), ("R2", "P2", 7)),
            method
        );
        var single = PanelCalibration.Compute(Panels.Of(("R1", "P1", 7)), method);

        Assert.That(equal.Proposals.Select(p => p.Rank), Is.EqualTo(new[] { 1.5, 1.5 }));
        Assert.That(single.Proposals.Single().Rank, Is.EqualTo(1));
        Assert.That(equal.Proposals.Concat(single.Proposals).Select(p => p.Estimate), Is.All.Not.NaN);
    }

    [Test]
    public void Where_low_totals_are_good_the_calibrated_place_follows()
    {
        PanelScore[] totals = [new("R1", "A", 2), new("R1", "B", 4), new("R2", "A", 3), new("R2", "B", 6)];

        var least = CalibratedRanking.Of(totals, CalibrationMethod.Additive, lowerIsBetter: true, places: 1);
        var posterior = CalibratedRanking.Of(totals, CalibrationMethod.Gaussian, lowerIsBetter: true, places: 1);

        Assert.That((least["A"].Rank, least["B"].Rank), Is.EqualTo((1.0, 2.0)));
        Assert.That(least["A"].Estimate, Is.EqualTo(2.5).Within(1e-9));
        Assert.That(least["A"].AcceptanceEstimate, Is.Null);
        Assert.That(posterior["A"].AcceptanceEstimate, Is.GreaterThan(0.5));
        Assert.That(posterior.Values.Sum(place => place.AcceptanceEstimate), Is.EqualTo(1).Within(1e-9));
    }

    [Test]
    public void A_reviewer_scores_a_proposal_once_and_there_are_scores()
    {
        Assert.That(() => Panels.Of(("R1", "P1", 7), ("R1", "P1", 8)), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => Panels.Of(), Throws.InstanceOf<ArgumentException>());
    }

    private static double[] Values(PanelScores panel, CalibrationMethod method) =>
        [.. PanelCalibration.Compute(panel, method).Proposals.Select(p => p.Estimate)];
}
