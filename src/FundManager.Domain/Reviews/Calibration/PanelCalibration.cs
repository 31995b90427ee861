namespace FundManager.Domain.Reviews.Calibration;

/// <summary>How scores are freed of what reviewers have in common with themselves alone.</summary>
public enum CalibrationMethod
{
    /// <summary>Each reviewer's scores on one scale.</summary>
    Z,

    /// <summary>Least squares of proposal and reviewer.</summary>
    Additive,

    /// <summary>The posterior under normal distributions.</summary>
    Gaussian,

    /// <summary>Each reviewer's order alone.</summary>
    Borda,

    /// <summary>The mean rank under the Gaussian posterior.</summary>
    ExpectedRank,
}

/// <summary>A proposal beside and after calibration.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Raw">The exact mean of its scores.</param>
/// <param name="Estimate">Its calibrated value: in points; for <see cref="CalibrationMethod.ExpectedRank"/> a rank, lower is better.</param>
/// <param name="RawRank">Rank by the raw mean, 1 best, ties share the mean.</param>
/// <param name="Rank">Rank by the estimate among those with which it can be compared.</param>
/// <param name="Component">Number of its component, from 1. Where it matters, only those of one component are compared.</param>
public sealed record CalibratedProposal(
    string Id,
    decimal Raw,
    double Estimate,
    double RawRank,
    double Rank,
    int Component
);

/// <summary>What a reviewer adds to a score.</summary>
/// <param name="Id">Its name.</param>
/// <param name="EffectEstimate">In points, above 0 for a lenient one; null where the method knows none.</param>
/// <param name="Count">Scores that the reviewer gave.</param>
public sealed record CalibratedReviewer(string Id, double? EffectEstimate, int Count);

/// <summary>Calibrated values of a round. They are estimates and stand beside the raw ranking, which decides.</summary>
public sealed record PanelCalibration
{
    /// <summary>By which it was computed.</summary>
    public required CalibrationMethod Method { get; init; }

    /// <summary>The scores.</summary>
    public required PanelScores Panel { get; init; }

    /// <summary>In the order in which the scores name them first.</summary>
    public required IReadOnlyList<CalibratedProposal> Proposals { get; init; }

    /// <summary>In the order in which the scores name them first.</summary>
    public required IReadOnlyList<CalibratedReviewer> Reviewers { get; init; }

    /// <summary>The mean of all scores, or the one that was given.</summary>
    public required double MeanEstimate { get; init; }

    /// <summary>The variances of the Gaussian methods; null for others.</summary>
    public required VarianceComponents? Variances { get; init; }

    /// <summary>Reviewers with too few scores for a z-score, whose scores stay as they are; empty for other methods.</summary>
    public required IReadOnlyList<string> Uncalibrated { get; init; }

    /// <summary>Whether every proposal can be compared with every other through common reviewers.</summary>
    public bool IsConnected => Panel.Components == 1;

    /// <summary>Whether ranks compare all proposals: the least squares alone cannot compare across components.</summary>
    public bool ComparesAll => IsConnected || Method != CalibrationMethod.Additive;

    /// <summary>Whether every reviewer scored every proposal, so that <see cref="CalibrationMethod.Borda"/> adds points up.</summary>
    public bool AreListsWhole => BordaCount.IsWhole(Panel);

    /// <summary>Calibrates <paramref name="panel"/>.</summary>
    /// <param name="panel">The scores.</param>
    /// <param name="method">How.</param>
    /// <param name="variances">For the Gaussian methods; null to estimate them. Mean ranks of up to 100 proposals are then averaged over what is possible.</param>
    /// <param name="mean">Towards which the Gaussian methods draw; null for the mean of all scores.</param>
    public static PanelCalibration Compute(
        PanelScores panel,
        CalibrationMethod method,
        VarianceComponents? variances = null,
        double? mean = null
    )
    {
        var grid =
            method == CalibrationMethod.ExpectedRank && variances is null && mean is null
                ? VarianceGrid.Of(panel)
                : null;
        var posterior = method is CalibrationMethod.Gaussian or CalibrationMethod.ExpectedRank
            ? new GaussianPosterior(panel, variances ?? grid?.Mean, mean)
            : null;
        (IReadOnlyList<double> values, IReadOnlyList<double>? effects) = method switch
        {
            CalibrationMethod.Z => (StandardScores.Of(panel), EffectsOf(panel)),
            CalibrationMethod.Additive => AdditiveFit.Of(panel),
            CalibrationMethod.Borda => (BordaCount.Of(panel), null),
            CalibrationMethod.ExpectedRank => (
                grid is null ? ExpectedRanks.Estimate(posterior!) : ExpectedRanks.Averaged(panel, grid),
                posterior!.ReviewerEstimates
            ),
            _ => (posterior!.QualityEstimates, posterior.ReviewerEstimates),
        };
        return new PanelCalibration
        {
            Method = method,
            Panel = panel,
            Proposals = ProposalsOf(panel, method, values),
            Reviewers =
            [
                .. panel.Reviewers.Select(
                    (id, r) => new CalibratedReviewer(id, effects?[r], panel.ReviewsOfReviewer[r])
                ),
            ],
            MeanEstimate = posterior?.MeanEstimate ?? panel.MeanEstimate,
            Variances = posterior?.Variances,
            Uncalibrated =
                method == CalibrationMethod.Z
                    ? [.. panel.Reviewers.Where((_, r) => panel.ReviewsOfReviewer[r] < StandardScores.LeastReviews)]
                    : [],
        };
    }

    private static double[] EffectsOf(PanelScores panel) =>
        [.. StandardScores.MeansOf(panel).Select(mean => mean - panel.MeanEstimate)];

    private static CalibratedProposal[] ProposalsOf(
        PanelScores panel,
        CalibrationMethod method,
        IReadOnlyList<double> values
    )
    {
        var rawRanks = RankOrder.Of(panel.RawMeans);
        var goodness = method == CalibrationMethod.ExpectedRank ? [.. values.Select(value => -value)] : values;
        var ranks = new double[values.Count];
        var groups = Enumerable
            .Range(0, values.Count)
            .GroupBy(p => method == CalibrationMethod.Additive ? panel.ComponentOfProposal[p] : 0);
        foreach (int[] group in groups.Select(group => group.ToArray()))
        {
            var within = RankOrder.OfEstimates([.. group.Select(p => goodness[p])]);
            for (var at = 0; at < group.Length; at++)
            {
                ranks[group[at]] = within[at];
            }
        }

        return
        [
            .. panel.Proposals.Select(
                (id, p) =>
                    new CalibratedProposal(
                        id,
                        panel.RawMeans[p],
                        values[p],
                        rawRanks[p],
                        ranks[p],
                        panel.ComponentOfProposal[p] + 1
                    )
            ),
        ];
    }
}
