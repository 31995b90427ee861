using System.Globalization;
using System.Text.RegularExpressions;

namespace FundManager.Domain.Appraisals;

/// <summary>Reads numbers as tables print them. What is not plainly one is none; nothing is guessed.</summary>
internal static partial class PrintedValue
{
    private const decimal TenThousand = 10_000m;
    private const decimal HundredMillion = 100_000_000m;

    private static readonly string[] Nothing = ["-", "–", "—", "——", "/", "无", "n/a", "N/A", "未填", "未填写", "空"];
    private static readonly string[] LeftOut = ["不适用", "不涉及", "不考核"];
    private static readonly string[] PercentWords = ["百分比", "百分点", "百分数", "percent"];

    /// <summary>Whether a cell says that there is nothing in it.</summary>
    public static bool IsNothing(string text) => Nothing.Contains(Plain(text), StringComparer.Ordinal);

    /// <summary>Whether a cell says that the row does not apply.</summary>
    public static bool IsNotApplicable(string text) => LeftOut.Contains(Plain(text), StringComparer.Ordinal);

    /// <summary>
    /// "98", "387,664.62", "98%", or "735人次" where that is the unit; "200,000元" is 20 where the unit is 万元. Null for anything else
    /// ("≥266", "about 5", "98台" of percent).
    /// </summary>
    public static decimal? Number(string text, string? unit = null) =>
        Measured(text) is var (number, printed) ? Convert(number, printed, Plain(unit ?? "")) : null;

    /// <summary>The number that a text begins with, and what stands behind it ("" for nothing); null where it begins with none.</summary>
    public static (decimal Number, string Unit)? Measured(string text)
    {
        var match = NumberAndUnit().Match(Plain(text));
        return
            match.Success
            && decimal.TryParse(
                match.Groups["number"].Value,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
            && Math.Abs(number) <= JsonFields.MaxNumber
            ? (number, match.Groups["unit"].Value.Trim())
            : null;
    }

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

    /// <summary>Full-width digits and signs, as Chinese forms have them, are the same characters.</summary>
    public static string Plain(string text) =>
        string.Concat(
            text.Trim()
                .Select(sign =>
                    sign switch
                    {
                        >= '０' and <= '９' => (char)(sign - '０' + '0'),
                        '％' => '%',
                        '．' => '.',
                        '，' => ',',
                        '－' or '−' => '-',
                        '＋' => '+',
                        '／' => '/',
                        '＞' => '>',
                        '＜' => '<',
                        '＝' => '=',
                        '≧' => '≥',
                        '≦' => '≤',
                        '\u00a0' or '\u3000' => ' ',
                        _ => sign,
                    }
                )
        );

    /// <summary>"产出指标（50分）" and "产 出 指 标" name the block 产出指标.</summary>
    public static string Heading(string text)
    {
        var bare = Points().Replace(text.Trim(), "");
        return bare.Any(char.IsAsciiLetter) ? bare : string.Concat(bare.Where(sign => !char.IsWhiteSpace(sign)));
    }

    /// <summary>The same unit, percent of whatever is counted in percent, or ten thousands of the same thing; null for another unit.</summary>
    public static decimal? Convert(decimal number, string from, string to)
    {
        if (from.Length == 0 || from == to || (from == "%" && IsPercent(to)))
        {
            return number;
        }

        var ((scale, what), (scaleTo, whatTo)) = (Scaled(from), Scaled(to));
        return what == whatTo && Math.Abs(number * scale / scaleTo) is var size && size <= JsonFields.MaxNumber
            ? number * scale / scaleTo
            : null;
    }

    private static bool IsPercent(string unit) =>
        unit.Length == 0
        || unit.Contains('%', StringComparison.Ordinal)
        || PercentWords.Contains(unit.ToLowerInvariant());

    private static (decimal Scale, string What) Scaled(string unit) =>
        unit switch
        {
            ['万', .. var what] => (TenThousand, what),
            ['亿', .. var what] => (HundredMillion, what),
            _ => (1m, unit),
        };

    [GeneratedRegex(@"\s*[（(]\s*[0-9.]+\s*分?\s*[）)]\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Points();

    // A comma that does not stand before three digits is a decimal comma or a slip: neither is a number here.
    [GeneratedRegex(
        @"^(?<number>[-+]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?)(?![0-9.,])\s*(?<unit>[^0-9]*)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex NumberAndUnit();
}
