namespace FundManager.Domain.Reviews.Calibration;

/// <summary>
/// What scores say of proposals and reviewers when both are drawn from normal distributions: y = m + f + b + e. Reviewers with few scores
/// and proposals with few reviews are drawn towards the mean. All figures are estimates.
/// </summary>
/// <remarks>Platt and Burges (2012); Ge, Welling and Ghahramani (2013); Lawrence (2014).</remarks>
public sealed class GaussianPosterior
{
    private readonly PanelScores _panel;
    private readonly CrossedEquations _equations;
    private readonly Ridge _ridge;
    private readonly double[] _qualities;
    private readonly double[] _reviewers;

    /// <summary>Computes it.</summary>
    /// <param name="panel">The scores.</param>
    /// <param name="variances">Null to estimate them.</param>
    /// <param name="mean">Towards which proposals are drawn; null for the mean of all scores.</param>
    public GaussianPosterior(PanelScores panel, VarianceComponents? variances = null, double? mean = null)
    {
        _panel = panel;
        _equations = new CrossedEquations(panel);
        Variances = variances ?? VarianceComponents.Estimate(panel);
        _ridge = new Ridge(RatioOf(Variances.Quality), RatioOf(Variances.Reviewer));
        MeanEstimate = mean ?? panel.MeanEstimate;
        var (qualities, effects) = Shrink([.. panel.Values.Select(value => value - MeanEstimate)]);
        _qualities = [.. qualities.Select(quality => MeanEstimate + quality)];
        _reviewers = effects;
    }

    /// <summary>By which it was computed.</summary>
    public VarianceComponents Variances { get; }

    /// <summary>Towards which proposals with few reviews are drawn.</summary>
    public double MeanEstimate { get; }

    /// <summary>Posterior mean of each proposal's quality, on the scale of the scores.</summary>
    public IReadOnlyList<double> QualityEstimates => _qualities;

    /// <summary>Posterior mean of each reviewer's leniency, in points.</summary>
    public IReadOnlyList<double> ReviewerEstimates => _reviewers;

    /// <summary>Posterior covariance of the qualities, a row for each proposal: its cost grows with the square of their number.</summary>
    public double[][] CovarianceEstimate()
    {
        var rows = new double[_qualities.Length][];
        for (var p = 0; p < rows.Length; p++)
        {
            var one = new double[_qualities.Length];
            one[p] = Variances.Noise;
            rows[p] = Variances is { Noise: 0, Quality: 0 }
                ? one
                : _equations.Solve(_ridge, one, new double[_reviewers.Length]).Proposals;
        }

        return rows;
    }

    /// <summary>
    /// Draws of all qualities together, two from each solution: one and its mirror image about the mean. The same seed draws the same.
    /// </summary>
    /// <param name="draws">How many, 2 or more; an odd number gives one less.</param>
    /// <param name="seed">Any number.</param>
    public IEnumerable<double[]> Draw(int draws, ulong seed)
    {
        var source = new SeededNormal(seed);
        for (var pair = 0; pair < draws / 2; pair++)
        {
            var apart = Depart(source);
            yield return [.. _qualities.Zip(apart, (mean, by) => mean + by)];
            yield return [.. _qualities.Zip(apart, (mean, by) => mean - by)];
        }
    }

    /// <summary>A draw from the prior less what its own scores would have told of it: a draw of the posterior about 0.</summary>
    private double[] Depart(SeededNormal source)
    {
        var qualities = source.Draw(_panel.Proposals.Count, Variances.Quality);
        var reviewers = source.Draw(_panel.Reviewers.Count, Variances.Reviewer);
        var scores = source.Draw(_panel.Count, Variances.Noise);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += qualities[_panel.ProposalOf[i]] + reviewers[_panel.ReviewerOf[i]];
        }

        var told = Shrink(scores).Proposals;
        for (var p = 0; p < qualities.Length; p++)
        {
            qualities[p] -= told[p];
        }

        return qualities;
    }

    private (double[] Proposals, double[] Reviewers) Shrink(double[] apart) =>
        Variances is { Noise: 0, Quality: 0 }
            ? (new double[_panel.Proposals.Count], new double[_panel.Reviewers.Count])
            : _equations.Solve(_ridge, _panel.SumByProposal(apart), _panel.SumByReviewer(apart));

    // An effect without variance is nothing: a ridge that no score moves.
    private double RatioOf(double variance) => variance > 0 ? Variances.Noise / variance : 1e15;
}
