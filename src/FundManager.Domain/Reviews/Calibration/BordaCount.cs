namespace FundManager.Domain.Reviews.Calibration;

/// <summary>Points by each reviewer's order alone: of k the first gets k−1, the last 0, equals share the mean.</summary>
/// <remarks>
/// Where every reviewer ranked every proposal the points add up. Else lists differ, so points count as shares (k − rank) ÷ (k − 1) and
/// their mean is taken; a list of one says nothing and counts one half.
/// </remarks>
internal static class BordaCount
{
    public static double[] Of(PanelScores panel)
    {
        var points = new double[panel.Count];
        var isWhole = IsWhole(panel);
        foreach (var list in Enumerable.Range(0, panel.Count).GroupBy(i => panel.ReviewerOf[i]))
        {
            int[] scores = [.. list];
            var ranks = RankOrder.OfEstimates([.. scores.Select(i => panel.Values[i])]);
            for (var at = 0; at < scores.Length; at++)
            {
                var beaten = scores.Length - ranks[at];
                points[scores[at]] =
                    isWhole ? beaten
                    : scores.Length == 1 ? 0.5
                    : beaten / (scores.Length - 1);
            }
        }

        var sums = panel.SumByProposal(points);
        return isWhole ? sums : [.. sums.Zip(panel.ReviewsOfProposal, (sum, count) => sum / count)];
    }

    /// <summary>Whether every reviewer scored every proposal.</summary>
    public static bool IsWhole(PanelScores panel) => panel.Count == (long)panel.Proposals.Count * panel.Reviewers.Count;
}
