namespace FundManager.Domain.Reviews.Calibration;

/// <summary>Where a function of two numbers is least.</summary>
internal static class ValleyFloor
{
    // Differences are taken ever nearer, so that the last place depends on the function's own curve alone.
    private static readonly double[] Reaches = [0.2, 0.05, 0.02, 0.02, 0.02];
    private const double FurthestStep = 2;
    private const double Near = 1e-3;
    private const double Width = 1e-6;
    private const int StepsMax = 120;

    /// <summary>Newton's steps; null where the function is not curved like a bowl, or a step goes up.</summary>
    public static (double X, double Y)? ByNewton(Func<double, double, double> height, double x, double y)
    {
        var here = height(x, y);
        foreach (var reach in Reaches)
        {
            if (StepFrom(height, (x, y, here), reach) is not var (byX, byY) || Length(byX, byY) > FurthestStep)
            {
                return null;
            }

            var next = height(x + byX, y + byY);
            if (!(next <= here + Width))
            {
                return null;
            }

            (x, y, here) = (x + byX, y + byY, next);
            if (reach < Reaches[0] && Length(byX, byY) < Near)
            {
                return (x, y);
            }
        }

        return null;
    }

    /// <summary>The simplex of Nelder and Mead (1965): slower, and content with any function.</summary>
    public static (double X, double Y) BySimplex(Func<double, double, double> height, double x, double y)
    {
        Point[] simplex = [At(height, x, y), At(height, x + 0.4, y), At(height, x, y + 0.4)];
        for (var step = 0; step < StepsMax; step++)
        {
            Array.Sort(simplex, (left, right) => left.Height.CompareTo(right.Height));
            var reach = Length(simplex[2].X - simplex[0].X, simplex[2].Y - simplex[0].Y);
            if (simplex[2].Height - simplex[0].Height < Width && reach < Near)
            {
                break;
            }

            Improve(height, simplex);
        }

        var best = simplex.MinBy(point => point.Height)!;
        return (best.X, best.Y);
    }

    private static (double X, double Y)? StepFrom(
        Func<double, double, double> height,
        (double X, double Y, double Height) here,
        double reach
    )
    {
        var (x, y, middle) = here;
        var (east, west) = (height(x + reach, y), height(x - reach, y));
        var (north, south) = (height(x, y + reach), height(x, y - reach));
        var (slopeX, slopeY) = ((east - west) / (2 * reach), (north - south) / (2 * reach));
        var (curveX, curveY) = (
            (east + west - (2 * middle)) / (reach * reach),
            (north + south - (2 * middle)) / (reach * reach)
        );
        var twist = (height(x + reach, y + reach) - east - north + middle) / (reach * reach);
        var determinant = (curveX * curveY) - (twist * twist);
        return curveX > 0 && determinant > 0
            ? (
                ((twist * slopeY) - (curveY * slopeX)) / determinant,
                ((twist * slopeX) - (curveX * slopeY)) / determinant
            )
            : null;
    }

    private static void Improve(Func<double, double, double> height, Point[] simplex)
    {
        var (best, middle, worst) = (simplex[0], simplex[1], simplex[2]);
        var (x, y) = ((best.X + middle.X) / 2, (best.Y + middle.Y) / 2);
        var mirrored = Along(1);
        if (mirrored.Height < best.Height)
        {
            var further = Along(2);
            simplex[2] = further.Height < mirrored.Height ? further : mirrored;
            return;
        }

        var nearer = mirrored.Height < middle.Height ? mirrored : Along(mirrored.Height < worst.Height ? 0.5 : -0.5);
        if (nearer.Height < Math.Min(worst.Height, mirrored.Height) || ReferenceEquals(nearer, mirrored))
        {
            simplex[2] = nearer;
            return;
        }

        simplex[1] = At(height, (best.X + middle.X) / 2, (best.Y + middle.Y) / 2);
        simplex[2] = At(height, (best.X + worst.X) / 2, (best.Y + worst.Y) / 2);

        Point Along(double share) => At(height, x + (share * (x - worst.X)), y + (share * (y - worst.Y)));
    }

    private static Point At(Func<double, double, double> height, double x, double y) => new(x, y, height(x, y));

    private static double Length(double x, double y) => Math.Max(Math.Abs(x), Math.Abs(y));

    private sealed record Point(double X, double Y, double Height);
}
