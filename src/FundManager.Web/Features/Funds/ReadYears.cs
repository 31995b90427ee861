using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.Funds;
using FundManager.Domain.Ledger;
using FundManager.Web.Options;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FundManager.Web.Features.Funds;

/// <summary>Reads a fund by fiscal year: its budget and carry-over, and the unused money of each source.</summary>
[UseCase]
public sealed class ReadYears(FundDbContext db, FundCalendar calendar, IOptions<FundOptions> options)
{
    public int ReturnAfter => options.Value.ReturnAfterYears;

    public async Task<IReadOnlyList<YearBudget>> BudgetsAsync(Id<Fund> fund, CancellationToken cancellationToken)
    {
        var moved = await db
            .Database.SqlQuery<YearMove>(
                $"""
                select extract(year from (e.body::jsonb ->> 'at')::timestamptz at time zone {calendar.Zone.Id})::int as year,
                       p.from_place, p.to_place, sum(p.amount) as amount
                from postings p join case_events e on e.case_id = p.case_id and e.number = p.event_number
                where p.fund_id = {fund.Value} group by 1, 2, 3
                """
            )
            .ToListAsync(cancellationToken);
        List<YearBudget> years = [];
        var carried = 0m;
        foreach (var year in moved.GroupBy(move => move.Year).OrderBy(group => group.Key))
        {
            var budget = BudgetOf(year.Key, carried, [.. year]);
            years.Add(budget);
            carried = budget.Left;
        }

        years.Reverse();
        return years;
    }

    public async Task<IReadOnlyList<YearMoney>> SourcesAsync(Id<Fund> fund, CancellationToken cancellationToken)
    {
        var allocations = await db
            .Allocations.Where(a => a.FundId == fund && a.ConfirmedAt != null)
            .Select(a => new
            {
                a.Source,
                a.Amount,
                a.ConfirmedAt,
            })
            .ToListAsync(cancellationToken);
        return YearMoney.Of(
            allocations.Select(a => (a.Source, calendar.DayOf(a.ConfirmedAt!.Value).Year, a.Amount)),
            await db.BalanceAsync(fund.Value, Place.Available, cancellationToken),
            ReturnAfter
        );
    }

    private static YearBudget BudgetOf(int year, decimal carried, List<YearMove> moves)
    {
        return new YearBudget(
            year,
            carried,
            Sum(nameof(Place.Source), nameof(Place.Available)),
            moves
                .Where(m => m.ToPlace == nameof(Place.Available) && m.FromPlace != nameof(Place.Source))
                .Sum(m => m.Amount),
            moves
                .Where(m => m.FromPlace == nameof(Place.Available) && m.ToPlace != nameof(Place.Returned))
                .Sum(m => m.Amount),
            Sum(nameof(Place.Available), nameof(Place.Returned)),
            Sum(nameof(Place.Payable), nameof(Place.Disbursed)) - Sum(nameof(Place.Disbursed), nameof(Place.Reserved))
        );

        decimal Sum(string from, string to) =>
            moves.Where(m => m.FromPlace == from && m.ToPlace == to).Sum(m => m.Amount);
    }

    private sealed class YearMove
    {
        public int Year { get; init; }

        public string FromPlace { get; init; } = "";

        public string ToPlace { get; init; } = "";

        public decimal Amount { get; init; }
    }
}
