namespace FundManager.Domain.Selection;

/// <summary>One pass over the order: minimums first, then from the best down.</summary>
internal sealed class SelectionRound(Standing standing, SelectionTerms terms)
{
    private Money _left = terms.Budget;
    private bool _hasEnded;

    /// <summary>What became of each, by id.</summary>
    public Dictionary<string, SelectionVerdict> Made { get; } = new(StringComparer.Ordinal);

    /// <summary>Draws that decided something.</summary>
    public List<Lottery> Lotteries { get; } = [];

    public void Run()
    {
        foreach (var quota in terms.Quotas)
        {
            Reserve(quota);
        }

        foreach (var group in standing.Groups)
        {
            Take([.. group.Where(candidate => !Made.ContainsKey(candidate.Id))]);
        }
    }

    // The best of the group that fit, until the minimum is filled; one without a minimum is filled from the start.
    private void Reserve(Quota quota)
    {
        foreach (var group in standing.Groups)
        {
            if (IsFilled(quota))
            {
                return;
            }

            List<SelectionCandidate> equals =
            [
                .. group.Where(c => quota.Holds(c) && !Made.ContainsKey(c.Id) && IsPossible(c)),
            ];
            foreach (var candidate in equals)
            {
                if (!IsFilled(quota) && IsPossible(candidate))
                {
                    Make(candidate, SelectionOutcome.Reserved, candidate.Amount, quota);
                }
            }

            Record(equals);
        }
    }

    private void Take(IReadOnlyList<SelectionCandidate> equals)
    {
        // Before the first of them is taken: who could be, if drawn first.
        List<SelectionCandidate> entrants = [.. equals.Where(c => MaximumReached(c, c.Amount) is null)];
        if (terms.Policy == SelectionPolicy.Skip)
        {
            entrants = [.. entrants.Where(candidate => candidate.Amount <= _left)];
        }

        var hopeful = _hasEnded ? [] : entrants.Where(c => c.Amount <= _left || IsLargeEnough(c)).ToHashSet();
        foreach (var candidate in equals)
        {
            Judge(candidate);
        }

        if (hopeful.Count > 0)
        {
            Record(entrants);
            // One that would not have fitted in first place did not lose by the draw.
            foreach (var loser in hopeful.Where(c => !Made[c.Id].IsSelected))
            {
                Made[loser.Id] = Made[loser.Id] with { Outcome = SelectionOutcome.LostDraw };
            }
        }
    }

    private void Judge(SelectionCandidate candidate)
    {
        if (_hasEnded)
        {
            Make(candidate, SelectionOutcome.PastTheLine, Money.Zero);
        }
        else if (MaximumReached(candidate, Money.Min(candidate.Amount, _left)) is { } quota)
        {
            Make(candidate, SelectionOutcome.OverMaximum, Money.Zero, quota);
        }
        else if (candidate.Amount <= _left)
        {
            Make(candidate, SelectionOutcome.Selected, candidate.Amount);
        }
        else if (IsLargeEnough(candidate))
        {
            Make(candidate, SelectionOutcome.Partial, _left);
            _hasEnded = true;
        }
        else
        {
            var isPartial = terms.Policy == SelectionPolicy.Partial;
            Make(candidate, isPartial ? SelectionOutcome.ShareTooSmall : SelectionOutcome.DoesNotFit, Money.Zero);
            _hasEnded = terms.Policy != SelectionPolicy.Skip;
        }
    }

    private void Make(SelectionCandidate candidate, SelectionOutcome outcome, Money amount, Quota? quota = null)
    {
        Made[candidate.Id] = new SelectionVerdict(candidate, standing.Places[candidate.Id], outcome, amount, quota);
        _left -= amount;
    }

    // A draw is one only where equals were parted.
    private void Record(List<SelectionCandidate> entrants)
    {
        string[] winners = [.. entrants.Where(IsSelected).Select(c => c.Id)];
        if (entrants.Count < 2 || winners.Length == entrants.Count)
        {
            return;
        }

        Lotteries.Add(
            new Lottery(
                terms.Seed,
                SeededOrder.Algorithm,
                [.. entrants.Select(c => c.Id).Order(StringComparer.Ordinal)],
                [.. entrants.Select(c => c.Id)],
                winners,
                terms.Quotas.Count == 0 && entrants.DistinctBy(c => c.Amount).Count() == 1
            )
        );
    }

    private bool IsSelected(SelectionCandidate candidate) =>
        Made.TryGetValue(candidate.Id, out var verdict) && verdict.IsSelected;

    private bool IsPossible(SelectionCandidate candidate) =>
        candidate.Amount <= _left && MaximumReached(candidate, candidate.Amount) is null;

    private bool IsLargeEnough(SelectionCandidate candidate) =>
        terms.Policy == SelectionPolicy.Partial
        && _left.Amount * 100m >= candidate.Amount.Amount * terms.MinSharePercent;

    private bool IsFilled(Quota quota)
    {
        var (count, amount) = Filled(quota);
        return !(count < quota.MinCount) && !(amount < quota.MinAmount);
    }

    private Quota? MaximumReached(SelectionCandidate candidate, Money amount) =>
        terms.Quotas.FirstOrDefault(quota =>
        {
            var (count, given) = Filled(quota);
            return quota.Holds(candidate) && (count + 1 > quota.MaxCount || given + amount > quota.MaxAmount);
        });

    private (int Count, Money Amount) Filled(Quota quota)
    {
        var own = Made.Values.Where(verdict => verdict.IsSelected && quota.Holds(verdict.Candidate)).ToList();
        return (own.Count, Money.Sum(own.Select(verdict => verdict.Amount)));
    }
}
