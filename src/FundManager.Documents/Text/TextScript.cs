using System.Text;

namespace FundManager.Documents.Text;

/// <summary>Whether a text is set as Latin text is, with narrow quotes, or as Chinese text is, with quotes as wide as an ideograph.</summary>
internal static class TextScript
{
    /// <summary>By the language, unless the letters speak against it: an English title in a Chinese report, a Chinese one in an English.</summary>
    /// <param name="text">What is set.</param>
    /// <param name="language">The tag of its language.</param>
    public static bool IsLatin(string text, string language)
    {
        var (han, latin) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            han += ScriptGap.IsHan(rune) ? 1 : 0;
            latin += rune.IsAscii && Rune.IsLetter(rune) ? 1 : 0;
        }

        return language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? han == 0 && latin > 0 : latin >= han;
    }
}
