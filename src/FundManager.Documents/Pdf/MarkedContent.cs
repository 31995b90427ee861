namespace FundManager.Documents.Pdf;

/// <summary>A piece of a page's content, by the page's index and the piece's number on that page, both from 0.</summary>
internal sealed record MarkedContent(int Page, int Number);
