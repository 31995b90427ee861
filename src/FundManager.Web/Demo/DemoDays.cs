using FundManager.Domain.Calendar;

namespace FundManager.Web.Demo;

/// <summary>The demo's days, counted from today.</summary>
public sealed class DemoDays(FundCalendar calendar, DateTimeOffset now)
{
    private const int OfficeOpens = 9 * 60;
    private const int OfficeMinutes = 8 * 60;

    private readonly DateOnly _today = calendar.DayOf(now);

    public FundCalendar Calendar => calendar;

    public DateOnly Day(int offset) => _today.AddDays(offset);

    public int OffsetOf(DateOnly day) => day.DayNumber - _today.DayNumber;

    /// <summary>Some minute of office hours; what falls on a weekend is done the Friday before.</summary>
    public DateTimeOffset Office(int offset, int minute)
    {
        var day = Day(offset);
        day = day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(-1),
            DayOfWeek.Sunday => day.AddDays(-2),
            _ => day,
        };
        return calendar.StartOf(day).AddMinutes(OfficeOpens + (minute % OfficeMinutes));
    }

    /// <summary>The instant at which the day begins: when time does its work.</summary>
    public DateTimeOffset Night(int offset) => calendar.StartOf(Day(offset));
}

/// <summary>One thing that happens in the demo's past.</summary>
/// <param name="At">When.</param>
/// <param name="PlayAsync">Does it; the instant is given back.</param>
public sealed record DemoStep(DateTimeOffset At, Func<DateTimeOffset, CancellationToken, Task> PlayAsync);

/// <summary>What happens to one case, one thing after another, until it stops or today is reached.</summary>
/// <param name="days">The days.</param>
/// <param name="stop">The last thing that happens; "" for no such, "-" for nothing at all.</param>
/// <param name="minute">Spreads the acts over the office hours.</param>
public sealed class DemoTrack(DemoDays days, string stop, int minute)
{
    private readonly List<DemoStep> _steps = [];
    private bool _isOver = stop == "-";
    private DateTimeOffset _last = DateTimeOffset.MinValue;
    private int _minute = minute;

    public IReadOnlyList<DemoStep> Steps => _steps;

    /// <summary>Somebody does something in the office.</summary>
    public DemoTrack Then(string name, int day, Func<DateTimeOffset, CancellationToken, Task> play) =>
        Add(name, day < 0, days.Office(day, _minute), play);

    /// <summary>Only where the track stops with it: what usually follows does not happen.</summary>
    public DemoTrack OrStop(string name, int day, Func<DateTimeOffset, CancellationToken, Task> play) =>
        stop == name ? Then(name, day, play) : this;

    /// <summary>Time does it.</summary>
    public DemoTrack AtNight(string name, int day, Func<DateTimeOffset, CancellationToken, Task> play) =>
        Add(name, day <= 0, days.Night(day), play);

    private DemoTrack Add(
        string name,
        bool isPast,
        DateTimeOffset at,
        Func<DateTimeOffset, CancellationToken, Task> play
    )
    {
        if (_isOver || !isPast)
        {
            _isOver = true;
            return this;
        }

        _minute += 37;
        _last = at > _last ? at : _last.AddMinutes(4);
        _steps.Add(new DemoStep(_last, play));
        _isOver = name == stop;
        return this;
    }
}
