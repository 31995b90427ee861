namespace FundManager.Documents.Blocks;

/// <summary>Where the text of a column's cells stands.</summary>
public enum ColumnAlignment
{
    /// <summary>Lines begin at the left.</summary>
    Left,

    /// <summary>Lines end at the right.</summary>
    Right,

    /// <summary>Decimal points stand beneath one another, at the right of the column.</summary>
    DecimalPoint,

    /// <summary>Lines stand in the middle.</summary>
    Centre,
}
