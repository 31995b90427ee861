namespace FundManager.Documents.Workbooks;

/// <summary>What the cells of a column hold, which decides how they look.</summary>
public enum CellKind
{
    /// <summary>Text, at the left, wrapped.</summary>
    Text,

    /// <summary>A number as it is.</summary>
    Number,

    /// <summary>A day, as 2026-03-09.</summary>
    Date,

    /// <summary>A percentage from 0 to 100, which the sheet keeps as a share of one.</summary>
    Percent,

    /// <summary>An amount with two decimals and grouped thousands.</summary>
    Money,
}
