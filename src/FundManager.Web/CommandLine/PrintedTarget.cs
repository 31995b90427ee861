using System.Globalization;
using System.Text.RegularExpressions;

namespace FundManager.Web.CommandLine;

/// <summary>A target as a table prints it in one cell, "≥95%" or "不低于 800 人次", taken apart. Which way is better is never guessed.</summary>
/// <param name="Operator">As the JSON form writes it; null where the cell does not say.</param>
/// <param name="Value">The number, range, day or words.</param>
/// <param name="Unit">What stands behind the number; null where nothing does.</param>
internal sealed partial record PrintedTarget(string? Operator, string Value, string? Unit)
{
    private static readonly (string Words, string Operator)[] Beginnings =
    [
        ("≥", ">="),
        ("≧", ">="),
        (">=", ">="),
        ("＞", ">="),
        (">", ">="),
        ("不低于", ">="),
        ("不少于", ">="),
        ("at least", ">="),
        ("≤", "<="),
        ("≦", "<="),
        ("<=", "<="),
        ("＜", "<="),
        ("<", "<="),
        ("不高于", "<="),
        ("不超过", "<="),
        ("at most", "<="),
        ("＝", "="),
        ("=", "="),
        ("等于", "="),
        ("by", "deadline"),
    ];

    private static readonly string[] DayEndings = ["前完成", "之前", "前"];

    public static PrintedTarget Of(string cell)
    {
        var text = cell.Trim();
        var (words, how) = Beginnings.FirstOrDefault(one =>
            text.StartsWith(one.Words, StringComparison.OrdinalIgnoreCase)
        );
        if (how == "deadline" || DayEndings.Any(end => text.EndsWith(end, StringComparison.Ordinal)))
        {
            return DayOf(how is null ? text : text[words.Length..].Trim()) is { } day
                ? new PrintedTarget("deadline", day, null)
                : new PrintedTarget(null, text, null);
        }

        var rest = how is null ? text : text[words.Length..].Trim();
        if (how is null && Range().Match(rest) is { Success: true } range)
        {
            return new PrintedTarget(
                "between",
                $"{range.Groups["from"].Value}~{range.Groups["to"].Value}",
                UnitOf(range)
            );
        }

        return Number().Match(rest) is { Success: true } number
            ? new PrintedTarget(how, number.Groups["number"].Value, UnitOf(number))
            : new PrintedTarget(null, text, null);
    }

    private static string? DayOf(string text)
    {
        var ending = DayEndings.FirstOrDefault(end => text.EndsWith(end, StringComparison.Ordinal)) ?? "";
        var day = text[..^ending.Length].Trim();
        string[] forms = ["yyyy-M-d", "yyyy年M月d日", "yyyy/M/d", "d MMM yyyy", "d MMMM yyyy"];
        return DateOnly.TryParseExact(day, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var found)
            ? found.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
    }

    private static string? UnitOf(Match match) =>
        match.Groups["unit"].Value.Trim() is { Length: > 0 } unit ? unit : null;

    [GeneratedRegex(
        @"^(?<number>[-+]?[0-9０-９][0-9０-９,，]*([.．][0-9０-９]+)?)\s*(?<unit>[^0-9０-９]*)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Number();

    [GeneratedRegex(
        @"^(?<from>[0-9][0-9,]*(\.[0-9]+)?)\s*[^0-9\s]{0,3}?\s*(to|至|~|～|-|–|—)\s*(?<to>[0-9][0-9,]*(\.[0-9]+)?)\s*(?<unit>[^0-9]*)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Range();
}
