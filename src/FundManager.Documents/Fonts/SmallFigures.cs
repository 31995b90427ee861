using System.Text;

namespace FundManager.Documents.Fonts;

/// <summary>Figures below and above the line, as in CO₂ and 10⁶, which fonts for Chinese lack in part: they are drawn by the plain figure, smaller.</summary>
internal static class SmallFigures
{
    /// <summary>Of the size around.</summary>
    public const double Size = 0.62;

    /// <summary>No such character stands before this one.</summary>
    public const char First = '⁰';

    private const string Below = "₀₁₂₃₄₅₆₇₈₉";
    private const string Above = "⁰\0\0\0⁴⁵⁶⁷⁸⁹";

    /// <summary>The plain figure or sign; null for any other character.</summary>
    public static Rune? Plain(Rune rune)
    {
        if (!rune.IsBmp)
        {
            return null;
        }

        var figure = Math.Max(Below.IndexOf((char)rune.Value), Above.IndexOf((char)rune.Value));
        return (rune.Value, figure) switch
        {
            ('⁺' or '₊', _) => new Rune('+'),
            ('⁻' or '₋', _) => new Rune('–'),
            (0, _) or (_, < 0) => null,
            _ => new Rune('0' + figure),
        };
    }

    /// <summary>How far it is lifted, in parts of the size around: below 0 for those below the line.</summary>
    public static double Rise(Rune rune) => rune.Value >= '₀' ? -0.14 : 0.34;
}
