namespace FundManager.Documents.Workbooks;

/// <summary>A sheet of a workbook: a header row, rows beneath it, and sums.</summary>
public sealed record Sheet
{
    /// <summary>Name on the tab; what Excel forbids is left out and it is cut to 31 characters. Two sheets differ in it.</summary>
    public required string Name { get; init; }

    /// <summary>From the left; at least one.</summary>
    public required IReadOnlyList<SheetColumn> Columns { get; init; }

    /// <summary>Each as long as there are columns.</summary>
    public required IReadOnlyList<IReadOnlyList<SheetCell>> Rows { get; init; }

    /// <summary>Written above the header, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The word in the totals row; null for no such row. The columns that are summed say so.</summary>
    public string? TotalLabel { get; init; }

    /// <summary>Whether the header stays in sight.</summary>
    public bool FreezesHeader { get; init; } = true;

    /// <summary>Whether the header offers filters.</summary>
    public bool HasFilter { get; init; } = true;
}
