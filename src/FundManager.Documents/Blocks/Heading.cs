namespace FundManager.Documents.Blocks;

/// <summary>A heading, which also stands in the outline and never ends a page.</summary>
/// <param name="Level">1 to 6; the first heading is of level 1 and none skips a level downwards.</param>
/// <param name="Text">Not empty; without a number where the document numbers its headings.</param>
public sealed record Heading(int Level, string Text) : Block
{
    /// <summary>Whether it takes part in the document's numbering, if there is one; not so a foreword or an annex.</summary>
    public bool IsNumbered { get; init; } = true;
}
