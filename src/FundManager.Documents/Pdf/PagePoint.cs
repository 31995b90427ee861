using System.Runtime.InteropServices;

namespace FundManager.Documents.Pdf;

/// <summary>A place in points from the page's upper left corner.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PagePoint(double X, double Y)
{
    /// <summary>A place around this one.</summary>
    /// <param name="radius">How far away.</param>
    /// <param name="turn">Clockwise from the top, in radians.</param>
    public PagePoint Around(double radius, double turn) =>
        new(X + (radius * Math.Sin(turn)), Y - (radius * Math.Cos(turn)));
}
