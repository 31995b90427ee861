using System.Runtime.InteropServices;

namespace FundManager.Domain.Reviews.Calibration;

/// <summary>
/// The normal equations of two crossed effects: (n_p + λ_p) f_p + Σ b_r = g_p and (n_r + λ_r) b_r + Σ f_p = h_r. The side with more
/// members is eliminated, for it is diagonal; conjugate gradients solve what is left.
/// </summary>
/// <remarks>With λ = 0 they are singular, once for each component, and still solved: the least squares fix f and b up to a shift.</remarks>
internal sealed class CrossedEquations
{
    private readonly bool _keepsReviewers;
    private readonly int[] _starts;
    private readonly int[] _kept;
    private readonly IReadOnlyList<int> _countsGone;
    private readonly IReadOnlyList<int> _countsKept;

    public CrossedEquations(PanelScores panel)
    {
        _keepsReviewers = panel.Reviewers.Count <= panel.Proposals.Count;
        (_countsGone, _countsKept) = _keepsReviewers
            ? (panel.ReviewsOfProposal, panel.ReviewsOfReviewer)
            : (panel.ReviewsOfReviewer, panel.ReviewsOfProposal);
        var (gone, kept) = _keepsReviewers
            ? (panel.ProposalOf, panel.ReviewerOf)
            : (panel.ReviewerOf, panel.ProposalOf);
        _starts = new int[_countsGone.Count + 1];
        for (var i = 0; i < _countsGone.Count; i++)
        {
            _starts[i + 1] = _starts[i] + _countsGone[i];
        }

        _kept = new int[panel.Count];
        var next = _starts.ToArray();
        for (var i = 0; i < panel.Count; i++)
        {
            _kept[next[gone[i]]++] = kept[i];
        }
    }

    /// <summary>Members of the side that is not eliminated.</summary>
    public int KeptCount => _countsKept.Count;

    /// <summary>Solves for f and b.</summary>
    public (double[] Proposals, double[] Reviewers) Solve(Ridge ridge, double[] g, double[] h)
    {
        var (goneRight, keptRight) = _keepsReviewers ? (g, h) : (h, g);
        var (goneRidge, keptRidge) = Sides(ridge);
        var right = Reduce(goneRidge, goneRight, keptRight);
        var kept = Conjugate(goneRidge, keptRidge, right);
        var gone = Eliminated(goneRidge, goneRight, kept);
        return _keepsReviewers ? (gone, kept) : (kept, gone);
    }

    /// <summary>
    /// The logarithm of the determinant of the equations, and g'f + h'b of their solution, by the factor of the side that is kept.
    /// </summary>
    public (double LogDeterminant, double Explained) Judge(Ridge ridge, double[] g, double[] h)
    {
        var (goneRight, keptRight) = _keepsReviewers ? (g, h) : (h, g);
        var (goneRidge, keptRidge) = Sides(ridge);
        var factor = LowerFactor.Of(SchurComplement(goneRidge, keptRidge));
        var half = factor.SolveLower(Reduce(goneRidge, goneRight, keptRight));
        var (logs, explained) = (factor.LogDeterminant, half.Sum(value => value * value));
        for (var i = 0; i < _countsGone.Count; i++)
        {
            logs += Math.Log(_countsGone[i] + goneRidge);
            explained += goneRight[i] * goneRight[i] / (_countsGone[i] + goneRidge);
        }

        return (logs, explained);
    }

    private (double Gone, double Kept) Sides(Ridge ridge) =>
        _keepsReviewers ? (ridge.Proposals, ridge.Reviewers) : (ridge.Reviewers, ridge.Proposals);

    private double[] Reduce(double goneRidge, double[] goneRight, double[] keptRight)
    {
        var right = keptRight.ToArray();
        for (var i = 0; i < _countsGone.Count; i++)
        {
            var share = goneRight[i] / (_countsGone[i] + goneRidge);
            for (var at = _starts[i]; at < _starts[i + 1]; at++)
            {
                right[_kept[at]] -= share;
            }
        }

        return right;
    }

    private double[] Eliminated(double goneRidge, double[] goneRight, double[] kept)
    {
        var gone = new double[_countsGone.Count];
        for (var i = 0; i < gone.Length; i++)
        {
            var sum = 0.0;
            for (var at = _starts[i]; at < _starts[i + 1]; at++)
            {
                sum += kept[_kept[at]];
            }

            gone[i] = (goneRight[i] - sum) / (_countsGone[i] + goneRidge);
        }

        return gone;
    }

    private double[] Conjugate(double goneRidge, double keptRidge, double[] right) =>
        ConjugateGradients.Solve(
            (vector, product) => Multiply(goneRidge, keptRidge, vector, product),
            [.. _countsKept.Select(count => count + keptRidge)],
            right
        );

    private void Multiply(double goneRidge, double keptRidge, double[] vector, double[] product)
    {
        for (var k = 0; k < KeptCount; k++)
        {
            product[k] = (_countsKept[k] + keptRidge) * vector[k];
        }

        for (var i = 0; i < _countsGone.Count; i++)
        {
            var members = _kept.AsSpan(_starts[i], _countsGone[i]);
            var sum = 0.0;
            foreach (var k in members)
            {
                sum += vector[k];
            }

            var share = sum / (_countsGone[i] + goneRidge);
            foreach (var k in members)
            {
                product[k] -= share;
            }
        }
    }

    private double[][] SchurComplement(double goneRidge, double keptRidge)
    {
        var rows = new double[KeptCount][];
        for (var k = 0; k < KeptCount; k++)
        {
            rows[k] = new double[k + 1];
            rows[k][k] = _countsKept[k] + keptRidge;
        }

        for (var i = 0; i < _countsGone.Count; i++)
        {
            var share = 1 / (_countsGone[i] + goneRidge);
            var members = _kept.AsSpan(_starts[i], _countsGone[i]);
            foreach (var row in members)
            {
                foreach (var column in members)
                {
                    if (column <= row)
                    {
                        rows[row][column] -= share;
                    }
                }
            }
        }

        return rows;
    }
}

/// <summary>What is added to the counts: the noise's variance by the effect's; 0 for least squares.</summary>
/// <param name="Proposals">0 or more.</param>
/// <param name="Reviewers">0 or more.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Ridge(double Proposals, double Reviewers);
