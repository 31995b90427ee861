namespace FundManager.Documents.Blocks;

/// <summary>Figures drawn to be seen. What it tells is also said in words, and on demand in a table below.</summary>
/// <param name="Alternative">What the chart shows and tells, for those who do not see it; not empty.</param>
public abstract record Chart(string Alternative) : Block
{
    /// <summary>Name of the first column of a table with the chart's figures, which is printed below; null for no table.</summary>
    public string? DataLabel { get; init; }
}
