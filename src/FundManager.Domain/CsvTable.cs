namespace FundManager.Domain;

/// <summary>Reads comma-separated text (RFC 4180): quoted fields may hold commas, quotes and line breaks.</summary>
public static class CsvTable
{
    /// <summary>The records of <paramref name="text"/> with the number of the line where each begins; empty lines are left out.</summary>
    /// <exception cref="FaultyFileException">A quotation mark is not closed.</exception>
    public static IReadOnlyList<CsvRow> Read(string text) => [.. Rows(text)];

    /// <summary>The same one by one, for tables that are large: a row that was looked at is forgotten.</summary>
    /// <exception cref="FaultyFileException">A quotation mark is not closed; thrown when its row is reached.</exception>
    public static IEnumerable<CsvRow> Rows(string text)
    {
        var (at, line) = (text.StartsWith('\uFEFF') ? 1 : 0, 1);
        while (at < text.Length)
        {
            var (begins, fields) = (line, new List<string>());
            bool goesOn;
            do
            {
                var (field, next) = Field(text, at, begins);
                line += text.AsSpan(at, next - at).Count('\n');
                goesOn = next < text.Length && text[next] == ',';
                at = next + (goesOn ? 1 : 0);
                fields.Add(field);
            } while (goesOn);

            at += text.AsSpan(at).StartsWith("\r\n") ? 2 : 1;
            line++;
            if (fields.Count > 1 || fields[0].Length > 0)
            {
                yield return new CsvRow(begins, fields);
            }
        }
    }

    private static (string Field, int Next) Field(string text, int from, int line)
    {
        if (from >= text.Length || text[from] != '"')
        {
            var end = text.AsSpan(from).IndexOfAny(",\r\n");
            var stop = end < 0 ? text.Length : from + end;
            return (text[from..stop].Trim(), stop);
        }

        for (var at = from + 1; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                continue;
            }

            if (at + 1 < text.Length && text[at + 1] == '"')
            {
                at++;
                continue;
            }

            var rest = text.AsSpan(at + 1).IndexOfAny(",\r\n");
            var stop = rest < 0 ? text.Length : at + 1 + rest;
            return (text[(from + 1)..at].Replace("\"\"", "\"", StringComparison.Ordinal), stop);
        }

        throw new FaultyFileException([new FileFault(line, "", "quote-not-closed", [])]);
    }
}

/// <summary>One record.</summary>
/// <param name="Line">Line of the file, 1 for the first.</param>
/// <param name="Fields">At least one; "" for an empty one.</param>
public sealed record CsvRow(int Line, IReadOnlyList<string> Fields);
