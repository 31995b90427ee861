namespace FundManager.Web.Features;

/// <summary>What a person typed to look for, as a pattern in which % and _ mean themselves.</summary>
public static class LikePattern
{
    public const string Escape = "\\";

    public static string Containing(string text) => $"%{Whole(text)}%";

    /// <summary>Nothing before it and nothing after it: only its case may differ.</summary>
    public static string Whole(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
}
