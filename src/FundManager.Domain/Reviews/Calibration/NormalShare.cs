namespace FundManager.Domain.Reviews.Calibration;

/// <summary>The share of a normal distribution about 0 that lies below a number.</summary>
internal static class NormalShare
{
    // Beyond these deviations a double knows only 0 and 1.
    private const double Furthest = 8;

    /// <summary>The share; 1/2 at 0, also where there is no variance.</summary>
    /// <remarks>Marsaglia, Evaluating the Normal Distribution (2004): a series about 0, to fifteen digits.</remarks>
    public static double Below(double value, double variance)
    {
        var x = value == 0 ? 0 : value / Math.Sqrt(Math.Max(variance, 0));
        if (Math.Abs(x) >= Furthest)
        {
            return x < 0 ? 0 : 1;
        }

        var (sum, before, term) = (x, 0.0, x);
        for (var odd = 3; sum != before; odd += 2)
        {
            before = sum;
            term *= x * x / odd;
            sum += term;
        }

        return 0.5 + (sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
    }
}
