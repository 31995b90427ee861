namespace FundManager.Domain.Reviews.Calibration;

/// <summary>Each score less its reviewer's mean, by its reviewer's deviation (n−1), brought back to the scale of all: T = M + S z.</summary>
/// <remarks>It takes for granted that each reviewer had a random mix: it is wrong where reviewers got different fields.</remarks>
internal static class StandardScores
{
    /// <summary>A reviewer with fewer scores keeps them as they are, and is named.</summary>
    public const int LeastReviews = 3;

    /// <summary>The value of each proposal: the mean of T over its scores.</summary>
    public static double[] Of(PanelScores panel)
    {
        var means = MeansOf(panel);
        var deviations = DeviationsOf(panel, means);
        var scale = Math.Sqrt(panel.VarianceEstimate);
        var brought = new double[panel.Count];
        for (var i = 0; i < brought.Length; i++)
        {
            var reviewer = panel.ReviewerOf[i];
            brought[i] =
                panel.ReviewsOfReviewer[reviewer] < LeastReviews ? panel.Values[i]
                : deviations[reviewer] == 0 ? panel.MeanEstimate
                : panel.MeanEstimate + (scale * (panel.Values[i] - means[reviewer]) / deviations[reviewer]);
        }

        return [.. panel.SumByProposal(brought).Zip(panel.ReviewsOfProposal, (sum, count) => sum / count)];
    }

    /// <summary>Mean of each reviewer's scores.</summary>
    public static double[] MeansOf(PanelScores panel) =>
        [.. panel.SumByReviewer(panel.Values).Zip(panel.ReviewsOfReviewer, (sum, count) => sum / count)];

    private static double[] DeviationsOf(PanelScores panel, double[] means)
    {
        var squares = new double[panel.Count];
        for (var i = 0; i < squares.Length; i++)
        {
            var apart = panel.Values[i] - means[panel.ReviewerOf[i]];
            squares[i] = apart * apart;
        }

        // What is left of equal scores by floating arithmetic is no deviation.
        return
        [
            .. panel
                .SumByReviewer(squares)
                .Select(
                    (sum, r) =>
                        sum <= 1e-20 * means[r] * means[r] ? 0 : Math.Sqrt(sum / (panel.ReviewsOfReviewer[r] - 1))
                ),
        ];
    }
}
