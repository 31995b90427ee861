using System.Text;

namespace FundManager.Documents.Text;

/// <summary>The little space between Chinese and Latin letters or digits.</summary>
internal static class ScriptGap
{
    /// <summary>In thousandths of an em. From a tenth of an em on, programs that read a page's text take a gap for a blank, and a search for 第3条 would fail.</summary>
    public const int Size = 90;

    public static bool IsBetween(Rune before, Rune after) =>
        (IsHan(before) && IsLatin(after)) || (IsLatin(before) && IsHan(after));

    /// <summary>Whether the character is an ideograph.</summary>
    public static bool IsHan(Rune rune) =>
        rune.Value is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x3FFFF) or 0x3007;

    /// <summary>Letters and digits that stand upright on the line; signs such as % stay close.</summary>
    private static bool IsLatin(Rune rune) =>
        rune.IsAscii
            ? char.IsAsciiLetterOrDigit((char)rune.Value)
            : rune.Value is >= 0xC0 and <= 0x24F or >= 0x370 and <= 0x52F && Rune.IsLetter(rune);
}
