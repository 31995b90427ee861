using System.Globalization;

namespace FundManager.Domain;

/// <summary>One thing that is wrong in a file that an office wrote or brought in: where, and a stable code with its facts.</summary>
/// <param name="Row">The row of the list that it stands in, from 1; null outside lists.</param>
/// <param name="Field">The field's path in the file, like "blocks[2].weight"; "" for the file as a whole.</param>
/// <param name="Code">Like "missing", "not-a-number", "unknown-field", "weights-not-100".</param>
/// <param name="Facts">What was found, and what was expected; in the form that the file uses.</param>
public sealed record FileFault(int? Row, string Field, string Code, IReadOnlyList<string> Facts)
{
    /// <summary>Place, code and facts in one line, for logs and consoles.</summary>
    public override string ToString()
    {
        var place = Row is null ? Field : string.Create(CultureInfo.InvariantCulture, $"#{Row} {Field}");
        return $"{place}: {Code}{(Facts.Count == 0 ? "" : $" ({string.Join(", ", Facts)})")}";
    }
}

/// <summary>A framework, a scheme or a table cannot be read. It carries every fault, not the first one.</summary>
public sealed class FaultyFileException(IReadOnlyList<FileFault> faults, Exception? inner = null)
    : Exception(string.Join(Environment.NewLine, faults), inner)
{
    /// <summary>All that is wrong, in the order of the file; at least one.</summary>
    public IReadOnlyList<FileFault> Faults { get; } = faults;
}
