using System.Numerics;

namespace FundManager.Domain.Tests.Assignment;

/// <summary>The best of all assignments of a small problem, by trying each.</summary>
internal static class EveryAssignment
{
    /// <summary>Most reviews, evenly missing, fewest unmet loads, then the sum; and beside it the worst total before the sum.</summary>
    public static (int Count, int Unmet, decimal Total, (decimal, decimal) Fair) Best(
        decimal?[][] scores,
        int reviews,
        (int Least, int Most) load
    )
    {
        var (width, cells) = (scores[0].Length, scores.Length * scores[0].Length);
        List<(int Count, int Uneven, int Unmet, decimal Total, decimal Worst)> all = [];
        for (var mask = 0; mask < 1 << cells; mask++)
        {
            bool Has(int p, int r) => (mask >> ((p * width) + r) & 1) == 1;
            var ps = Enumerable.Range(0, scores.Length);
            var rs = Enumerable.Range(0, width).ToList();
            var loads = rs.ConvertAll(r => ps.Count(p => Has(p, r)));
            var counts = ps.Select(p => rs.Count(r => Has(p, r))).ToList();
            if (
                ps.Any(p => rs.Any(r => Has(p, r) && scores[p][r] is null))
                || loads.Max() > load.Most
                || counts.Max() > reviews
            )
            {
                continue;
            }

            var totals = ps.Select(p => rs.Where(r => Has(p, r)).Sum(r => scores[p][r]!.Value)).ToList();
            var worst = reviews == 0 ? 0m : totals.Min();
            var uneven = counts.Sum(count => (reviews - count) * (reviews - count));
            all.Add(
                (
                    BitOperations.PopCount((uint)mask),
                    uneven,
                    loads.Sum(l => Math.Max(0, load.Least - l)),
                    totals.Sum(),
                    worst
                )
            );
        }

        var most = all.GroupBy(a => a.Count).MaxBy(group => group.Key)!;
        var even = most.GroupBy(a => a.Uneven).MinBy(group => group.Key)!;
        var met = even.GroupBy(a => a.Unmet).MinBy(group => group.Key)!.ToList();
        return (met[0].Count, met[0].Unmet, met.Max(a => a.Total), met.Max(a => (a.Worst, a.Total)));
    }
}
