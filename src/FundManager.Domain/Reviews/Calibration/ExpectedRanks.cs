namespace FundManager.Domain.Reviews.Calibration;

/// <summary>What the posterior says of ranks. All figures are estimates.</summary>
/// <remarks>Heyard, Ott, Salanti and Egger, Rethinking the Funding Line at the Swiss National Science Foundation (2022).</remarks>
public static class ExpectedRanks
{
    /// <summary>Draws where nothing else is asked for.</summary>
    public const int Draws = 2_000;

    /// <summary>The most proposals whose mean ranks are computed without draws.</summary>
    public const int ExactMost = 1_000;

    /// <summary>Mean rank of each proposal, 1 best: exact for the posterior up to <see cref="ExactMost"/> proposals, by draws beyond.</summary>
    public static double[] Estimate(GaussianPosterior posterior) =>
        posterior.QualityEstimates.Count <= ExactMost ? Exact(posterior) : ByDraws(posterior);

    /// <summary>Mean rank of each proposal, also over the variances that are possible: for small panels, whose scores tell little of them.</summary>
    internal static double[] Averaged(PanelScores panel, VarianceGrid grid)
    {
        var ranks = new double[panel.Proposals.Count];
        foreach (var (variances, weight) in grid.Nodes)
        {
            var exact = Exact(new GaussianPosterior(panel, variances));
            for (var p = 0; p < ranks.Length; p++)
            {
                ranks[p] += weight * exact[p];
            }
        }

        return ranks;
    }

    /// <summary>1 and the chances of each other to be better: differences of normal numbers are normal.</summary>
    public static double[] Exact(GaussianPosterior posterior)
    {
        var means = posterior.QualityEstimates;
        var covariance = posterior.CovarianceEstimate();
        var ranks = new double[means.Count];
        Array.Fill(ranks, 1.0);
        for (var p = 0; p < ranks.Length; p++)
        {
            for (var q = 0; q < p; q++)
            {
                var variance = covariance[p][p] + covariance[q][q] - (2 * covariance[p][q]);
                var isBetter = NormalShare.Below(means[q] - means[p], variance);
                ranks[p] += isBetter;
                ranks[q] += 1 - isBetter;
            }
        }

        return ranks;
    }

    /// <summary>Mean rank of each proposal over <paramref name="draws"/>.</summary>
    public static double[] ByDraws(GaussianPosterior posterior, int draws = Draws, ulong seed = 1)
    {
        var sums = new double[posterior.QualityEstimates.Count];
        foreach (var order in Orders(posterior, draws, seed))
        {
            for (var place = 0; place < order.Length; place++)
            {
                sums[order[place]] += place + 1;
            }
        }

        return [.. sums.Select(sum => sum / (draws / 2 * 2))];
    }

    /// <summary>Surface under the cumulative ranking curve: (n − ER) ÷ (n − 1); 1 for the only one.</summary>
    public static double Sucra(double expectedRank, int count) => count == 1 ? 1 : (count - expectedRank) / (count - 1);

    /// <summary>Percentile based on the expected rank: 100 (ER − 0.5) ÷ n, lower is better.</summary>
    public static double Pcer(double expectedRank, int count) => 100 * (expectedRank - 0.5) / count;

    /// <summary>Share of the draws in which each proposal is among the best <paramref name="places"/>.</summary>
    public static double[] AcceptanceEstimates(
        GaussianPosterior posterior,
        int places,
        int draws = Draws,
        ulong seed = 1
    )
    {
        var counts = new double[posterior.QualityEstimates.Count];
        foreach (var order in Orders(posterior, draws, seed))
        {
            foreach (var proposal in order.AsSpan(0, Math.Min(places, order.Length)))
            {
                counts[proposal]++;
            }
        }

        return [.. counts.Select(count => count / (draws / 2 * 2))];
    }

    /// <summary>Whether scores alone do not tell: a chance of more than one in ten to be in, and to be out.</summary>
    public static bool IsGrey(double acceptanceEstimate) => acceptanceEstimate is > 0.1 and < 0.9;

    private static IEnumerable<int[]> Orders(GaussianPosterior posterior, int draws, ulong seed)
    {
        foreach (var qualities in posterior.Draw(draws, seed))
        {
            var order = Enumerable.Range(0, qualities.Length).ToArray();
            Array.Sort(Array.ConvertAll(qualities, quality => -quality), order);
            yield return order;
        }
    }
}
