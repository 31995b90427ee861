namespace FundManager.Documents.Workbooks;

/// <summary>What Excel allows on a tab.</summary>
internal static class SheetName
{
    public const int MaxLength = 31;
    private const string Forbidden = @"[]:*?/\";

    public static string Clean(string name)
    {
        var allowed = string.Concat(
            name.Select(c => Forbidden.Contains(c, StringComparison.Ordinal) || char.IsControl(c) ? ' ' : c)
        );
        var trimmed = allowed.Trim().Trim('\'');
        var cut = trimmed.Length > MaxLength ? trimmed[..MaxLength].TrimEnd() : trimmed;
        return cut.Length == 0 ? throw new InvalidOperationException($"“{name}” is no name for a sheet.") : cut;
    }
}
