using System.Globalization;
using System.Text.RegularExpressions;

namespace FundManager.Domain.Appraisals;

/// <summary>
/// A target as a table prints it in one cell, "≥95%", "95%以上" or "不低于 800 人次", taken apart. Which way is better is never guessed.
/// </summary>
/// <param name="Operator">What the cell itself says; null where it does not say.</param>
/// <param name="Value">The number, both ends of a range ("40~60"), the day as printed, or the words.</param>
/// <param name="Unit">What stands behind the number; null where nothing does.</param>
public sealed partial record PrintedTarget(IndicatorOperator? Operator, string Value, string? Unit)
{
    // Any year: the form is looked at, not the day.
    private const int SomeYear = 2000;

    private static readonly (string Words, IndicatorOperator? Operator)[] Beginnings =
    [
        ("≥", IndicatorOperator.GreaterOrEqual),
        (">=", IndicatorOperator.GreaterOrEqual),
        (">", IndicatorOperator.GreaterOrEqual),
        ("大于等于", IndicatorOperator.GreaterOrEqual),
        ("大于或等于", IndicatorOperator.GreaterOrEqual),
        ("不低于", IndicatorOperator.GreaterOrEqual),
        ("不少于", IndicatorOperator.GreaterOrEqual),
        ("不小于", IndicatorOperator.GreaterOrEqual),
        ("至少", IndicatorOperator.GreaterOrEqual),
        ("达到", IndicatorOperator.GreaterOrEqual),
        ("at least", IndicatorOperator.GreaterOrEqual),
        ("≤", IndicatorOperator.LessOrEqual),
        ("<=", IndicatorOperator.LessOrEqual),
        ("<", IndicatorOperator.LessOrEqual),
        ("小于等于", IndicatorOperator.LessOrEqual),
        ("小于或等于", IndicatorOperator.LessOrEqual),
        ("不高于", IndicatorOperator.LessOrEqual),
        ("不超过", IndicatorOperator.LessOrEqual),
        ("不多于", IndicatorOperator.LessOrEqual),
        ("不大于", IndicatorOperator.LessOrEqual),
        ("控制在", IndicatorOperator.LessOrEqual),
        ("at most", IndicatorOperator.LessOrEqual),
        ("==", IndicatorOperator.Equal),
        ("=", IndicatorOperator.Equal),
        ("等于", IndicatorOperator.Equal),
        ("by", IndicatorOperator.Deadline),
    ];

    private static readonly (string Words, IndicatorOperator? Operator)[] Endings =
    [
        ("及以上", IndicatorOperator.GreaterOrEqual),
        ("以上", IndicatorOperator.GreaterOrEqual),
        ("及以下", IndicatorOperator.LessOrEqual),
        ("以下", IndicatorOperator.LessOrEqual),
        ("及以内", IndicatorOperator.LessOrEqual),
        ("以内", IndicatorOperator.LessOrEqual),
    ];

    /// <summary>Takes <paramref name="cell"/> apart.</summary>
    public static PrintedTarget Of(string cell)
    {
        var text = PrintedValue.Plain(cell);
        var (words, how) = Beginnings.FirstOrDefault(one =>
            text.StartsWith(one.Words, StringComparison.OrdinalIgnoreCase)
        );
        var rest = how is null ? text : text[words.Length..].Trim();
        if (how is null or IndicatorOperator.Deadline)
        {
            if (PrintedDay.Span(rest, SomeYear) is not null && PrintedValue.Measured(rest) is not (_, ""))
            {
                return new PrintedTarget(IndicatorOperator.Deadline, rest, null);
            }

            if (Range().Match(rest) is { Success: true } range)
            {
                var ends = $"{range.Groups["from"].Value}~{range.Groups["to"].Value}";
                return new PrintedTarget(IndicatorOperator.Between, ends, NotEmpty(range.Groups["unit"].Value));
            }
        }

        var (ending, limit) = Endings.FirstOrDefault(one => rest.EndsWith(one.Words, StringComparison.Ordinal));
        if (limit is not null && (how is null || how == limit))
        {
            (how, rest) = (limit, rest[..^ending.Length].Trim());
        }

        return PrintedValue.Measured(rest) is var (number, unit) && how != IndicatorOperator.Deadline
            ? new PrintedTarget(how, number.ToString(CultureInfo.InvariantCulture), NotEmpty(unit))
            : new PrintedTarget(null, text, null);
    }

    private static string? NotEmpty(string unit) => unit.Trim() is { Length: > 0 } text ? text : null;

    [GeneratedRegex(
        @"^(?<from>[0-9][0-9,]*(\.[0-9]+)?)\s*[^0-9\s]{0,3}?\s*(to|至|~|～|-|–|—)\s*(?<to>[0-9][0-9,]*(\.[0-9]+)?)\s*(?<unit>[^0-9]*)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Range();
}
