namespace FundManager.Documents.Blocks;

/// <summary>A part of a document that stands on lines of its own. The kinds are those in this folder.</summary>
public abstract record Block;
