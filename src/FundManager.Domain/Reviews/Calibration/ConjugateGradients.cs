namespace FundManager.Domain.Reviews.Calibration;

/// <summary>Solves A x = b for a symmetric positive (semi)definite A that is known only by its products, weighed by a diagonal.</summary>
/// <remarks>Hestenes and Stiefel (1952). A singular A is solved where b lies in its range, as the least squares have it.</remarks>
internal static class ConjugateGradients
{
    private const double Precision = 1e-13;

    /// <summary>The solution from 0, to thirteen digits of the first residual.</summary>
    /// <param name="multiply">Writes A times its first argument into its second.</param>
    /// <param name="weights">Above 0: about the diagonal of A.</param>
    /// <param name="right">b.</param>
    public static double[] Solve(Action<double[], double[]> multiply, double[] weights, double[] right)
    {
        var count = right.Length;
        var residual = right.ToArray();
        var (solution, weighed) = (new double[count], new double[count]);
        var (product, direction) = (new double[count], new double[count]);
        var (before, aim) = (0.0, 0.0);
        for (var step = 0; step <= 1_000 + (2 * count); step++)
        {
            for (var k = 0; k < count; k++)
            {
                weighed[k] = residual[k] / weights[k];
            }

            var size = Dot(residual, weighed);
            aim = step == 0 ? size * Precision * Precision : aim;
            if (size <= aim)
            {
                break;
            }

            Add(weighed, step == 0 ? 0 : size / before, direction, direction);
            multiply(direction, product);
            var curve = Dot(direction, product);
            if (curve <= 0)
            {
                break;
            }

            Add(solution, size / curve, direction, solution);
            Add(residual, -size / curve, product, residual);
            before = size;
        }

        return solution;
    }

    private static void Add(double[] left, double factor, double[] right, double[] into)
    {
        for (var k = 0; k < into.Length; k++)
        {
            into[k] = left[k] + (factor * right[k]);
        }
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
