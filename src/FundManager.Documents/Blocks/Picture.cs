namespace FundManager.Documents.Blocks;

/// <summary>A picture in the middle of the line, never wider or higher than the room on a page.</summary>
/// <param name="File">A PNG (with transparency if it has any) or JPEG file of at most 40 million dots.</param>
/// <param name="Alternative">What the picture shows, for those who do not see it; not empty.</param>
public sealed record Picture(ReadOnlyMemory<byte> File, string Alternative) : Block
{
    /// <summary>Width on paper in points, above 0; null for 96 dots an inch.</summary>
    public double? Width { get; init; }

    /// <summary>Printed beneath, or null.</summary>
    public string? Caption { get; init; }
}
