namespace FundManager.Domain.Reviews.Calibration;

/// <summary>Whence variances came.</summary>
public enum VarianceSource
{
    /// <summary>Somebody gave them.</summary>
    Given,

    /// <summary>They make the scores most likely.</summary>
    MarginalLikelihood,

    /// <summary>From sums of squares, where the likelihood would take too long.</summary>
    Moments,

    /// <summary>The mean of all that are possible, each by its likelihood: the ranks were averaged over them too.</summary>
    Averaged,

    /// <summary>Fixed shares of the scores' variance, where there are too few reviews to estimate any.</summary>
    FixedShares,
}

/// <summary>How far scores differ because of the proposals, the reviewers and neither. All are estimates.</summary>
/// <param name="Quality">Of the proposals, 0 or more.</param>
/// <param name="Reviewer">Of the reviewers' leniency, 0 or more.</param>
/// <param name="Noise">Of what is left, 0 or more.</param>
/// <param name="Source">Whence they came.</param>
public sealed record VarianceComponents(
    double Quality,
    double Reviewer,
    double Noise,
    VarianceSource Source = VarianceSource.Given
)
{
    /// <summary>Fewer reviews than these estimate nothing.</summary>
    public const int LeastReviews = 30;

    // Lawrence's figures for the NeurIPS panel of 2014.
    private const double QualityShare = 46;
    private const double ReviewerShare = 9;
    private const double NoiseShare = 46;

    /// <summary>Estimates them from <paramref name="panel"/>.</summary>
    public static VarianceComponents Estimate(PanelScores panel)
    {
        if (!AreEstimable(panel))
        {
            return Shares(panel.VarianceEstimate);
        }

        var moments = Moments(panel);
        var equations = new CrossedEquations(panel);
        return equations.KeptCount <= MarginalLikelihood.MembersMax
            ? new MarginalLikelihood(panel, equations).Maximize(moments)
            : moments;
    }

    /// <summary>Whether scores are enough, and overlap enough, to tell variances apart.</summary>
    internal static bool AreEstimable(PanelScores panel) =>
        panel.Count >= LeastReviews
        && panel.Count != panel.Proposals.Count
        && panel.Count != panel.Reviewers.Count
        && panel.VarianceEstimate != 0;

    /// <summary>The shares 46 : 9 : 46 of <paramref name="variance"/>.</summary>
    public static VarianceComponents Shares(double variance)
    {
        var part = variance / (QualityShare + ReviewerShare + NoiseShare);
        return new VarianceComponents(
            QualityShare * part,
            ReviewerShare * part,
            NoiseShare * part,
            VarianceSource.FixedShares
        );
    }

    /// <summary>
    /// The three sums of squares (within proposals, within reviewers, of all) set equal to what they are on average, which is linear in
    /// the variances. What comes out below a thousandth of the scores' variance is lifted to it.
    /// </summary>
    /// <remarks>Gao and Owen, Efficient moment calculations for variance components in large unbalanced crossed random effects models (2017).</remarks>
    internal static VarianceComponents Moments(PanelScores panel)
    {
        double n = panel.Count;
        var withinProposals = SquaresWithin(panel, panel.ProposalOf, panel.ReviewsOfProposal);
        var withinReviewers = SquaresWithin(panel, panel.ReviewerOf, panel.ReviewsOfReviewer);
        var besideQuality = withinProposals / (n - panel.Proposals.Count);
        var besideReviewer = withinReviewers / (n - panel.Reviewers.Count);
        var qualityPairs = (n * n) - panel.ReviewsOfProposal.Sum(count => (double)count * count);
        var reviewerPairs = (n * n) - panel.ReviewsOfReviewer.Sum(count => (double)count * count);
        var all = n * panel.VarianceEstimate * (n - 1);
        var divisor = qualityPairs + reviewerPairs - (n * n) + n;
        var least = panel.VarianceEstimate / 1000;
        var noise =
            divisor == 0 ? least : ((besideReviewer * qualityPairs) + (besideQuality * reviewerPairs) - all) / divisor;
        noise = Math.Clamp(noise, least, Math.Max(least, Math.Min(besideQuality, besideReviewer)));
        return new VarianceComponents(
            Math.Max(besideReviewer - noise, least),
            Math.Max(besideQuality - noise, least),
            noise,
            VarianceSource.Moments
        );
    }

    private static double SquaresWithin(PanelScores panel, int[] owners, IReadOnlyList<int> counts)
    {
        var means = new double[counts.Count];
        for (var i = 0; i < owners.Length; i++)
        {
            means[owners[i]] += panel.Values[i] / counts[owners[i]];
        }

        var sum = 0.0;
        for (var i = 0; i < owners.Length; i++)
        {
            var apart = panel.Values[i] - means[owners[i]];
            sum += apart * apart;
        }

        return sum;
    }
}
