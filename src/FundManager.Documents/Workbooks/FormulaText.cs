namespace FundManager.Documents.Workbooks;

/// <summary>Text from people that a spreadsheet could take for a formula (OWASP ASVS 5.0.0, V1.2.10).</summary>
internal static class FormulaText
{
    private const char Mark = '\'';

    /// <summary>The text, marked with ' when it begins with = + - @, a tab or a line end.</summary>
    public static string Neutralise(string text) => IsRisky(text) ? Mark + text : text;

    /// <summary>The text as it was before <see cref="Neutralise"/>.</summary>
    public static string Restore(string text) =>
        text.Length > 1 && text[0] == Mark && IsRisky(text[1..]) ? text[1..] : text;

    private static bool IsRisky(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';
}
