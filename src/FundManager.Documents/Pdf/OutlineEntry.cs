namespace FundManager.Documents.Pdf;

/// <summary>A heading as it stands in the document's outline.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Title">The heading's text.</param>
/// <param name="Page">Index of its page, from 0.</param>
/// <param name="Top">Its upper edge, in points from the page's upper edge.</param>
internal sealed record OutlineEntry(int Level, string Title, int Page, double Top);
