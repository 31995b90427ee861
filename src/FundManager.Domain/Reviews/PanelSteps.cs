namespace FundManager.Domain.Reviews;

/// <summary>One line of how a panel's result came about; the sentence is made where it is read.</summary>
/// <param name="Code">One of <see cref="PanelSteps"/>.</param>
/// <param name="Of">The reviewer or the criterion that it is about; "" for the panel.</param>
/// <param name="Facts">The numbers, in the order that the code's documentation gives.</param>
public sealed record PanelStep(string Code, string Of, params IReadOnlyList<decimal> Facts);

/// <summary>Explains a panel's result line by line, from the reviews to the verdict.</summary>
public static class PanelSteps
{
    /// <summary>The total of a review. Facts: total.</summary>
    public const string Review = "Review";

    /// <summary>The total of a review that the trimmed mean leaves out. Facts: total.</summary>
    public const string Trimmed = "Trimmed";

    /// <summary>A total that lies far from the others. Facts: total, median of the others, bound.</summary>
    public const string Outlier = "Outlier";

    /// <summary>The mean. Facts: sum, count, mean, decimal places.</summary>
    public const string Mean = "Mean";

    /// <summary>The panel's own scores stand for the mean. Facts: total.</summary>
    public const string Consensus = "Consensus";

    /// <summary>The rounded mean times the factor. Facts: mean, factor, total.</summary>
    public const string Factor = "Factor";

    /// <summary>Weights that count for the ranking only. Facts: total, total for the ranking.</summary>
    public const string Ranking = "Ranking";

    /// <summary>A criterion's floor. Facts: mean, floor, 1 where it is missed.</summary>
    public const string Floor = "Floor";

    /// <summary>The pass mark. Facts: total, mark, 1 where it is missed.</summary>
    public const string PassMark = "PassMark";

    /// <summary>The spread. Facts: spread, limit, 1 where it is wider.</summary>
    public const string Spread = "Spread";

    /// <summary>Every line that says something under <paramref name="scheme"/>; empty without a review.</summary>
    public static IReadOnlyList<PanelStep> Of(Scheme scheme, PanelResult result) =>
        result.Total is { } total
            ? [.. Reviews(scheme, result), .. Totals(scheme, result, total), .. Marks(scheme, result, total)]
            : [];

    private static IEnumerable<PanelStep> Reviews(Scheme scheme, PanelResult result)
    {
        foreach (var review in result.Totals)
        {
            yield return new PanelStep(review.IsTrimmed ? Trimmed : Review, review.Reviewer, review.Total);
        }

        foreach (var review in result.Totals.Where(each => each.IsOutlier))
        {
            decimal[] others = [.. result.Totals.Where(each => each != review).Select(each => each.Total)];
            var (middle, bound) = PanelTotals.BoundOf(scheme, scheme.Outliers!, others);
            yield return new PanelStep(Outlier, review.Reviewer, review.Total, middle, bound);
        }
    }

    private static IEnumerable<PanelStep> Totals(Scheme scheme, PanelResult result, decimal total)
    {
        var mean = total / scheme.Factor;
        if (result.IsConsensus)
        {
            yield return new PanelStep(Consensus, "", mean);
        }
        else
        {
            decimal[] kept = [.. result.Totals.Where(each => !each.IsTrimmed).Select(each => each.Total)];
            yield return new PanelStep(Mean, "", kept.Sum(), kept.Length, mean, scheme.Places);
        }

        if (scheme.Factor != 1)
        {
            yield return new PanelStep(Factor, "", mean, scheme.Factor, total);
        }

        if (result.RankingTotal is { } ranking && ranking != total)
        {
            yield return new PanelStep(Ranking, "", total, ranking);
        }
    }

    private static IEnumerable<PanelStep> Marks(Scheme scheme, PanelResult result, decimal total)
    {
        foreach (var mean in result.Criteria)
        {
            if (scheme.Find(mean.Criterion)?.Floor is { } floor)
            {
                yield return new PanelStep(Floor, mean.Criterion, mean.Mean, floor, mean.MissesFloor ? 1 : 0);
            }
        }

        if (scheme.PassMark is { } mark)
        {
            yield return new PanelStep(PassMark, "", total, mark, scheme.Misses(total, mark) ? 1 : 0);
        }

        if (scheme.SpreadLimit is { } limit)
        {
            yield return new PanelStep(Spread, "", result.Spread, limit, result.Spread > limit ? 1 : 0);
        }
    }
}
