using System.Globalization;
using System.Runtime.InteropServices;

namespace FundManager.Documents.Pdf;

/// <summary>A colour in sRGB, each part 0 to 255.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>Operands of the operators that set a colour.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Red / 255.0:0.###} {Green / 255.0:0.###} {Blue / 255.0:0.###}");
}
