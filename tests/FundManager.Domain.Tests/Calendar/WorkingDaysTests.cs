using System.Globalization;
using FundManager.Domain.Calendar;

namespace FundManager.Domain.Tests.Calendar;

internal sealed class WorkingDaysTests
{
    // New Year's Day is off, and the Sunday after it is worked for it.
    private static readonly FundCalendar Calendar = new(
        TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
        new HashSet<DateOnly> { new(2026, 1, 1), new(2026, 1, 2) },
        new HashSet<DateOnly> { new(2026, 1, 4) }
    );

    [TestCase("2025-12-30T09:00:00+08:00", 1, "2026-01-01T00:00:00+08:00")]
    [TestCase("2025-12-31T09:00:00+08:00", 1, "2026-01-05T00:00:00+08:00")]
    [TestCase("2025-12-31T23:59:59+08:00", 3, "2026-01-07T00:00:00+08:00")]
    [TestCase("2026-01-09T12:00:00+08:00", 1, "2026-01-13T00:00:00+08:00")]
    public void The_wait_ends_with_the_last_working_day(string from, int days, string until) =>
        Assert.That(Calendar.AfterWorkingDays(At(from), days), Is.EqualTo(At(until)));

    [Test]
    public void No_days_are_no_wait() =>
        Assert.That(
            Calendar.AfterWorkingDays(At("2026-01-01T10:00:00+08:00"), 0),
            Is.EqualTo(At("2026-01-01T10:00:00+08:00"))
        );

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
