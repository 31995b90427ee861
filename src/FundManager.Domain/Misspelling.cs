namespace FundManager.Domain;

/// <summary>Whether a name was probably meant to be another: one letter too many, too few or wrong, or two neighbours swapped.</summary>
internal static class Misspelling
{
    private const int ShortestName = 4;

    /// <summary>True for "weigth" of "weight"; false for the name itself, and for a longer name that begins with it.</summary>
    public static bool IsOf(string written, string known) =>
        known.Length >= ShortestName
        && written != known
        && !written.StartsWith(known, StringComparison.Ordinal)
        && Rest(written, known) is var (left, right)
        && (
            IsOneApart(left, right)
            || (left.Length == 2 && right.Length == 2 && left[0] == right[1] && left[1] == right[0])
        );

    private static bool IsOneApart(string left, string right) => left.Length <= 1 && right.Length <= 1;

    // What is left of both without their common beginning and end.
    private static (string Left, string Right) Rest(string left, string right)
    {
        var start = 0;
        var shorter = Math.Min(left.Length, right.Length);
        while (start < shorter && left[start] == right[start])
        {
            start++;
        }

        var end = 0;
        while (end < shorter - start && left[^(end + 1)] == right[^(end + 1)])
        {
            end++;
        }

        return (left[start..^end], right[start..^end]);
    }
}
