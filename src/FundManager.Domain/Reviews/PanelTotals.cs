namespace FundManager.Domain.Reviews;

/// <summary>The totals of a panel's reviews: which are left out of the mean, and which lie far from the others.</summary>
internal static class PanelTotals
{
    /// <summary>Fewer totals are never trimmed.</summary>
    public const int LeastToTrim = 5;

    /// <summary>Among fewer totals none is called an outlier.</summary>
    public const int LeastForOutliers = 4;

    // The median distance of a normal distribution, as a share of its standard deviation, turned over.
    private const decimal DeviationOfMedianDistance = 1.4826m;

    /// <summary>In the order of the reviews.</summary>
    public static IReadOnlyList<ReviewerTotal> Of(Scheme scheme, IReadOnlyList<ReviewScore> reviews)
    {
        decimal[] totals = [.. reviews.Select(review => ReviewTotal.Of(scheme, review.Scores))];
        var (lowest, highest) = Trimmed(scheme, totals);
        return
        [
            .. reviews.Select(
                (review, at) =>
                    new ReviewerTotal(review.Reviewer, totals[at])
                    {
                        IsTrimmed = at == lowest || at == highest,
                        IsOutlier = IsOutlier(scheme, totals, at),
                    }
            ),
        ];
    }

    /// <summary>Mean of what <paramref name="totalOf"/> gives, rounded, times the factor; null for none.</summary>
    public static decimal? Mean(
        Scheme scheme,
        IReadOnlyList<ReviewScore> reviews,
        Func<Scheme, IReadOnlyList<CriterionScore>, decimal> totalOf
    ) =>
        reviews.Count == 0
            ? null
            : scheme.Factor
                * decimal.Round(
                    reviews.Sum(review => totalOf(scheme, review.Scores)) / reviews.Count,
                    scheme.Places,
                    MidpointRounding.AwayFromZero
                );

    /// <summary>How far a total may lie from the median of the others, and that median.</summary>
    internal static (decimal Middle, decimal Bound) BoundOf(Scheme scheme, OutlierRule rule, decimal[] others)
    {
        var middle = Median(others);
        var distance = Median([.. others.Select(other => Math.Abs(other - middle))]);
        var share = scheme.Range * rule.SharePercent / 100;
        return (middle, Math.Max(share, rule.Deviations * DeviationOfMedianDistance * distance));
    }

    // Of equals the first is the lowest and the last the highest: which one goes changes no mean.
    private static (int Lowest, int Highest) Trimmed(Scheme scheme, decimal[] totals)
    {
        if (!scheme.Trims || totals.Length < LeastToTrim)
        {
            return (-1, -1);
        }

        return (Array.IndexOf(totals, totals.Min()), Array.LastIndexOf(totals, totals.Max()));
    }

    private static bool IsOutlier(Scheme scheme, decimal[] totals, int at)
    {
        if (scheme.Outliers is not { } rule || totals.Length < LeastForOutliers)
        {
            return false;
        }

        var (middle, bound) = BoundOf(scheme, rule, [.. totals.Where((_, other) => other != at)]);
        return Math.Abs(totals[at] - middle) > bound;
    }

    private static decimal Median(decimal[] values)
    {
        decimal[] sorted = [.. values.Order()];
        var half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
