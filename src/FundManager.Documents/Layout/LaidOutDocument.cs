using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

/// <summary>A document after its pages were drawn.</summary>
/// <param name="Pages">At least one.</param>
/// <param name="Structure">Root of the structure: the Document element.</param>
/// <param name="Outline">Its headings.</param>
/// <param name="Resources">The faces, characters and pictures shown.</param>
internal sealed record LaidOutDocument(
    IReadOnlyList<PageCanvas> Pages,
    StructureElement Structure,
    IReadOnlyList<OutlineEntry> Outline,
    PageResources Resources
);
