namespace FundManager.Domain.Reviews.Calibration;

/// <summary>How likely variances make the scores, whatever the proposals and reviewers are; and which make them most likely.</summary>
/// <remarks>
/// y − m ~ N(0, a_f Z_f Z_f' + a_b Z_b Z_b' + s² I), with m the mean of all scores. For given λ_f = s²/a_f and λ_b = s²/a_b the best s²
/// is known, so two numbers are searched in their logarithms: by Newton's steps
/// from differences, and where the valley has no bottom, as without any bias, by the simplex of Nelder and Mead.
/// </remarks>
internal sealed class MarginalLikelihood
{
    /// <summary>The most members of the smaller side for which the likelihood is computed: its cost grows with their cube.</summary>
    public const int MembersMax = 1_500;

    private const double LogRidgeMost = 16;
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
        var (x, y) = (Math.Log(start.Noise / start.Quality), Math.Log(start.Noise / start.Reviewer));
        var (bestX, bestY) = ValleyFloor.ByNewton(Deviance, x, y) ?? ValleyFloor.BySimplex(Deviance, x, y);
        var ridge = RidgeOf(bestX, bestY);
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

    /// <summary>Minus twice the logarithm of the likelihood of <paramref name="variances"/>, each above 0.</summary>
    public double DevianceOf(VarianceComponents variances)
    {
        var ridge = new Ridge(variances.Noise / variances.Quality, variances.Noise / variances.Reviewer);
        var (logs, explained) = _equations.Judge(ridge, _byProposal, _byReviewer);
        return (_panel.Count * Math.Log(2 * Math.PI * variances.Noise))
            + ((_squares - explained) / variances.Noise)
            + logs
            - (_panel.Proposals.Count * Math.Log(ridge.Proposals))
            - (_panel.Reviewers.Count * Math.Log(ridge.Reviewers));
    }

    private double Deviance(double x, double y) => Judge(RidgeOf(x, y)).Deviance;

    private static Ridge RidgeOf(double x, double y) => new(Within(x), Within(y));

    private static double Within(double log) => Math.Exp(Math.Clamp(log, -LogRidgeMost, LogRidgeMost));
}
