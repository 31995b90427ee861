namespace FundManager.Domain.Selection;

/// <summary>Selects what is funded: thresholds first, then minimums, then in order; every departure from the order is named.</summary>
public static class SelectCandidates
{
    /// <summary>Selects by <paramref name="terms"/>; the order in which candidates come does not matter.</summary>
    /// <exception cref="RefusedException">The terms contradict themselves.</exception>
    /// <exception cref="ArgumentException">An id occurs twice.</exception>
    public static SelectionResult Compute(IReadOnlyList<SelectionCandidate> candidates, SelectionTerms terms)
    {
        Refusal.ThrowIf(terms.WhyNot());
        if (candidates.DistinctBy(candidate => candidate.Id, StringComparer.Ordinal).Count() != candidates.Count)
        {
            throw new ArgumentException("An id occurs twice.", nameof(candidates));
        }

        var standing = Standing.Of(candidates, terms);
        List<Lottery> lotteries = [];
        Dictionary<string, SelectionVerdict> made = new(StringComparer.Ordinal);
        if (terms.Policy == SelectionPolicy.Knapsack)
        {
            TakeBestSet(standing, terms, made);
        }
        else
        {
            var round = new SelectionRound(standing, terms);
            round.Run();
            (made, lotteries) = (round.Made, round.Lotteries);
        }

        List<SelectionVerdict> verdicts =
        [
            .. standing.Groups.SelectMany(group => group).Select(candidate => made[candidate.Id]),
            .. candidates
                .Where(candidate => !Standing.Passes(candidate, terms))
                .OrderByDescending(candidate => candidate.Score)
                .ThenBy(candidate => candidate.Id, StringComparer.Ordinal)
                .Select(c => new SelectionVerdict(c, null, SelectionOutcome.BelowThreshold, Money.Zero, null)),
        ];
        var total = Money.Sum(verdicts.Select(verdict => verdict.Amount));
        return new SelectionResult(
            verdicts,
            total,
            terms.Budget - total,
            lotteries,
            [.. DisplacementsOf(verdicts)],
            [.. terms.Quotas.Select(quota => Filled(quota, verdicts)).Where(IsUnmet)]
        );
    }

    private static void TakeBestSet(Standing standing, SelectionTerms terms, Dictionary<string, SelectionVerdict> made)
    {
        List<SelectionCandidate> passing = [.. standing.Groups.SelectMany(group => group)];
        var best = Knapsack.Best(passing, terms.Budget);
        foreach (var candidate in passing)
        {
            var isTaken = best.Contains(candidate.Id);
            made[candidate.Id] = new SelectionVerdict(
                candidate,
                standing.Places[candidate.Id],
                isTaken ? SelectionOutcome.Selected : SelectionOutcome.NotInBestSet,
                isTaken ? candidate.Amount : Money.Zero,
                Quota: null
            );
        }
    }

    private static IEnumerable<Displacement> DisplacementsOf(List<SelectionVerdict> verdicts)
    {
        foreach (var verdict in verdicts.Where(verdict => !verdict.IsSelected && verdict.Place.HasValue))
        {
            List<string> by =
            [
                .. verdicts.Where(other => other.IsSelected && other.Place > verdict.Place).Select(o => o.Candidate.Id),
            ];
            if (by.Count > 0)
            {
                yield return new Displacement(verdict, by);
            }
        }
    }

    private static UnmetQuota Filled(Quota quota, List<SelectionVerdict> verdicts)
    {
        var own = verdicts.Where(verdict => verdict.IsSelected && quota.Holds(verdict.Candidate)).ToList();
        return new UnmetQuota(quota, own.Count, Money.Sum(own.Select(verdict => verdict.Amount)));
    }

    private static bool IsUnmet(UnmetQuota filled) =>
        filled.Count < filled.Quota.MinCount || filled.Amount < filled.Quota.MinAmount;
}
