using FundManager.Domain.Applications;

namespace FundManager.Domain.Reviews;

/// <summary>Why a panel's result does not pass.</summary>
public enum PanelReason
{
    /// <summary>Fewer reviews than the scheme asks for.</summary>
    TooFewReviews,

    /// <summary>The mean of a criterion does not reach its floor.</summary>
    FloorMissed,

    /// <summary>A reviewer vetoed.</summary>
    Veto,

    /// <summary>The total does not reach the pass mark.</summary>
    BelowPassMark,
}

/// <summary>The panel's view of one criterion.</summary>
/// <param name="Criterion">Its id.</param>
/// <param name="Mean">Mean score, to two places, midpoints away from zero.</param>
/// <param name="MissesFloor">Whether that mean does not reach the floor.</param>
public sealed record CriterionMean(string Criterion, decimal Mean, bool MissesFloor);

/// <summary>A veto that was cast.</summary>
/// <param name="Reviewer">By whom.</param>
/// <param name="Criterion">On which criterion.</param>
/// <param name="Reason">Why.</param>
public sealed record Veto(string Reviewer, string Criterion, string Reason);

/// <summary>The total of one review within a panel.</summary>
/// <param name="Reviewer">Whose.</param>
/// <param name="Total">In the unit of the scheme's totals, not rounded.</param>
public sealed record ReviewerTotal(string Reviewer, decimal Total)
{
    /// <summary>Whether the trimmed mean leaves it out.</summary>
    public bool IsTrimmed { get; init; }

    /// <summary>Whether it lies far from the others. Nothing follows from it by itself.</summary>
    public bool IsOutlier { get; init; }
}

/// <summary>What the reviews of one application or checkpoint come to. The raw mean decides.</summary>
public sealed record PanelResult
{
    private const int Places = 2;

    /// <summary>
    /// Mean of the totals, or the total of the consensus, rounded as the scheme says and multiplied by its factor; null without a review.
    /// The pass mark is held against it.
    /// </summary>
    public required decimal? Total { get; init; }

    /// <summary>What the ranking compares: the total with weights that count for ranking only; null without a review.</summary>
    public required decimal? RankingTotal { get; init; }

    /// <summary>Whether the panel's own scores took the place of the mean.</summary>
    public required bool IsConsensus { get; init; }

    /// <summary>The totals of the reviews, in their order.</summary>
    public required IReadOnlyList<ReviewerTotal> Totals { get; init; }

    /// <summary>In the order of the scheme; empty without a review.</summary>
    public required IReadOnlyList<CriterionMean> Criteria { get; init; }

    /// <summary>Every veto that was cast.</summary>
    public required IReadOnlyList<Veto> Vetoes { get; init; }

    /// <summary>Highest total less lowest, to two places; 0 for fewer than two reviews.</summary>
    public required decimal Spread { get; init; }

    /// <summary>Whether the totals lie further apart than the scheme allows, so that one more review is asked for.</summary>
    public required bool AsksForOneMore { get; init; }

    /// <summary>Why it does not pass, each at most once; empty when it passes. The spread is no reason: it asks for a review.</summary>
    public required IReadOnlyList<PanelReason> Reasons { get; init; }

    /// <summary>Whether it passes: enough reviews, every floor met, no veto, the pass mark reached.</summary>
    public bool Passes => Reasons.Count == 0;

