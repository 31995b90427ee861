using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

/// <summary>The marks of series: each has a shape of its own.</summary>
internal static class ChartMarker
{
    private const double Radius = 3.2;

    // Corners and the turn of the first of them, in parts of a whole turn: disc, square, triangle, diamond, falling triangle, hexagon.
    private static readonly (int Corners, double Turn)[] Shapes =
    [
        (24, 0),
        (4, 0.125),
        (3, 0),
        (4, 0),
        (3, 0.5),
        (6, 0),
    ];

    public static void Draw(PageCanvas page, int series, PagePoint middle)
    {
        var (corners, turn) = Shapes[series % Shapes.Length];
        page.Polygon(
            [
                .. Enumerable
                    .Range(0, corners)
                    .Select(i => middle.Around(Radius, (turn + ((double)i / corners)) * Math.Tau)),
            ],
            Theme.Series(series)
        );
    }
}
