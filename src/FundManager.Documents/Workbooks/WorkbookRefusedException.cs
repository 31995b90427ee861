namespace FundManager.Documents.Workbooks;

/// <summary>An uploaded workbook is not read, for a reason that the user can be told.</summary>
/// <remarks>
/// The codes, with their facts: <c>too-large</c> (bytes, limit), <c>not-a-workbook</c>, <c>too-many-parts</c> (count, limit),
/// <c>unpacks-too-large</c> (limit), <c>packed-too-tightly</c> (part, limit), <c>macros</c> (part), <c>external-links</c> (part),
/// <c>embedded-objects</c> (part), <c>no-such-sheet</c> (sheet), <c>too-many-rows</c> (limit), <c>too-many-columns</c> (limit),
/// <c>unreadable</c>.
/// </remarks>
public sealed class WorkbookRefusedException : Exception
{
    internal WorkbookRefusedException(
        string code,
        Exception? inner,
        params IEnumerable<KeyValuePair<string, string>> facts
    )
        : base($"The workbook is refused: {code}.", inner)
    {
        Code = code;
        Facts = facts.ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Why, in words that do not change.</summary>
    public string Code { get; }

    /// <summary>What the sentence for the user needs, by name.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; }
}
