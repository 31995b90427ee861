using System.Text;
using FundManager.Documents.Text;

namespace FundManager.Documents.Layout;

/// <summary>Where a number's whole part ends.</summary>
internal static class DecimalPoint
{
    /// <summary>Width of what stands from the decimal point on, or after the last digit when there is none.</summary>
    public static double TailWidth(TextLine line)
    {
        var value = line.Value.TrimEnd(' ');
        var point = Position(value);
        var width = 0.0;
        var place = 0;
        Rune? before = null;
        foreach (var piece in line.Pieces)
        {
            foreach (var rune in piece.Value.EnumerateRunes())
            {
                if (place >= point && place < value.Length)
                {
                    width += piece.Style.Width(rune, value) + (before is { } last ? piece.Style.Gap(last, rune) : 0);
                }

                before = rune;
                place += rune.Utf16SequenceLength;
            }
        }

        return width;
    }

    private static int Position(string value)
    {
        for (var i = 0; i + 1 < value.Length; i++)
        {
            if (value[i] == '.' && char.IsAsciiDigit(value[i + 1]))
            {
                return i;
            }
        }

        return value.LastIndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) + 1 is > 0 and var end
            ? end
            : value.Length;
    }
}
