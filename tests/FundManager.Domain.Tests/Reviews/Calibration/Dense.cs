namespace FundManager.Domain.Tests.Reviews.Calibration;

/// <summary>Small systems solved and judged as a textbook does, to hold the sparse ones against.</summary>
internal static class Dense
{
    /// <summary>Gaussian elimination with partial pivots.</summary>
    public static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var (a, b) = ((double[,])matrix.Clone(), (double[])right.Clone());
        for (var k = 0; k < n; k++)
        {
            Pivot(a, b, k);
            for (var i = k + 1; i < n; i++)
            {
                var factor = a[i, k] / a[k, k];
                for (var j = k; j < n; j++)
                {
                    a[i, j] -= factor * a[k, j];
                }

                b[i] -= factor * b[k];
            }
        }

        for (var k = n - 1; k >= 0; k--)
        {
            for (var j = k + 1; j < n; j++)
            {
                b[k] -= a[k, j] * b[j];
            }

            b[k] /= a[k, k];
        }

        return b;
    }

    /// <summary>Logarithm of the determinant of a positive definite matrix.</summary>
    public static double LogDeterminant(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var a = (double[,])matrix.Clone();
        var sum = 0.0;
        for (var k = 0; k < n; k++)
        {
            sum += Math.Log(a[k, k]);
            for (var i = k + 1; i < n; i++)
            {
                var factor = a[i, k] / a[k, k];
                for (var j = k; j < n; j++)
                {
                    a[i, j] -= factor * a[k, j];
                }
            }
        }

        return sum;
    }

    private static void Pivot(double[,] a, double[] b, int k)
    {
        var best = k;
        for (var i = k + 1; i < b.Length; i++)
        {
            best = Math.Abs(a[i, k]) > Math.Abs(a[best, k]) ? i : best;
        }

        for (var j = 0; j < b.Length; j++)
        {
            (a[k, j], a[best, j]) = (a[best, j], a[k, j]);
        }

        (b[k], b[best]) = (b[best], b[k]);
    }
}
