using System.Globalization;
using System.Text;

namespace FundManager.Documents.Text;

/// <summary>Makes text from elsewhere fit to be set.</summary>
internal static class PlainText
{
    /// <summary>
    /// One kind of line end, tabs and rare blanks as spaces, and none of the characters that have no shape by definition
    /// (joiners, marks of direction, variation selectors). What has a shape stays as it was written.
    /// </summary>
    public static string Clean(string text)
    {
        if (IsClean(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\t' or 0x2007 or 0x202F or (>= 0x2000 and <= 0x200A))
            {
                clean.Append(' ');
            }
            else if (!IsShapeless(rune))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }

    /// <summary>Whether it is only Latin letters, Chinese and line feeds, as most text is.</summary>
    private static bool IsClean(string text)
    {
        foreach (var c in text)
        {
            if (
                c is not ((>= ' ' and <= '~') or '\n' or (>= '\u3000' and <= '\uD7AF') or (>= '\uFF01' and <= '\uFFE6'))
            )
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsShapeless(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
