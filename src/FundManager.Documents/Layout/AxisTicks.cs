namespace FundManager.Documents.Layout;

/// <summary>Round numbers along an axis.</summary>
internal static class AxisTicks
{
    private const int Wanted = 5;
    private static readonly decimal[] Steps = [1m, 2m, 2.5m, 5m, 10m];

    /// <summary>From the greatest round number not above the least value to the least one not below the greatest; bounds that are given stay.</summary>
    /// <returns>Two or more numbers in rising order; the first and last are the ends of the axis.</returns>
    public static IReadOnlyList<decimal> Of(decimal least, decimal greatest, decimal? minimum, decimal? maximum)
    {
        var low = minimum ?? Math.Min(least, 0);
        var high = maximum ?? Math.Max(greatest, 0);
        if (high <= low)
        {
            high = low + 1;
        }

        var step = Step(high - low);
        var first = minimum ?? Math.Floor(low / step) * step;
        var last = maximum ?? Math.Ceiling(high / step) * step;
        var inner = new List<decimal>();
        for (var tick = (Math.Floor(first / step) + 1) * step; tick < last; tick += step)
        {
            inner.Add(tick);
        }

        return [first, .. inner, last];
    }

    private static decimal Step(decimal range)
    {
        var rough = range / Wanted;
        var power = 1m;
        while (power > rough && power > 0.000_000_1m)
        {
            power /= 10;
        }

        while (power * 10 <= rough)
        {
            power *= 10;
        }

        return Steps.Select(step => step * power).First(step => step >= rough || step == 10 * power);
    }
}