    /// <summary>Computes the result from submitted reviews.</summary>
    /// <param name="scheme">By which they were scored.</param>
    /// <param name="reviews">One for each reviewer.</param>
    /// <param name="consensus">What the panel agreed on; null for none. It counts where the scheme uses consensus.</param>
    /// <exception cref="RefusedException">The scores of a review or of the consensus could not be submitted.</exception>
    /// <exception cref="ArgumentException">Two reviews are of one reviewer.</exception>
    public static PanelResult Compute(
        Scheme scheme,
        IReadOnlyList<ReviewScore> reviews,
        IReadOnlyList<CriterionScore>? consensus = null
    )
    {
        if (reviews.DistinctBy(review => review.Reviewer, StringComparer.Ordinal).Count() != reviews.Count)
        {
            throw new ArgumentException("Two reviews are of one reviewer.", nameof(reviews));
        }

        var agreed = scheme.UsesConsensus && reviews.Count > 0 ? consensus : null;
        var totals = PanelTotals.Of(scheme, reviews);
        IReadOnlyList<ReviewScore> counted = agreed is null ? reviews : [new ReviewScore("", agreed)];
        IReadOnlyList<ReviewScore> kept = agreed is null
            ? [.. reviews.Where((_, at) => !totals[at].IsTrimmed)]
            : counted;
        var spread = totals.Count == 0 ? 0 : Round(totals.Max(each => each.Total) - totals.Min(each => each.Total));
        var result = new PanelResult
        {
            Total = PanelTotals.Mean(scheme, kept, ReviewTotal.Of),
            RankingTotal = PanelTotals.Mean(scheme, kept, ReviewTotal.ForRanking),
            IsConsensus = agreed is not null,
            Totals = totals,
            Criteria = reviews.Count == 0 ? [] : [.. scheme.Criteria.Select(c => Mean(scheme, c, counted))],
            Vetoes = [.. reviews.SelectMany(VetoesOf)],
            Spread = spread,
            AsksForOneMore = agreed is null && spread > scheme.SpreadLimit,
            Reasons = [],
        };
        return result with { Reasons = [.. ReasonsOf(scheme, result)] };
    }

    /// <summary>
    /// The result as the case keeps it; null without a review. Too few reviews do not fail a subject: they keep the round open until
    /// enough are in or a leader agrees to fewer.
    /// </summary>
    /// <param name="asked">Reviews that were asked for. One more than these has answered a wide spread.</param>
    public PanelOutcome? Outcome(int asked)
    {
        if (Total is not { } mean)
        {
            return null;
        }

        return new PanelOutcome(
            mean,
            Totals.Count,
            Reasons.All(reason => reason == PanelReason.TooFewReviews),
            AsksForOneMore && Totals.Count <= asked,
            Spread,
            [
                .. Criteria.Where(c => c.MissesFloor).Select(c => $"{PanelReason.FloorMissed}:{c.Criterion}"),
                .. Vetoes.Select(veto => $"{PanelReason.Veto}:{veto.Criterion}").Distinct(StringComparer.Ordinal),
                .. Reasons.Where(r => r is PanelReason.BelowPassMark or PanelReason.TooFewReviews).Select(r => $"{r}"),
            ]
        );
    }

    private static CriterionMean Mean(Scheme scheme, Criterion criterion, IReadOnlyList<ReviewScore> reviews)
    {
        var sum = reviews.Sum(review => review.Scores.Single(score => score.Criterion == criterion.Id).Score);
        var mean = Round(sum / reviews.Count);
        return new CriterionMean(criterion.Id, mean, scheme.Misses(mean, criterion.Floor));
    }

    private static IEnumerable<Veto> VetoesOf(ReviewScore review) =>
        review
            .Scores.Where(score => score.IsVeto)
            .Select(score => new Veto(review.Reviewer, score.Criterion, score.VetoReason!));

    private static IEnumerable<PanelReason> ReasonsOf(Scheme scheme, PanelResult result)
    {
        if (result.Totals.Count < scheme.MinimumReviews)
        {
            yield return PanelReason.TooFewReviews;
        }

        if (result.Criteria.Any(criterion => criterion.MissesFloor))
        {
            yield return PanelReason.FloorMissed;
        }

        if (result.Vetoes.Count > 0)
        {
            yield return PanelReason.Veto;
        }

        if (result.Total is { } total && scheme.Misses(total, scheme.PassMark))
        {
            yield return PanelReason.BelowPassMark;
        }
    }

    private static decimal Round(decimal value) => decimal.Round(value, Places, MidpointRounding.AwayFromZero);
}
