namespace FundManager.Domain.Appraisals;

/// <summary>Makes weights that fit: exact decimals, the rest where the rule puts it.</summary>
public static class Weights
{
    /// <summary><paramref name="total"/> shared by number (按个数平均): each rounded half up, the last takes what is left.</summary>
    /// <param name="total">0 or more.</param>
    /// <param name="count">1 or more.</param>
    /// <param name="places">Decimal places of a share, 0 to 4.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1, or <paramref name="places"/> out of range.</exception>
    public static IReadOnlyList<decimal> Equal(decimal total, int count, int places)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(places, Rounding.MaxPlaces);
        var each = new Rounding(RoundingMode.HalfUp, places).Apply(total / count);
        // Half a unit up on every row can use up the whole before the last row: then every share is rounded down instead.
        each = each * (count - 1) <= total ? each : new Rounding(RoundingMode.Truncate, places).Apply(total / count);
        return [.. Enumerable.Repeat(each, count - 1), total - (each * (count - 1))];
    }

    /// <summary><paramref name="total"/> shared in proportion to weights, to 0.01 each; the sum is exact, and no share is below 0.</summary>
    /// <remarks>What is rounded, half up, is the running sum, so that the cents fall where they arise and not on the last.</remarks>
    /// <param name="total">0 or more.</param>
    /// <param name="weights">0 or more each, their sum above 0.</param>
    public static IReadOnlyList<decimal> Shared(decimal total, IReadOnlyList<decimal> weights)
    {
        var (sum, running, given) = (weights.Sum(), 0m, 0m);
        List<decimal> shares = [];
        foreach (var weight in weights)
        {
            running += weight;
            shares.Add(Rounding.Total(total * running / sum) - given);
            given += shares[^1];
        }

        return shares;
    }

    /// <summary>The same proportions with a sum of 100: two places, half up, the rest on the largest (of equals the first).</summary>
    /// <param name="weights">0 or more each, their sum above 0.</param>
    /// <exception cref="ArgumentException">A weight is below 0, or all are 0.</exception>
    public static IReadOnlyList<decimal> ScaledTo100(IReadOnlyList<decimal> weights)
    {
        var sum = weights.Sum();
        if (sum <= 0 || weights.Any(weight => weight < 0))
        {
            throw new ArgumentException("Weights of nothing cannot be scaled.", nameof(weights));
        }

        List<decimal> scaled = [.. weights.Select(weight => Rounding.Total(weight * Band.Top / sum))];
        scaled[scaled.IndexOf(scaled.Max())] += Band.Top - scaled.Sum();
        return scaled;
    }
}
