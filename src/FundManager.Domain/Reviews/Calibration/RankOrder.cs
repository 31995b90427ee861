namespace FundManager.Domain.Reviews.Calibration;

/// <summary>Ranks where 1 is best and equals share the mean of their ranks.</summary>
public static class RankOrder
{
    // Estimates that differ by less than the noise of floating arithmetic are one.
    private const double Tolerance = 1e-9;

    /// <summary>Ranks of exact values, the highest first.</summary>
    public static double[] Of(IReadOnlyList<decimal> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderByDescending(i => values[i]).ToArray();
        return Share(order, (left, right) => values[left] == values[right]);
    }

    /// <summary>Ranks of estimates, the highest first; those closer than a billionth of their range share.</summary>
    public static double[] OfEstimates(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
        {
            return [];
        }

        var least = Tolerance * Math.Max(1e-300, Math.Max(Math.Abs(values.Max()), Math.Abs(values.Min())));
        var order = Enumerable.Range(0, values.Count).OrderByDescending(i => values[i]).ToArray();
        return Share(order, (left, right) => Math.Abs(values[left] - values[right]) <= least);
    }

    private static double[] Share(int[] order, Func<int, int, bool> areEqual)
    {
        var ranks = new double[order.Length];
        for (int first = 0, next; first < order.Length; first = next)
        {
            next = first + 1;
            while (next < order.Length && areEqual(order[next - 1], order[next]))
            {
                next++;
            }

            for (var i = first; i < next; i++)
            {
                ranks[order[i]] = (first + 1 + next) / 2.0;
            }
        }

        return ranks;
    }
}
