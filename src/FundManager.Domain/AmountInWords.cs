using System.Globalization;
using System.Text;

namespace FundManager.Domain;

/// <summary>
/// An amount of money in words, as vouchers carry it so that a digit cannot be added: 人民币大写 and English. Source of the Chinese
/// form: 支付结算办法, annex 1 (digits 零壹贰叁肆伍陆柒捌玖; 整 after 元; inner zeros in a row are one 零).
/// </summary>
public static class AmountInWords
{
    /// <summary>The greatest amount that has words, inclusive.</summary>
    public const decimal Greatest = 999_999_999_999.99m;

    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Places = ["", "拾", "佰", "仟"];
    private static readonly string[] Groups = ["", "万", "亿"];

    private static readonly string[] Ones =
    [
        .. "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".Split(' '),
        .. "fifteen sixteen seventeen eighteen nineteen".Split(' '),
    ];

    private static readonly string[] Tens = [.. "- - twenty thirty forty fifty sixty seventy eighty ninety".Split(' ')];
    private static readonly string[] Thousands = ["", " thousand", " million", " billion"];

    /// <summary>Like 壹仟肆佰零玖元伍角; without 人民币 before it. Nothing is 零元整.</summary>
    /// <param name="amount">0 to <see cref="Greatest"/>, both inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is greater.</exception>
    public static string Chinese(Money amount)
    {
        var (yuan, jiao, fen) = Split(amount);
        var text = new StringBuilder();
        if (yuan > 0)
        {
            text.Append(ChineseWhole(yuan)).Append('元');
        }

        if (jiao == 0 && fen == 0)
        {
            return yuan > 0 ? text.Append('整').ToString() : "零元整";
        }

        // A zero is said where the last digit before, or the one between, is none.
        if (yuan > 0 && (jiao == 0 || yuan % 10 == 0))
        {
            text.Append('零');
        }

        if (jiao > 0)
        {
            text.Append(Digits[jiao]).Append('角');
        }

        if (fen > 0)
        {
            text.Append(Digits[fen]).Append('分');
        }

        return text.ToString();
    }

    /// <summary>Like "One thousand four hundred nine yuan and fifty fen"; whole yuan end in "only".</summary>
    /// <inheritdoc cref="Chinese"/>
    public static string English(Money amount)
    {
        var (yuan, jiao, fen) = Split(amount);
        var rest = jiao * 10 + fen;
        var text =
            rest == 0 ? $"{EnglishWhole(yuan)} yuan only"
            : yuan == 0 ? $"{EnglishWhole(rest)} fen"
            : $"{EnglishWhole(yuan)} yuan and {EnglishWhole(rest)} fen";
        return char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
    }

    private static (long Yuan, int Jiao, int Fen) Split(Money amount)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount.Amount, Greatest, nameof(amount));
        var yuan = (long)decimal.Truncate(amount.Amount);
        var fen = (int)((amount.Amount - yuan) * 100);
        return (yuan, fen / 10, fen % 10);
    }

    private static string ChineseWhole(long whole)
    {
        var text = new StringBuilder();
        var owesZero = false;
        for (var group = Groups.Length - 1; group >= 0; group--)
        {
            var part = (int)(whole / Power(4 * group) % 10_000);
            if (part == 0)
            {
                owesZero = text.Length > 0;
                continue;
            }

            // What stands between is a zero when digits are missing at the front of this group.
            if (text.Length > 0 && (owesZero || part < 1000))
            {
                text.Append(Digits[0]);
            }

            text.Append(ChineseGroup(part)).Append(Groups[group]);
            owesZero = false;
        }

        return text.ToString();
    }

    private static string ChineseGroup(int part)
    {
        var text = new StringBuilder();
        var owesZero = false;
        for (var place = Places.Length - 1; place >= 0; place--)
        {
            var digit = (int)(part / Power(place) % 10);
            if (digit == 0)
            {
                owesZero = text.Length > 0;
                continue;
            }

            text.Append(owesZero ? "零" : "").Append(Digits[digit]).Append(Places[place]);
            owesZero = false;
        }

        return text.ToString();
    }

    private static string EnglishWhole(long whole)
    {
        if (whole == 0)
        {
            return Ones[0];
        }

        List<string> parts = [];
        for (var group = Thousands.Length - 1; group >= 0; group--)
        {
            var part = (int)(whole / Power(3 * group) % 1000);
            if (part > 0)
            {
                parts.Add(EnglishGroup(part) + Thousands[group]);
            }
        }

        return string.Join(' ', parts);
    }

    private static string EnglishGroup(int part)
    {
        List<string> words = [];
        if (part >= 100)
        {
            words.Add($"{Ones[part / 100]} hundred");
        }

        var rest = part % 100;
        if (rest is > 0 and < 20)
        {
            words.Add(Ones[rest]);
        }
        else if (rest > 0)
        {
            words.Add(rest % 10 == 0 ? Tens[rest / 10] : $"{Tens[rest / 10]}-{Ones[rest % 10]}");
        }

        return string.Join(' ', words);
    }

    private static long Power(int exponent)
    {
        var power = 1L;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
