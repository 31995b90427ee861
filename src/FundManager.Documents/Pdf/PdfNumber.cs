using System.Globalization;
using System.Runtime.InteropServices;

namespace FundManager.Documents.Pdf;

/// <summary>A number as a PDF file has it: at most two decimals, a two-hundredth of a point, finer than any printer.</summary>
/// <remarks>Formats itself into the text around it: a page has thousands, and a string for each cost a fifth of the time.</remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PdfNumber(double Value) : ISpanFormattable
{
    private const double Largest = 1e9;

    // How near the middle between two hundredths the exact way is taken.
    private const double NearMiddle = 1e-6;

    public bool TryFormat(
        Span<char> destination,
        out int charsWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    )
    {
        var size = Math.Abs(Value) * 100;
        var whole = Math.Floor(size);
        if (!(size < Largest) || Math.Abs(size - whole - 0.5) < NearMiddle)
        {
            return TryCopy(Exact(), destination, out charsWritten);
        }

        var hundredths = (int)whole + (size - whole > 0.5 ? 1 : 0);
        charsWritten = 0;
        if (hundredths != 0 && Value < 0)
        {
            if (destination.IsEmpty)
            {
                return false;
            }

            destination[charsWritten++] = '-';
        }

        var fits = (hundredths / 100).TryFormat(
            destination[charsWritten..],
            out var digits,
            default,
            CultureInfo.InvariantCulture
        );
        charsWritten += digits;
        return fits && TryAddDecimals(hundredths % 100, destination, ref charsWritten);
    }

    public override string ToString() => ToString(null, null);

    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        Span<char> text = stackalloc char[16];
        return TryFormat(text, out var length, default, null) ? text[..length].ToString() : Exact();
    }

    private static bool TryAddDecimals(int decimals, Span<char> destination, ref int written)
    {
        if (decimals == 0)
        {
            return true;
        }

        var count = decimals % 10 == 0 ? 2 : 3;
        if (destination.Length < written + count)
        {
            return false;
        }

        destination[written] = '.';
        destination[written + 1] = (char)('0' + (decimals / 10));
        if (count == 3)
        {
            destination[written + 2] = (char)('0' + (decimals % 10));
        }

        written += count;
        return true;
    }

    private static bool TryCopy(string text, Span<char> destination, out int written)
    {
        written = text.Length <= destination.Length ? text.Length : 0;
        return text.TryCopyTo(destination);
    }

    private string Exact()
    {
        var text = Value.ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
