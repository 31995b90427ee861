namespace FundManager.Domain.Reviews;

/// <summary>How an application stands among all of a section, as the National Institutes of Health tell it.</summary>
public static class ReviewPercentile
{
    private const int Least = 1;
    private const int Most = 99;

    /// <summary>100 (rank − 0.5) ÷ count, rounded; lower is better.</summary>
    /// <param name="rank">1 best; equals share the mean of their ranks.</param>
    /// <param name="count">1 or more: of this round and those that it is compared with.</param>
    public static int Of(decimal rank, int count) => Round(100 * (rank - 0.5m) / count);

    /// <summary>The percentile of a total among all; equals share the mean of their ranks.</summary>
    /// <param name="total">One of <paramref name="all"/>.</param>
    /// <param name="all">The totals of this round and of those that it is compared with.</param>
    /// <param name="lowerIsBetter">Whether low totals stand first.</param>
    /// <exception cref="ArgumentException">It is not among them.</exception>
    public static int Among(decimal total, IReadOnlyCollection<decimal> all, bool lowerIsBetter)
    {
        var equals = all.Count(other => other == total);
        if (equals == 0)
        {
            throw new ArgumentException("The total is not among them.", nameof(total));
        }

        var better = all.Count(other => lowerIsBetter ? other < total : other > total);
        return Of(better + ((equals + 1) / 2m), all.Count);
    }

    /// <summary>Always up to the next whole number, and within 1 to 99: 10.1 becomes 11.</summary>
    public static int Round(decimal percentile) => (int)decimal.Clamp(decimal.Ceiling(percentile), Least, Most);
}
