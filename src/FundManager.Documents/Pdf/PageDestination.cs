namespace FundManager.Documents.Pdf;

/// <summary>A place inside the document that links lead to; where it lies is known when it is set.</summary>
internal sealed class PageDestination
{
    /// <summary>Index of its page, from 0.</summary>
    public int Page { get; private set; }

    /// <summary>Upper edge, in points from the page's upper edge.</summary>
    public double Top { get; private set; }

    public void Settle(int page, double top)
    {
        Page = page;
        Top = top;
    }
}
