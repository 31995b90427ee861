namespace FundManager.Documents.Blocks;

/// <summary>How loud a paragraph speaks.</summary>
public enum ParagraphTone
{
    /// <summary>The text proper.</summary>
    Body,

    /// <summary>Larger and quiet, beneath a title.</summary>
    Lead,

    /// <summary>Smaller and quiet: sources, remarks, conditions.</summary>
    Note,
}
