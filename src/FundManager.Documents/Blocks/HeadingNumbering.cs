namespace FundManager.Documents.Blocks;

/// <summary>How the headings of a document are numbered. Level 1 is the document's title and has no number.</summary>
public enum HeadingNumbering
{
    /// <summary>As their texts say.</summary>
    None,

    /// <summary>1, 1.1, 1.1.1 from level 2 on.</summary>
    Arabic,

    /// <summary>As in Chinese official documents from level 2 on: 一、 then （一） then 1. then （1）.</summary>
    Chinese,
}
