namespace FundManager.Documents.Workbooks;

/// <summary>A column of a sheet.</summary>
/// <param name="Header">Its name.</param>
/// <param name="Kind">What its cells hold.</param>
public sealed record SheetColumn(string Header, CellKind Kind = CellKind.Text)
{
    /// <summary>Narrowest width that is chosen for a column without one, in characters.</summary>
    public const int LeastWidth = 8;

    /// <summary>Widest width that is chosen for a column without one, in characters.</summary>
    public const int GreatestWidth = 48;

    /// <summary>Its width in characters of Latin script (a Chinese one takes two), above 0; null to fit its texts between <see cref="LeastWidth"/> and <see cref="GreatestWidth"/>.</summary>
    public double? Width { get; init; }

    /// <summary>A number format of Excel in place of that of its kind, or null.</summary>
    public string? Format { get; init; }

    /// <summary>Whether the totals row sums it.</summary>
    public bool IsSummed { get; init; }

    /// <summary>Whether people are to fill it in: its cells are tinted.</summary>
    public bool IsEntry { get; init; }

    /// <summary>The values that may be entered, offered as a list; none for any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
