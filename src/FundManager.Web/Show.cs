using System.Globalization;
using FundManager.Domain;
using FundManager.Domain.Calendar;

namespace FundManager.Web;

/// <summary>How amounts, days and instants are written in the reader's language.</summary>
public sealed class Show(FundCalendar calendar)
{
    public static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    /// <summary>"en" or "zh-Hans".</summary>
    public static string Language => IsChinese ? "zh-Hans" : "en";

    public static string Of(LocalText text) => text.In(Language);

    public static string Day(DateOnly day) =>
        IsChinese
            ? string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日")
            : day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public string Day(DateTimeOffset at) => Day(calendar.DayOf(at));

    public string Instant(DateTimeOffset at) =>
        $"{Day(at)} {TimeZoneInfo.ConvertTime(at, calendar.Zone).ToString("HH:mm", CultureInfo.InvariantCulture)}";

    /// <summary>Hours, minutes and seconds in the fund's zone: 14:32:05.</summary>
    public string Clock(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, calendar.Zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>An exclusive deadline as people know it: 24:00 reads 23:59:59 of the day before.</summary>
    public string Deadline(DateTimeOffset exclusive) =>
        $"{Day(exclusive.AddTicks(-1))} {TimeZoneInfo.ConvertTime(exclusive.AddTicks(-1), calendar.Zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture)}";

    /// <summary>1,234.50 without a unit, for columns that name it in their head.</summary>
    public static string Amount(Money money) => Amount(money.Amount);

    /// <inheritdoc cref="Amount(Domain.Money)"/>
    public static string Amount(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>With its unit: CNY 1,234.50 or 1,234.50 元.</summary>
    public static string Money(Money money) => IsChinese ? $"{Amount(money)} 元" : $"CNY {Amount(money)}";

    /// <summary>Points of a score: 87.50.</summary>
    public static string Points(decimal points) => points.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Percent(decimal percent)
    {
        var number = percent.ToString("0.##", CultureInfo.InvariantCulture);
        return IsChinese ? $"{number}%" : $"{number} %";
    }

    /// <summary>A fact of a refusal or a text, as it reads inside a sentence.</summary>
    public string Fact(object fact) =>
        fact switch
        {
            Money money => Money(money),
            DateTimeOffset at => Deadline(at),
            DateOnly day => Day(day),
            decimal number => Points(number),
            LocalText text => Of(text),
            _ => Convert.ToString(fact, CultureInfo.InvariantCulture) ?? "",
        };
}
