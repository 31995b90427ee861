namespace FundManager.Domain.Reviews.Calibration;

/// <summary>How likely variances make the scores, whatever the proposals and reviewers are; and which make them most likely.</summary>
/// <remarks>
/// y − m ~ N(0, a_f Z_f Z_f' + a_b Z_b Z_b' + s² I), with m the mean of all scores. For given λ_f = s²/a_f and λ_b = s²/a_b the best s²
/// is known, so two numbers are searched, by the simplex of Nelder and Mead in their logarithms.
/// </remarks>
internal sealed class MarginalLikelihood
{
    /// <summary>The most members of the smaller side for which the likelihood is computed: its cost grows with their cube.</summary>
    public const int MembersMax = 1_200;

    private const double LogRidgeMost = 16;
    private const double Width = 1e-6;
    private const int StepsMax = 120;
    private readonly PanelScores _panel;
    private readonly CrossedEquations _equations;
    private readonly double[] _byProposal;
    private readonly double[] _byReviewer;
    private readonly double _squares;

    public MarginalLikelihood(PanelScores panel, CrossedEquations equations)
    {
        (_panel, _equations) = (panel, equations);
        var apart = panel.Values.Select(value => value - panel.MeanEstimate).ToArray();
        (_byProposal, _byReviewer) = (panel.SumByProposal(apart), panel.SumByReviewer(apart));
        _squares = apart.Sum(value => value * value);
    }

    /// <summary>The variances that make the scores most likely, searched from <paramref name="start"/>.</summary>
    public VarianceComponents Maximize(VarianceComponents start)
    {
        Point[] simplex =
        [
            At(Math.Log(start.Noise / start.Quality), Math.Log(start.Noise / start.Reviewer)),
            At(Math.Log(start.Noise / start.Quality) + 0.4, Math.Log(start.Noise / start.Reviewer)),
            At(Math.Log(start.Noise / start.Quality), Math.Log(start.Noise / start.Reviewer) + 0.4),
        ];
        for (var step = 0; step < StepsMax; step++)
        {
            Array.Sort(simplex, (left, right) => left.Deviance.CompareTo(right.Deviance));
            if (simplex[2].Deviance - simplex[0].Deviance < Width && simplex[2].DistanceTo(simplex[0]) < 1e-3)
            {
                break;
            }

            Improve(simplex);
        }

        Array.Sort(simplex, (left, right) => left.Deviance.CompareTo(right.Deviance));
        var ridge = RidgeOf(simplex[0].X, simplex[0].Y);
        var noise = Judge(ridge).Noise;
        return new VarianceComponents(
            noise / ridge.Proposals,
            noise / ridge.Reviewers,
            noise,
            VarianceSource.MarginalLikelihood
        );
    }

    /// <summary>Minus twice the logarithm of the likelihood, at the best noise for <paramref name="ridge"/>.</summary>
    public (double Deviance, double Noise) Judge(Ridge ridge)
    {
        var (logs, explained) = _equations.Judge(ridge, _byProposal, _byReviewer);
        var noise = Math.Max(_squares - explained, _squares * 1e-12) / _panel.Count;
        var deviance =
            (_panel.Count * (1 + Math.Log(2 * Math.PI * noise)))
            + logs
            - (_panel.Proposals.Count * Math.Log(ridge.Proposals))
            - (_panel.Reviewers.Count * Math.Log(ridge.Reviewers));
        return (deviance, noise);
    }

    private void Improve(Point[] simplex)
    {
        var (best, middle, worst) = (simplex[0], simplex[1], simplex[2]);
        var (x, y) = ((best.X + middle.X) / 2, (best.Y + middle.Y) / 2);
        var mirrored = Along(1);
        if (mirrored.Deviance < best.Deviance)
        {
            var further = Along(2);
            simplex[2] = further.Deviance < mirrored.Deviance ? further : mirrored;
            return;
        }

        var nearer =
            mirrored.Deviance < middle.Deviance ? mirrored : Along(mirrored.Deviance < worst.Deviance ? 0.5 : -0.5);
        if (nearer.Deviance < Math.Min(worst.Deviance, mirrored.Deviance) || ReferenceEquals(nearer, mirrored))
        {
            simplex[2] = nearer;
            return;
        }

        simplex[1] = At((best.X + middle.X) / 2, (best.Y + middle.Y) / 2);
        simplex[2] = At((best.X + worst.X) / 2, (best.Y + worst.Y) / 2);

        Point Along(double share) => At(x + (share * (x - worst.X)), y + (share * (y - worst.Y)));
    }

    private Point At(double x, double y)
    {
        var (inX, inY) = (Math.Clamp(x, -LogRidgeMost, LogRidgeMost), Math.Clamp(y, -LogRidgeMost, LogRidgeMost));
        return new Point(inX, inY, Judge(RidgeOf(inX, inY)).Deviance);
    }

    private static Ridge RidgeOf(double x, double y) => new(Math.Exp(x), Math.Exp(y));

    private sealed record Point(double X, double Y, double Deviance)
    {
        public double DistanceTo(Point other) => Math.Max(Math.Abs(X - other.X), Math.Abs(Y - other.Y));
    }
}
