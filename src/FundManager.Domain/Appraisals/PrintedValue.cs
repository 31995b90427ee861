using System.Globalization;

namespace FundManager.Domain.Appraisals;

/// <summary>Reads numbers and days as tables print them. What is not plainly one is none; nothing is guessed.</summary>
internal static class PrintedValue
{
    private static readonly string[] DayForms =
    [
        "yyyy-M-d",
        "yyyy/M/d",
        "yyyy.M.d",
        "yyyy年M月d日",
        "yyyyMMdd",
        "yyyy-MM-dd'T'HH:mm:ss",
    ];

    private static readonly string[] Nothing = ["-", "–", "—", "——", "/", "无", "n/a", "N/A"];

    /// <summary>Whether a cell says that there is nothing in it.</summary>
    public static bool IsNothing(string text) => Nothing.Contains(text.Trim(), StringComparer.Ordinal);

    /// <summary>"98", "387,664.62", "98%" or "735人次" where that is the unit; null for anything else ("≥266", "about 5").</summary>
    public static decimal? Number(string text, string? unit = null)
    {
        var plain = Plain(text);
        foreach (var end in (string?[])[unit, "%"])
        {
            if (end is { Length: > 0 } && plain.EndsWith(Plain(end), StringComparison.Ordinal))
            {
                plain = plain[..^Plain(end).Length].Trim();
                break;
            }
        }

        return
            decimal.TryParse(
                plain,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
            && Math.Abs(number) <= JsonFields.MaxNumber
            ? number
            : null;
    }

    /// <summary>2024-12-31, also with slashes, points or 年月日; null for anything else.</summary>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(Plain(text), DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>Both ends of "40-60", "40~60%" or "40至60"; null for anything else.</summary>
    public static (decimal From, decimal To)? Range(string text, string? unit)
    {
        var ends = Plain(text).Split(['-', '~', '～', '至', '–', '—']);
        return ends.Length == 2 && Number(ends[0], unit) is { } from && Number(ends[1], unit) is { } to
            ? (from, to)
            : null;
    }

    /// <summary>Yes or no in words; null for anything else.</summary>
    public static bool? YesNo(string text) =>
        text.Trim().ToUpperInvariant() switch
        {
            "YES" or "TRUE" or "Y" or "是" or "有" or "已完成" or "1" => true,
            "NO" or "FALSE" or "N" or "否" or "无" or "未完成" or "0" => false,
            _ => null,
        };

    // Full-width digits and signs, as Chinese forms have them, are the same numbers.
    private static string Plain(string text) =>
        string.Concat(
            text.Trim()
                .Select(sign =>
                    sign switch
                    {
                        >= '０' and <= '９' => (char)(sign - '０' + '0'),
                        '％' => '%',
                        '．' => '.',
                        '，' => ',',
                        _ => sign,
                    }
                )
        );
}
