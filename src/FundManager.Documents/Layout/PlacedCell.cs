using FundManager.Documents.Blocks;

namespace FundManager.Documents.Layout;

/// <summary>A cell and the index of the first column that it covers.</summary>
internal sealed record PlacedCell(TableCell Cell, int Column);
