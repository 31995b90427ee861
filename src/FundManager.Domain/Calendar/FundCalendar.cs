namespace FundManager.Domain.Calendar;

/// <summary>The fund's days: its time zone, its days off, and the weekends worked in exchange.</summary>
/// <remarks>
/// A period does not count the day on which it starts; a computed deadline that falls on a day off moves to the next working
/// day (Civil Code of China, article 203). A deadline day ends at 24:00 in the zone, an instant that is itself too late.
/// Published instants never move. Years without a published notice know weekends only.
/// </remarks>
public sealed class FundCalendar(
    TimeZoneInfo zone,
    IReadOnlySet<DateOnly> daysOff,
    IReadOnlySet<DateOnly> workedWeekends
)
{
    /// <summary>The zone in which days begin and end.</summary>
    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>The day on which <paramref name="at"/> falls in the fund's zone.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    /// <summary>The instant at which <paramref name="day"/> begins, UTC.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The first instant after <paramref name="day"/>, UTC: the exclusive end of a deadline day.</summary>
    public DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>Whether people work on <paramref name="day"/>.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        workedWeekends.Contains(day)
        || (!daysOff.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>The day itself when people work on it, else the next one on which they do.</summary>
    public DateOnly NextWorkingDay(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The exclusive end of the <paramref name="days"/>th working day after the day of <paramref name="at"/>; 0 gives <paramref name="at"/> itself.</summary>
    public DateTimeOffset AfterWorkingDays(DateTimeOffset at, int days)
    {
        if (days == 0)
        {
            return at;
        }

        var day = DayOf(at);
        for (var passed = 0; passed < days; passed++)
        {
            day = NextWorkingDay(day.AddDays(1));
        }

        return EndOf(day);
    }

    /// <summary>The exclusive end of a period of <paramref name="days"/> calendar days from <paramref name="at"/>, moved off days off.</summary>
    public DateTimeOffset Deadline(DateTimeOffset at, int days) => EndOf(NextWorkingDay(DayOf(at).AddDays(days)));
}
