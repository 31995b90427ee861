using FundManager.Documents.Blocks;

namespace FundManager.Documents.Layout;

/// <summary>Notes with their numbers, as they are printed.</summary>
/// <param name="Title">Above them, or null.</param>
/// <param name="Marks">In their order.</param>
internal sealed record NumberedNotes(string? Title, IReadOnlyList<NoteMark> Marks) : Block;
