namespace FundManager.Documents.Pdf;

/// <summary>An area of a page that leads to an address or to another place of the document.</summary>
/// <param name="Owner">The Link element that holds the area.</param>
/// <param name="Page">Index of the page, from 0.</param>
/// <param name="Target">Where it leads: a <see cref="Uri"/> or a <see cref="PageDestination"/>.</param>
/// <param name="Text">The text of the link, read out by aids.</param>
/// <param name="Box">The rectangle, in the page's coordinates.</param>
internal sealed record LinkAnnotation(StructureElement Owner, int Page, object Target, string Text, string Box);
