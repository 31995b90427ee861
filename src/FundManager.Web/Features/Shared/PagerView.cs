using System.Globalization;

namespace FundManager.Web.Features;

/// <summary>Which page of a list is shown.</summary>
/// <param name="Count">Lines in all.</param>
/// <param name="Page">1 for the first.</param>
/// <param name="Size">Lines of a page.</param>
public sealed record PagerView(int Count, int Page, int Size)
{
    /// <summary>The address of a page, given its number.</summary>
    public Func<string, string> Link { get; init; } = page => $"?page={page}";

    public int Pages => Math.Max(1, (Count + Size - 1) / Size);

    public int First => Count == 0 ? 0 : ((Page - 1) * Size) + 1;

    public int Last => Math.Min(Count, Page * Size);

    /// <summary>The page asked for, or the nearest one that there is.</summary>
    public static PagerView At(int count, int page, int size)
    {
        var pages = Math.Max(1, (count + size - 1) / size);
        return new PagerView(count, Math.Clamp(page, 1, pages), size);
    }

    public string LinkTo(int page) => Link(page.ToString(CultureInfo.InvariantCulture));
}
