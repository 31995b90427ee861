namespace FundManager.Domain.Reviews.Calibration;

/// <summary>What calibration says of one place of a raw ranking. Nothing is decided by it.</summary>
/// <param name="Rank">1 best; equals share the mean of their ranks.</param>
/// <param name="Estimate">The calibrated value, on the scale of the totals; a rank, or points of an order, for the methods that give such.</param>
/// <param name="AcceptanceEstimate">How likely it is among the best that the money reaches, 0 to 1; null for methods without draws.</param>
public sealed record CalibratedPlace(double Rank, double Estimate, double? AcceptanceEstimate)
{
    /// <summary>Whether the scores alone do not tell if it belongs to the best.</summary>
    public bool IsGrey => AcceptanceEstimate is { } chance && ExpectedRanks.IsGrey(chance);
}

/// <summary>Calibrates the totals of a call's reviews.</summary>
public static class CalibratedRanking
{
    /// <summary>The place of every proposal.</summary>
    /// <param name="totals">The totals of the reviews; at least one, a reviewer once for a proposal.</param>
    /// <param name="method">As the terms of the call fixed it.</param>
    /// <param name="lowerIsBetter">Whether low totals are good ones.</param>
    /// <param name="places">How many the money reaches, 0 or more.</param>
    public static IReadOnlyDictionary<string, CalibratedPlace> Of(
        IReadOnlyList<PanelScore> totals,
        CalibrationMethod method,
        bool lowerIsBetter,
        int places
    )
    {
        var turn = lowerIsBetter ? -1 : 1;
        var panel = new PanelScores([.. totals.Select(total => total with { Score = turn * total.Score })]);
        var result = PanelCalibration.Compute(panel, method);
        var chances = method is CalibrationMethod.Gaussian or CalibrationMethod.ExpectedRank
            ? ExpectedRanks.AcceptanceEstimates(new GaussianPosterior(panel, result.Variances), places)
            : null;
        var isOnScale = method is not (CalibrationMethod.ExpectedRank or CalibrationMethod.Borda);
        return result
            .Proposals.Select(
                (proposal, at) =>
                    (
                        proposal.Id,
                        Place: new CalibratedPlace(
                            proposal.Rank,
                            isOnScale ? turn * proposal.Estimate : proposal.Estimate,
                            chances?[at]
                        )
                    )
            )
            .ToDictionary(each => each.Id, each => each.Place, StringComparer.Ordinal);
    }
}
