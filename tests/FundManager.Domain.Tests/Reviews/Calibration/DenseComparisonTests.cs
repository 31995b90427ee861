using FundManager.Domain.Reviews.Calibration;

namespace FundManager.Domain.Tests.Reviews.Calibration;

/// <summary>The sparse solutions are those of the same equations, solved without a shortcut.</summary>
internal sealed class DenseComparisonTests
{
    [TestCase(1, 12, 5, 3)]
    [TestCase(2, 5, 14, 6)]
    [TestCase(3, 40, 40, 2)]
    [TestCase(4, 60, 9, 4)]
    public void Posterior_means_equal_a_dense_solution(int seed, int proposals, int reviewers, int each)
    {
        var panel = Panels.Simulate(seed, (proposals, reviewers, each), (6, 4, 5)).Scores;
        var variances = new VarianceComponents(36, 16, 25);

        var posterior = new GaussianPosterior(panel, variances);

        var (matrix, right) = Equations(panel, 25 / 36.0, 25 / 16.0);
        var dense = Dense.Solve(matrix, right);
        double[] sparse =
        [
            .. posterior.QualityEstimates.Select(q => q - panel.MeanEstimate),
            .. posterior.ReviewerEstimates,
        ];
        Assert.That(sparse, Is.EqualTo(dense).Within(1e-6));
    }

    [TestCase(1, 12, 5, 3)]
    [TestCase(2, 5, 14, 6)]
    public void Posterior_covariance_equals_the_dense_inverse(int seed, int proposals, int reviewers, int each)
    {
        var panel = Panels.Simulate(seed, (proposals, reviewers, each), (6, 4, 5)).Scores;

        var covariance = new GaussianPosterior(panel, new VarianceComponents(36, 16, 25)).CovarianceEstimate();

        var (matrix, right) = Equations(panel, 25 / 36.0, 25 / 16.0);
        for (var p = 0; p < proposals; p++)
        {
            Array.Clear(right);
            right[p] = 25;
            var column = Dense.Solve(matrix, right).Take(proposals);
            Assert.That(covariance[p], Is.EqualTo(column).Within(1e-9));
        }
    }

    [TestCase(1, 12, 5, 3)]
    [TestCase(2, 5, 14, 6)]
    [TestCase(3, 40, 12, 3)]
    public void Least_squares_equal_a_dense_solution(int seed, int proposals, int reviewers, int each)
    {
        var panel = Panels.Simulate(seed, (proposals, reviewers, each), (6, 4, 5)).Scores;
        var result = PanelCalibration.Compute(panel, CalibrationMethod.Additive);

        // The reviewers' sum is 0: its square on top of the squares changes no fitted score.
        var (matrix, right) = Equations(panel, 0, 0);
        for (var i = 0; i < panel.Reviewers.Count; i++)
        {
            for (var j = 0; j < panel.Reviewers.Count; j++)
            {
                matrix[proposals + i, proposals + j] += 1;
            }
        }

        var dense = Dense.Solve(matrix, right);
        double[] sparse =
        [
            .. result.Proposals.Select(p => p.Estimate - panel.MeanEstimate),
            .. result.Reviewers.Select(r => r.EffectEstimate!.Value),
        ];
        Assert.That(panel.Components, Is.EqualTo(1));
        Assert.That(sparse, Is.EqualTo(dense).Within(1e-6));
    }

    [Test]
    public void Estimated_variances_are_likelier_than_their_neighbours_by_the_whole_covariance()
    {
        var panel = Panels.Simulate(7, (25, 8, 3), (6, 4, 5)).Scores;

        var found = VarianceComponents.Estimate(panel);

        Assert.That(found.Source, Is.EqualTo(VarianceSource.MarginalLikelihood));
        var best = Deviance(panel, found);
        foreach (var factor in new[] { 0.97, 1.03 })
        {
            Assert.That(Deviance(panel, found with { Quality = found.Quality * factor }), Is.GreaterThan(best));
            Assert.That(Deviance(panel, found with { Reviewer = found.Reviewer * factor }), Is.GreaterThan(best));
            Assert.That(Deviance(panel, found with { Noise = found.Noise * factor }), Is.GreaterThan(best));
        }
    }

