using FundManager.Data;
using FundManager.Domain.Calls;
using FundManager.Domain.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reviews;

/// <summary>Reads with what a call's results are compared where its scheme tells percentiles: the fund's two calls before it under the same scheme.</summary>
[UseCase]
public sealed class ReadPercentiles(FundDbContext db)
{
    private const int CallsBefore = 2;

    /// <summary>The call's own totals and those before; null where the scheme tells no percentile.</summary>
    public async Task<IReadOnlyCollection<decimal>?> ExecuteAsync(
        Call call,
        Scheme scheme,
        IEnumerable<decimal> own,
        CancellationToken cancellationToken
    )
    {
        if (!scheme.HasPercentile)
        {
            return null;
        }

        var earlier = await db
            .Calls.AsNoTracking()
            .Where(c => c.FundId == call.FundId && c.Id != call.Id && c.ClosesAt <= call.ClosesAt)
            .OrderByDescending(c => c.ClosesAt)
            .ToListAsync(cancellationToken);
        var compared = earlier
            .Where(c => c.Terms.ReviewScheme.StartsWith($"{scheme.Name}.v", StringComparison.Ordinal))
            .Take(CallsBefore)
            .Select(c => c.Id)
            .ToList();
        var before = await db
            .Applications.AsNoTracking()
            .Where(a => compared.Contains(a.CallId) && a.Panel != null)
            .Select(a => a.Panel!)
            .ToListAsync(cancellationToken);
        return [.. own, .. before.Select(panel => panel.Mean)];
    }
}
