namespace FundManager.Documents.Blocks;

/// <summary>A column of a table.</summary>
/// <param name="Header">Its name, printed in the header row.</param>
public sealed record TableColumn(string Header)
{
    /// <summary>Its part of the width that the fixed columns leave, in relation to the others; above 0.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Its width in points, with the space around the text; null for a share.</summary>
    public double? FixedWidth { get; init; }

    /// <summary>Where its text stands; the header follows it.</summary>
    public ColumnAlignment Alignment { get; init; }
}
