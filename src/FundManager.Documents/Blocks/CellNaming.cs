namespace FundManager.Documents.Blocks;

/// <summary>What a cell of a <see cref="Form"/> is the name of, for the eye and for reading aids.</summary>
public enum CellNaming
{
    /// <summary>Nothing: it says something itself.</summary>
    Nothing,

    /// <summary>What stands beside it to the right.</summary>
    Row,

    /// <summary>What stands beneath it.</summary>
    Column,
}
