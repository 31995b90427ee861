using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Disbursements;

/// <summary>How much is going to be paid in which month, from the tranche plan: what is not paid yet, on its planned day or, when that has passed, now.</summary>
[UseCase]
public sealed class ReadForecast(CaseAccess access, FundCalendar calendar, TimeProvider clock)
{
    private static readonly string[] Settled = ["Paid", "Cancelled"];
    private static readonly string[] Planned = ["Planned", "Eligible"];

    public async Task<IReadOnlyList<ForecastMonth>> ExecuteAsync(Person person, CancellationToken cancellationToken)
    {
        var today = calendar.DayOf(clock.GetUtcNow());
        var open = await access
            .Disbursements(person)
            .Where(d => !Settled.Contains(d.State))
            .GroupBy(d => new { d.PlannedOn, d.State })
            .Select(day => new
            {
                day.Key.PlannedOn,
                day.Key.State,
                Count = day.Count(),
                Tranche = day.Sum(d => (decimal)(object)d.Tranche),
                Requested = day.Sum(d => (decimal)(object)d.Requested),
            })
            .ToListAsync(cancellationToken);
        var months = open.GroupBy(d =>
            {
                var day =
                    d.PlannedOn < today || !Planned.Contains(d.State, StringComparer.Ordinal) ? today : d.PlannedOn;
                return new DateOnly(day.Year, day.Month, 1);
            })
            .OrderBy(group => group.Key);
        List<ForecastMonth> rows = [];
        var sum = Money.Zero;
        foreach (var month in months)
        {
            var byPlan = month.ToLookup(d => Planned.Contains(d.State, StringComparer.Ordinal));
            var plan = new Money(byPlan[true].Sum(d => d.Tranche));
            var asked = new Money(byPlan[false].Sum(d => d.Requested));
            sum += plan + asked;
            var late = month.Where(d => d.PlannedOn < today).Sum(d => d.Count);
            rows.Add(new ForecastMonth(month.Key, month.Sum(d => d.Count), late, asked, plan, sum));
        }

        return rows;
    }
}

/// <summary>One month of the forecast.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Count">Payments.</param>
/// <param name="Late">Payments whose planned day has passed.</param>
/// <param name="Asked">Asked for already.</param>
/// <param name="Planned">Planned and not asked for.</param>
/// <param name="Sum">This month and those before it.</param>
public sealed record ForecastMonth(DateOnly Month, int Count, int Late, Money Asked, Money Planned, Money Sum);
