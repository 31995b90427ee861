namespace FundManager.Web.Features;

/// <summary>Patterns for a search by a part of a text, whose own signs stand for themselves.</summary>
public static class Like
{
    public const string Escape = "\\";

    public static string Containing(string text) =>
        $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
