using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Expenditures;
using FundManager.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Expenditures;

/// <summary>Reads how much of a budget is spent, as far as it was accepted.</summary>
[UseCase]
public sealed class ReadBudgetUse(FundDbContext db)
{
    /// <summary>The budget of <paramref name="award"/> with every cost but <paramref name="except"/>.</summary>
    public async Task<BudgetUse> ExecuteAsync(Award award, Id<Expenditure>? except, CancellationToken cancellationToken)
    {
        var costs = await db
            .Expenditures.Where(e => e.AwardId == award.Id && e.Id != except && e.State != "Withdrawn")
            .Select(e => new
            {
                e.Line,
                e.Accepted,
                e.Amount,
                e.State,
            })
            .ToListAsync(cancellationToken);
        return BudgetUse.Of(
            award.Agreement,
            [.. costs.Select(c => (c.Line, c.Accepted, c.State == "Declared" ? c.Amount : Money.Zero))]
        );
    }

    /// <summary>What the recipient spent: accepted costs; what the fund paid where it never declared one.</summary>
    public async Task<Money> SpentAsync(Id<Award> award, CancellationToken cancellationToken)
    {
        var costs = await db
            .Expenditures.Where(e => e.AwardId == award && e.State != "Withdrawn")
            .Select(e => e.Accepted)
            .ToListAsync(cancellationToken);
        return costs.Count > 0
            ? Money.Sum(costs)
            : await db.BalanceAsync(award.Value, Place.Disbursed, cancellationToken);
    }
}
