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

    /// <summary>Always up to the next whole number, and within 1 to 99: 10.1 becomes 11.</summary>
    public static int Round(decimal percentile) => (int)decimal.Clamp(decimal.Ceiling(percentile), Least, Most);
}
