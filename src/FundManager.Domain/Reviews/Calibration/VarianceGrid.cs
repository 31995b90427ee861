namespace FundManager.Domain.Reviews.Calibration;

/// <summary>Variances that nobody knows: pairs of quality and noise on a grid, each as likely as the scores and the prior make it.</summary>
/// <remarks>
/// Heyard, Ott, Salanti and Egger (2022), whose priors are on grades from 1 to 6, as shares of the range of the scores: the deviation of
/// quality is anything up to 40 % of it, so are that of noise and that of a reviewer's view of one proposal (they show as one, the root
/// of both squares), and reviewers' leniency deviates by 10 % of it. They draw from this posterior; here it is summed up, so no seed
/// moves a rank.
/// </remarks>
internal sealed class VarianceGrid
{
    private const int CoarseSteps = 24;
    private const int FineSteps = 12;
    private const double MostShare = 0.4;
    private const double LeniencyShare = 0.1;

    // What is e⁻⁸ times as likely as the likeliest is left out of ranks; the finer grid covers what is e⁻¹⁵ times.
    private const double LeastForRanks = 16;
    private const double LeastForGrid = 30;

    private readonly MarginalLikelihood _likelihood;
    private readonly double _most;
    private readonly double _leniency;

    private VarianceGrid(PanelScores panel)
    {
        var range = panel.Values.Max() - panel.Values.Min();
        (_most, _leniency) = (MostShare * range, Math.Pow(LeniencyShare * range, 2));
        _likelihood = new MarginalLikelihood(panel, new CrossedEquations(panel));
        var coarse = Judge(CoarseSteps, (0, _most), (0, Math.Sqrt(2) * _most));
        var near = coarse.Where(node => node.Deviance < coarse.Min(n => n.Deviance) + LeastForGrid).ToList();
        var fine = Judge(
            FineSteps,
            Around(near.Select(node => node.Quality), _most / CoarseSteps),
            Around(near.Select(node => node.Noise), Math.Sqrt(2) * _most / CoarseSteps)
        );
        var least = fine.Min(node => node.Deviance);
        var kept = fine.FindAll(node => node.Deviance < least + LeastForRanks);
        var sum = kept.Sum(node => Math.Exp((least - node.Deviance) / 2));
        Nodes =
        [
            .. kept.Select(node =>
                (
                    new VarianceComponents(node.Quality * node.Quality, _leniency, node.Noise * node.Noise),
                    Math.Exp((least - node.Deviance) / 2) / sum
                )
            ),
        ];
    }

    /// <summary>The most proposals for which it is summed up: with more the likeliest variances say the same.</summary>
    public const int ProposalsMost = 100;

    /// <summary>Variances with their share of the whole, which is 1.</summary>
    public IReadOnlyList<(VarianceComponents Variances, double Weight)> Nodes { get; }

    /// <summary>Their mean.</summary>
    public VarianceComponents Mean =>
        new(
            Nodes.Sum(node => node.Weight * node.Variances.Quality),
            _leniency,
            Nodes.Sum(node => node.Weight * node.Variances.Noise),
            VarianceSource.Averaged
        );

    /// <summary>The grid of <paramref name="panel"/>; null where it is too large, or too small to estimate variances at all.</summary>
    public static VarianceGrid? Of(PanelScores panel) =>
        panel.Proposals.Count <= ProposalsMost && VarianceComponents.AreEstimable(panel)
            ? new VarianceGrid(panel)
            : null;

    private static (double From, double To) Around(IEnumerable<double> deviations, double step)
    {
        var all = deviations.ToList();
        return (Math.Max(0, all.Min() - step), all.Max() + step);
    }

    private List<(double Quality, double Noise, double Deviance)> Judge(
        int steps,
        (double From, double To) quality,
        (double From, double To) noise
    )
    {
        var cells = Enumerable.Range(0, steps).Select(step => (step + 0.5) / steps).ToList();
        return
        [
            .. from q in cells.Select(share => quality.From + (share * (quality.To - quality.From)))
            where q <= _most
            from n in cells.Select(share => noise.From + (share * (noise.To - noise.From)))
            let prior = n * Angle(n)
            where prior > 0
            select (
                q,
                n,
                _likelihood.DevianceOf(new VarianceComponents(q * q, _leniency, n * n)) - (2 * Math.Log(prior))
            ),
        ];
    }

    // Of all pairs of two deviations up to the most, those whose squares add to the noise's lie on this much of a circle.
    private double Angle(double noise) =>
        noise <= _most ? Math.PI / 2
        : noise >= Math.Sqrt(2) * _most ? 0
        : (Math.PI / 2) - (2 * Math.Acos(_most / noise));
}
