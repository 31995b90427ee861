using FundManager.Documents.Layout;

namespace FundManager.Documents.Text;

/// <summary>A line of text that was broken to a width.</summary>
/// <param name="Pieces">From the left.</param>
/// <param name="Width">In points, without the spaces at its end.</param>
internal sealed record TextLine(IReadOnlyList<TextPiece> Pieces, double Width)
{
    /// <summary>Notes that the page's foot has to print with the line.</summary>
    public IEnumerable<NoteMark> FootNotes => Pieces.Select(piece => piece.Link?.FootNote).OfType<NoteMark>();

    public string Value => string.Concat(Pieces.Select(piece => piece.Value));
}
