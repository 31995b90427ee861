using System.Runtime.InteropServices;

namespace FundManager.Documents.Pdf;

/// <summary>A rectangle in points from the page's upper left corner.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PageArea(double Left, double Top, double Right, double Bottom);
