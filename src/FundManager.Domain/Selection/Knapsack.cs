namespace FundManager.Domain.Selection;

/// <summary>The set with the greatest sum of scores under a budget, exact: sums that nothing beats at their price, one candidate after the other.</summary>
internal static class Knapsack
{
    // Division rounds at the 28th digit; a bound may be too high, never too low.
    private const decimal Slack = 0.000_001m;

    /// <summary>Ids of the best set; of equally good ones the cheaper.</summary>
    /// <param name="candidates">Scores of 0 or less and requests above the budget are never taken.</param>
    /// <param name="budget">What their requests may come to, inclusive.</param>
    public static IReadOnlySet<string> Best(IReadOnlyList<SelectionCandidate> candidates, Money budget)
    {
        List<SelectionCandidate> items =
        [
            .. candidates
                .Where(c => c.Score > 0 && c.Amount <= budget)
                // What costs nothing first, then the most score for the money.
                .OrderBy(c => c.Amount > Money.Zero)
                .ThenByDescending(c => c.Amount > Money.Zero ? c.Score / c.Amount.Amount : c.Score)
                .ThenBy(c => c.Id, StringComparer.Ordinal),
        ];
        List<Sum> sums = [new Sum(0m, 0m, Last: -1, Before: null)];
        var sure = 0m;
        for (var i = 0; i < items.Count; i++)
        {
            sums = Merge(sums, items[i], i, budget.Amount);
            var rest = new Rest(items, i + 1);
            sure = Math.Max(sure, sums.Max(sum => rest.Greedy(sum, budget.Amount)));
            sums = [.. sums.Where(sum => rest.Bound(sum, budget.Amount) + Slack >= sure)];
        }

        HashSet<string> best = new(StringComparer.Ordinal);
        for (var sum = sums[^1]; sum.Before is not null; sum = sum.Before)
        {
            best.Add(items[sum.Last].Id);
        }

        return best;
    }

    // Both lists rise in cost and in score; a sum that costs as much as another and is worth no more falls away.
    private static List<Sum> Merge(List<Sum> without, SelectionCandidate item, int index, decimal budget)
    {
        var with = without
            .Select(sum => new Sum(sum.Cost + item.Amount.Amount, sum.Score + item.Score, index, sum))
            .Where(sum => sum.Cost <= budget);
        List<Sum> merged = [];
        foreach (var sum in without.Concat(with).OrderBy(s => s.Cost).ThenByDescending(s => s.Score))
        {
            if (merged.Count == 0 || sum.Score > merged[^1].Score)
            {
                merged.Add(sum);
            }
        }

        return merged;
    }

    private sealed record Sum(decimal Cost, decimal Score, int Last, Sum? Before);

    // What the candidates that are not looked at yet could add.
    private sealed class Rest(List<SelectionCandidate> items, int from)
    {
        public decimal Greedy(Sum sum, decimal budget)
        {
            var (cost, score) = (sum.Cost, sum.Score);
            for (var i = from; i < items.Count; i++)
            {
                if (cost + items[i].Amount.Amount <= budget)
                {
                    (cost, score) = (cost + items[i].Amount.Amount, score + items[i].Score);
                }
            }

            return score;
        }

        public decimal Bound(Sum sum, decimal budget)
        {
            var (room, score) = (budget - sum.Cost, sum.Score);
            for (var i = from; i < items.Count; i++)
            {
                var amount = items[i].Amount.Amount;
                if (amount > room)
                {
                    return score + (items[i].Score * room / amount);
                }

                (room, score) = (room - amount, score + items[i].Score);
            }

            return score;
        }
    }
}
