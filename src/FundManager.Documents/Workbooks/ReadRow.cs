namespace FundManager.Documents.Workbooks;

/// <summary>A row of a sheet that was read.</summary>
/// <param name="Number">As Excel numbers it, from 1.</param>
/// <param name="Cells">Text of the cells that hold something, by their column's letters.</param>
public sealed record ReadRow(int Number, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The text of the cell in a column, for example "B"; empty when there is none.</summary>
    public string this[string column] => Cells.GetValueOrDefault(column, "");
}
