using Microsoft.AspNetCore.WebUtilities;

namespace FundManager.Web.Features;

/// <summary>The address of a list with its filter, so that sorting, paging and export keep it.</summary>
public sealed record ListUrl(string Path, IReadOnlyList<(string Name, string? Value)> Filter)
{
    /// <summary>The name of the page number in the address; "page" belongs to the framework.</summary>
    public const string PageName = "p";

    /// <summary>The same list with one value of its filter changed, on its first page unless that is what changes.</summary>
    public string With(string name, string? value)
    {
        var kept = Filter.Where(f => f.Name != name && f.Name != PageName).Append((name, value));
        return QueryHelpers.AddQueryString(
            Path,
            kept.Where(f => !string.IsNullOrEmpty(f.Item2))
                .Select(f => new KeyValuePair<string, string?>(f.Item1, f.Item2))
        );
    }

    /// <summary>The same list as a file.</summary>
    public string Export(string format) =>
        QueryHelpers.AddQueryString(
            With(PageName, null),
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["handler"] = "Export", ["format"] = format }
        );
}

/// <summary>Links to the pages of a list.</summary>
public sealed record PageLinksView(ListUrl Url, int Number, int Count)
{
    /// <summary>Rows on a page.</summary>
    public const int Size = 25;

    public static PageLinksView Of(ListUrl url, int number, int rows)
    {
        var pages = Math.Max(1, (rows + Size - 1) / Size);
        return new PageLinksView(url, Math.Clamp(number, 1, pages), pages);
    }

    public int Skipped => (Number - 1) * Size;

    public string To(int number) =>
        Url.With(ListUrl.PageName, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>A column head that sorts: a second click turns the order round.</summary>
public sealed record SortLinkView(ListUrl Url, string Column, string Text, string Sort, string Css = "")
{
    private bool IsUp => Sort == Column;

    private bool IsDown => Sort == "-" + Column;

    public string Link => Url.With("sort", IsUp ? "-" + Column : Column);

    /// <summary>For aria-sort; null for a column by which the list is not sorted.</summary>
    public string? Order =>
        IsUp ? "ascending"
        : IsDown ? "descending"
        : null;
}
