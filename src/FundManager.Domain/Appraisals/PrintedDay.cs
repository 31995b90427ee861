using System.Globalization;
using System.Text.RegularExpressions;

namespace FundManager.Domain.Appraisals;

/// <summary>Reads days as tables print them: "2024-12-31", "12月31日前完成", "10月底前", "2023年12月", "年底前".</summary>
internal static partial class PrintedDay
{
    private const int FirstThird = 10;
    private const int SecondThird = 20;
    private const int LastMonth = 12;

    private static readonly string[] Forms =
    [
        "yyyy-M-d",
        "yyyy/M/d",
        "yyyy.M.d",
        "yyyyMMdd",
        "yyyy-MM-dd'T'HH:mm:ss",
        "d MMM yyyy",
        "d MMMM yyyy",
    ];

    /// <summary>
    /// The days that <paramref name="text"/> may mean, both ends included: a month has all of its days, "by the end of a month" all
    /// days until then. Null where it means no day, or could mean two things ("10月前").
    /// </summary>
    /// <param name="text">As printed.</param>
    /// <param name="year">The year that the table tells of; without it a month without a year is none.</param>
    public static (DateOnly From, DateOnly To)? Span(string text, int? year)
    {
        var plain = PrintedValue.Plain(text).Replace(" ", "", StringComparison.Ordinal);
        if (
            DateOnly.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || DateOnly.TryParseExact(plain, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        )
        {
            return (day, day);
        }

        return Month().Match(plain) is { Success: true } month ? OfMonth(month, year)
            : Year().Match(plain) is { Success: true } whole ? OfYear(whole, year)
            : null;
    }

    private static (DateOnly From, DateOnly To)? OfMonth(Match match, int? told)
    {
        string Part(string name) => match.Groups[name].Value;
        var isBefore = Part("before").Length > 0;
        var month = int.Parse(Part("month"), CultureInfo.InvariantCulture);
        if (YearOf(Part("year"), told) is not { } year || month is < 1 or > LastMonth)
        {
            return null;
        }

        var last = DateTime.DaysInMonth(year, month);
        var (from, to) = Part("part") switch
        {
            "上旬" or "初" => (1, FirstThird),
            "中旬" => (FirstThird + 1, SecondThird),
            "下旬" or "底" or "末" => (SecondThird + 1, last),
            _ when Part("day") is { Length: > 0 } day => (Whole(day), Whole(day)),
            // Before October: before it begins, or before it is over?
            _ => isBefore ? (0, 0) : (1, last),
        };
        return from < 1 || to > last
            ? null
            : (isBefore ? DateOnly.MinValue : new DateOnly(year, month, from), new DateOnly(year, month, to));
    }

    private static (DateOnly From, DateOnly To)? OfYear(Match match, int? told)
    {
        var isBefore = match.Groups["before"].Length > 0;
        return YearOf(match.Groups["year"].Value, told) is not { } year || (isBefore && match.Groups["end"].Length == 0)
            ? null
            : (isBefore ? DateOnly.MinValue : new DateOnly(year, 1, 1), new DateOnly(year, LastMonth, 31));
    }

    private static int? YearOf(string digits, int? told) =>
        digits.Length == 0 ? told
        : Whole(digits) is > 0 and var year ? year
        : null;

    private static int Whole(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(((?<year>[0-9]{4})|当|本)年)?(?<month>[0-9]{1,2})月份?((?<day>[0-9]{1,2})[日号]|(?<part>上旬|中旬|下旬|初|底|末))?(?<before>之前|以前|前)?(内|完成|完工|竣工|到位|内完成)?$|^(?<year>[0-9]{4})[-/.](?<month>[0-9]{1,2})$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Month();

    [GeneratedRegex(
        @"^(((?<year>[0-9]{4})|当|本|全)年度?|年(?=底|末|终|内))(?<end>底|末|终)?(内|之内)?(?<before>之前|以前|前)?(完成|完工|竣工|到位)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Year();
}
