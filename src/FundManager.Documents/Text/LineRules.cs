using System.Globalization;
using System.Text;

namespace FundManager.Documents.Text;

/// <summary>Where a line may end: the rules of Chinese setting (GB/T 15834, W3C clreq) and of Latin words.</summary>
internal static class LineRules
{
    // Full stops, commas, closing brackets and quotes, ellipses, units: never at the beginning of a line.
    private const string NotFirst = "，。、；：？！）》」』】〕〗〉’”…‥·—～％‰℃°％,.;:?!)]}%‐-–ー々〟＞｝］﹞";

    // Opening brackets and quotes, currency signs: never at the end of a line.
    private const string NotLast = "（《「『【〔〖〈‘“([{￥¥$€£＄＃#＜｛［﹝№";

    /// <summary>Whether a line may end between two neighbours.</summary>
    public static bool MayBreak(Rune before, Rune after)
    {
        if (IsSpace(after) || Contains(NotFirst, after) || Contains(NotLast, before) || IsMark(after))
        {
            return false;
        }

        if (IsSpace(before))
        {
            return true;
        }

        return IsWide(before) || IsWide(after) || EndsPartOfWord(before, after);
    }

    /// <summary>Whether the character is a blank that may hang over the end of a line.</summary>
    public static bool IsSpace(Rune rune) => rune.Value == ' ';

    /// <summary>Characters that are set one by one: ideographs, kana, hangul, full-width forms, the punctuation of Chinese.</summary>
    private static bool IsWide(Rune rune) =>
        rune.Value
            is (>= 0x2E80 and <= 0x9FFF)
                or (>= 0xAC00 and <= 0xD7AF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0xFE30 and <= 0xFE4F)
                or (>= 0xFF00 and <= 0xFFEF)
                or (>= 0x20000 and <= 0x3FFFF)
                or '—';

    /// <summary>After a hyphen or a slash inside a Latin word, but not inside a number or date.</summary>
    private static bool EndsPartOfWord(Rune before, Rune after) =>
        before.Value is '-' or '/' or '‐' or '–' && Rune.IsLetter(after);

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.SpacingCombiningMark;

    private static bool Contains(string set, Rune rune) =>
        rune.IsBmp && set.Contains((char)rune.Value, StringComparison.Ordinal);
}
