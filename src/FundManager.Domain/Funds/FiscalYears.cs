namespace FundManager.Domain.Funds;

/// <summary>Money that came into a fund in a year, and how much of it nobody was promised yet.</summary>
/// <param name="Source">Where it came from.</param>
/// <param name="Year">The fiscal year, which is the calendar year in the fund's zone (预算法: 1 January to 31 December).</param>
/// <param name="CameIn">How much.</param>
/// <param name="Unused">How much of it stands at Available; the oldest money counts as promised first.</param>
/// <param name="ReturnBy">The last day on which it may be unused; then it goes back to its source.</param>
public sealed record YearMoney(FundSource Source, int Year, Money CameIn, Money Unused, DateOnly ReturnBy)
{
    /// <summary>Days before <see cref="ReturnBy"/> on which the office is told.</summary>
    public const int NoticeDays = 180;

    /// <summary>Whether it should have gone back.</summary>
    public bool IsOverdue(DateOnly today) => Unused > Money.Zero && today > ReturnBy;

    /// <summary>Whether its last day is near.</summary>
    public bool IsNear(DateOnly today) =>
        Unused > Money.Zero && today <= ReturnBy && today >= ReturnBy.AddDays(-NoticeDays);

    /// <summary>What is unused of each source and year, the latest first.</summary>
    /// <remarks>
    /// Money has no name once it is in the fund: what is left at Available is the latest that came in, because the oldest is
    /// promised first. Within a year sources follow the order of <see cref="FundSource"/>, backwards: an appropriation is used first.
    /// </remarks>
    /// <param name="allocations">Confirmed money with the year in which it was confirmed.</param>
    /// <param name="available">What stands at Available.</param>
    /// <param name="years">After how many years unused money goes back, 1 or more.</param>
    public static IReadOnlyList<YearMoney> Of(
        IEnumerable<(FundSource Source, int Year, Money Amount)> allocations,
        Money available,
        int years
    )
    {
        var rest = available;
        List<YearMoney> found = [];
        var byYear = allocations
            .GroupBy(a => (a.Source, a.Year))
            .OrderByDescending(group => group.Key.Year)
            .ThenByDescending(group => group.Key.Source);
        foreach (var group in byYear)
        {
            var cameIn = Money.Sum(group.Select(a => a.Amount));
            var unused = Money.Min(rest, cameIn);
            rest -= unused;
            found.Add(
                new YearMoney(group.Key.Source, group.Key.Year, cameIn, unused, new(group.Key.Year + years, 12, 31))
            );
        }

        return found;
    }
}

/// <summary>The budget of a fund in one fiscal year, from its postings.</summary>
/// <param name="Year">The fiscal year.</param>
/// <param name="CarriedOver">What stood at Available when it began.</param>
/// <param name="CameIn">Source → Available.</param>
/// <param name="CameBack">Promised before and free again: lapsed, reduced, terminated, closed, recovered.</param>
/// <param name="Promised">Available → Committed or Obligated.</param>
/// <param name="GivenBack">Available → Returned.</param>
/// <param name="Paid">Payable → Disbursed, less what the bank returned.</param>
public sealed record YearBudget(
    int Year,
    decimal CarriedOver,
    decimal CameIn,
    decimal CameBack,
    decimal Promised,
    decimal GivenBack,
    decimal Paid
)
{
    /// <summary>What stood at Available when it ended, or stands there now: carried over into the next.</summary>
    public decimal Left => CarriedOver + CameIn + CameBack - Promised - GivenBack;
}
