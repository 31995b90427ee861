using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.Progress;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Awards;

/// <summary>An award's earned value on a day, with what it is made of.</summary>
/// <param name="Day">The last day that counts.</param>
/// <param name="Plan">The figures and each milestone's part in them.</param>
/// <param name="Titles">What each milestone is, by its number.</param>
public sealed record EarnedValueView(DateOnly Day, MilestonePlan Plan, IReadOnlyDictionary<int, string> Titles)
{
    public EarnedValue Value => Plan.Value;

    /// <summary>The colour of a light.</summary>
    public static string Css(ProgressLight light) =>
        light switch
        {
            ProgressLight.Green => "is-ok",
            ProgressLight.Yellow => "is-wait",
            ProgressLight.Red => "is-bad",
            _ => "is-idle",
        };

    /// <summary>An estimate or a variance as people read money.</summary>
    public static string Amount(decimal amount) =>
        Show.Amount(new Money(decimal.Round(amount, 2, MidpointRounding.AwayFromZero)));

    /// <summary>An index to two places.</summary>
    public static string Index(decimal? index) =>
        index is { } known ? Show.Points(decimal.Round(known, 2, MidpointRounding.AwayFromZero)) : "–";
}

/// <summary>Reads it from the agreement in force, the milestones and the costs that were accepted. Payments are not costs.</summary>
[UseCase]
public sealed class ReadEarnedValue(FundDbContext db, FundCalendar calendar, TimeProvider clock)
{
    /// <summary>Null before the agreement is in force, and where it has no milestone.</summary>
    public async Task<EarnedValueView?> ExecuteAsync(Award award, CancellationToken cancellationToken)
    {
        if (award.CountersignedAt is null)
        {
            return null;
        }

        var today = calendar.DayOf(clock.GetUtcNow());
        var states = await db
            .Milestones.Where(m => m.AwardId == award.Id)
            .ToDictionaryAsync(m => m.Sequence, m => m.State, cancellationToken);
        var costs = await db
            .Expenditures.Where(e => e.AwardId == award.Id && e.SpentOn <= today)
            .Select(e => e.Accepted)
            .ToListAsync(cancellationToken);
        var agreed = award.Agreement.Milestones.Where(m => states.GetValueOrDefault(m.Number) != "Superseded").ToList();
        var plan = MilestonePlan.Of(
            award.Amount,
            [
                .. agreed.Select(m => new PlannedStep(
                    m.Number,
                    m.DueOn,
                    states.GetValueOrDefault(m.Number) == "Accepted",
                    m.Weight
                )),
            ],
            Money.Sum(costs),
            today
        );
        return plan is null ? null : new EarnedValueView(today, plan, agreed.ToDictionary(m => m.Number, m => m.Title));
    }
}