    [Test]
    public void Balanced_panels_have_the_variances_of_their_sums_of_squares()
    {
        var panel = Panels.Simulate(3, (24, 6, 6), (6, 4, 5)).Scores;

        var found = VarianceComponents.Estimate(panel);

        // Two-way layout without interaction: the noise is the residual's mean square.
        var fit = PanelCalibration.Compute(panel, CalibrationMethod.Additive);
        var effects = fit.Reviewers.Select(r => r.EffectEstimate!.Value).ToArray();
        var means = fit.Proposals.Select(p => p.Estimate).ToArray();
        var residual = 0.0;
        for (var i = 0; i < panel.Count; i++)
        {
            residual += Math.Pow(panel.ValueAt(i) - means[panel.ProposalAt(i)] - effects[panel.ReviewerAt(i)], 2);
        }

        var noise = residual / (23 * 5);
        var proposals = 6 * means.Sum(mean => Math.Pow(mean - panel.MeanEstimate, 2)) / 23;
        Assert.That(found.Noise, Is.EqualTo(noise).Within(noise / 50));
        Assert.That(found.Quality, Is.EqualTo(((proposals * 23 / 24) - noise) / 6).Within(found.Quality / 50));
    }

    [Test]
    public void Few_reviews_take_fixed_shares_and_many_members_the_moments()
    {
        var few = VarianceComponents.Estimate(Panels.Simulate(1, (9, 3, 3), (6, 4, 5)).Scores);
        var many = VarianceComponents.Estimate(Panels.Simulate(1, (1_900, 1_600, 7), (6, 4, 5)).Scores);

        Assert.That(few.Source, Is.EqualTo(VarianceSource.FixedShares));
        Assert.That(few.Quality / few.Reviewer, Is.EqualTo(46 / 9.0).Within(1e-9));
        Assert.That(few.Noise, Is.EqualTo(few.Quality));
        Assert.That(many.Source, Is.EqualTo(VarianceSource.Moments));
        Assert.That(many.Quality, Is.EqualTo(36).Within(4));
        Assert.That(many.Reviewer, Is.EqualTo(16).Within(3));
        Assert.That(many.Noise, Is.EqualTo(25).Within(2));
    }

    private static (double[,] Matrix, double[] Right) Equations(
        PanelScores panel,
        double forQuality,
        double forReviewer
    )
    {
        var (p, r) = (panel.Proposals.Count, panel.Reviewers.Count);
        var (matrix, right) = (new double[p + r, p + r], new double[p + r]);
        for (var i = 0; i < p + r; i++)
        {
            matrix[i, i] = i < p ? forQuality : forReviewer;
        }

        for (var i = 0; i < panel.Count; i++)
        {
            var (mine, other) = (panel.ProposalAt(i), p + panel.ReviewerAt(i));
            matrix[mine, mine]++;
            matrix[other, other]++;
            matrix[mine, other]++;
            matrix[other, mine]++;
            right[mine] += panel.ValueAt(i) - panel.MeanEstimate;
            right[other] += panel.ValueAt(i) - panel.MeanEstimate;
        }

        return (matrix, right);
    }

    /// <summary>Minus twice the logarithm of the likelihood, from the covariance of all scores.</summary>
    private static double Deviance(PanelScores panel, VarianceComponents variances)
    {
        var n = panel.Count;
        var covariance = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                covariance[i, j] =
                    (panel.ProposalAt(i) == panel.ProposalAt(j) ? variances.Quality : 0)
                    + (panel.ReviewerAt(i) == panel.ReviewerAt(j) ? variances.Reviewer : 0)
                    + (i == j ? variances.Noise : 0);
            }
        }

        var apart = Enumerable.Range(0, n).Select(i => panel.ValueAt(i) - panel.MeanEstimate).ToArray();
        var solved = Dense.Solve(covariance, apart);
        return Dense.LogDeterminant(covariance) + apart.Zip(solved, (a, s) => a * s).Sum();
    }
}
