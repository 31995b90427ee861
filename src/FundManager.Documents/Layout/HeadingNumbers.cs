using System.Globalization;
using System.Text;
using FundManager.Documents.Blocks;

namespace FundManager.Documents.Layout;

/// <summary>Counts the headings of a document.</summary>
internal sealed class HeadingNumbers(HeadingNumbering numbering)
{
    // The title is not counted.
    private const int FirstLevel = 2;
    private const string Digits = "〇一二三四五六七八九";
    private readonly int[] _counts = new int[8];

    /// <summary>The heading with its number before its text.</summary>
    public Heading Number(Heading heading)
    {
        if (numbering == HeadingNumbering.None || !heading.IsNumbered || heading.Level < FirstLevel)
        {
            return heading;
        }

        _counts[heading.Level]++;
        Array.Clear(_counts, heading.Level + 1, _counts.Length - heading.Level - 1);
        return heading with { Text = Label(heading.Level) + heading.Text };
    }

    /// <summary>A whole number from 1 to 99 in Chinese.</summary>
    public static string Chinese(int number)
    {
        if (number is < 1 or > 99)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        var tens = number / 10;
        var text = new StringBuilder();
        text.Append(tens > 1 ? Digits[tens] : "").Append(tens > 0 ? "十" : "");
        return text.Append(number % 10 > 0 ? Digits[number % 10] : "").ToString();
    }

    private string Label(int level)
    {
        if (numbering == HeadingNumbering.Arabic)
        {
            return string.Join('.', _counts[FirstLevel..(level + 1)]) + " ";
        }

        var count = _counts[level];
        return level switch
        {
            2 => $"{Chinese(count)}、",
            3 => $"（{Chinese(count)}）",
            4 => FormattableString.Invariant($"{count}. "),
            _ => FormattableString.Invariant($"（{count}）"),
        };
    }
}
