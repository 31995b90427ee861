using System.Numerics;
using System.Runtime.InteropServices;

namespace FundManager.Domain.Reviews.Calibration;

/// <summary>The factor L of a symmetric positive definite matrix L L', by Cholesky; rows of the lower half.</summary>
internal sealed class LowerFactor
{
    private const int Together = 4;
    private readonly double[][] _rows;

    private LowerFactor(double[][] rows) => _rows = rows;

    /// <summary>Logarithm of the determinant of the matrix.</summary>
    public double LogDeterminant => 2 * _rows.Sum(row => Math.Log(row[^1]));

    /// <summary>Factors in place. Four rows go together, so that each row before them is read once for the four.</summary>
    /// <param name="rows">Row k holds its first k + 1 numbers.</param>
    /// <exception cref="ArgumentException">The matrix is not positive definite.</exception>
    public static LowerFactor Of(double[][] rows)
    {
        var first = 0;
        for (; first + Together <= rows.Length; first += Together)
        {
            ReadOnlySpan<double[]> four = rows.AsSpan(first, Together);
            for (var column = 0; column < first; column++)
            {
                Quarter(four, rows[column], column);
            }

            for (var row = first; row < first + Together; row++)
            {
                Finish(rows, row, first);
            }
        }

        for (var row = first; row < rows.Length; row++)
        {
            Finish(rows, row, 0);
        }

        return new LowerFactor(rows);
    }

    /// <summary>The solution x of L x = <paramref name="right"/>, in place of it.</summary>
    public double[] SolveLower(double[] right)
    {
        for (var row = 0; row < _rows.Length; row++)
        {
            right[row] = (right[row] - Dot(_rows[row].AsSpan(0, row), right.AsSpan(0, row))) / _rows[row][row];
        }

        return right;
    }

    private static void Quarter(ReadOnlySpan<double[]> four, double[] pivot, int column)
    {
        var p = MemoryMarshal.Cast<double, Vector<double>>(pivot.AsSpan(0, column));
        var a = MemoryMarshal.Cast<double, Vector<double>>(four[0].AsSpan(0, column))[..p.Length];
        var b = MemoryMarshal.Cast<double, Vector<double>>(four[1].AsSpan(0, column))[..p.Length];
        var c = MemoryMarshal.Cast<double, Vector<double>>(four[2].AsSpan(0, column))[..p.Length];
        var d = MemoryMarshal.Cast<double, Vector<double>>(four[3].AsSpan(0, column))[..p.Length];
        var (sa, sb, sc, sd) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        for (var i = 0; i < p.Length; i++)
        {
            var here = p[i];
            sa = Vector.FusedMultiplyAdd(a[i], here, sa);
            sb = Vector.FusedMultiplyAdd(b[i], here, sb);
            sc = Vector.FusedMultiplyAdd(c[i], here, sc);
            sd = Vector.FusedMultiplyAdd(d[i], here, sd);
        }

        var done = p.Length * Vector<double>.Count;
        ReadOnlySpan<double> sums = [Vector.Sum(sa), Vector.Sum(sb), Vector.Sum(sc), Vector.Sum(sd)];
        for (var row = 0; row < Together; row++)
        {
            var sum = sums[row];
            for (var i = done; i < column; i++)
            {
                sum += four[row][i] * pivot[i];
            }

            four[row][column] = (four[row][column] - sum) / pivot[column];
        }
    }

    private static void Finish(double[][] rows, int row, int from)
    {
        var mine = rows[row];
        for (var column = from; column < row; column++)
        {
            var sum = Dot(mine.AsSpan(0, column), rows[column].AsSpan(0, column));
            mine[column] = (mine[column] - sum) / rows[column][column];
        }

        var rest = mine[row] - Dot(mine.AsSpan(0, row), mine.AsSpan(0, row));
        mine[row] =
            rest > 0
                ? Math.Sqrt(rest)
                : throw new ArgumentException("The matrix is not positive definite.", nameof(rows));
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var a = MemoryMarshal.Cast<double, Vector<double>>(left);
        var b = MemoryMarshal.Cast<double, Vector<double>>(right);
        var sums = Vector<double>.Zero;
        for (var i = 0; i < a.Length; i++)
        {
            sums = Vector.FusedMultiplyAdd(a[i], b[i], sums);
        }

        var sum = Vector.Sum(sums);
        for (var i = a.Length * Vector<double>.Count; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
