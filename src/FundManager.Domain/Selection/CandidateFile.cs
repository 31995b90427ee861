using System.Globalization;

namespace FundManager.Domain.Selection;

/// <summary>Reads candidates from comma-separated text with the columns id, score and amount, in any order, beside others.</summary>
public static class CandidateFile
{
    private static readonly string[] Columns = ["id", "score", "amount"];

    /// <summary>The candidates in the order of the file.</summary>
    /// <exception cref="FaultyFileException">A column is missing, an id is missing or occurs twice, a number is none; every fault of the file.</exception>
    public static IReadOnlyList<SelectionCandidate> Parse(string text)
    {
        var rows = CsvTable.Read(text);
        var header = HeaderOf(rows);
        List<FileFault> faults = [];
        List<SelectionCandidate> candidates = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (var row in rows.Skip(1))
        {
            if (row.Fields.Count != header.Count)
            {
                faults.Add(new FileFault(row.Line, "", "columns", [$"{row.Fields.Count}", $"{header.Count}"]));
                continue;
            }

            var (id, score, amount) = (Of(row, "id"), Of(row, "score"), Of(row, "amount"));
            AddFault(
                faults,
                row,
                "id",
                id.Length == 0 ? "missing"
                    : !ids.Add(id) ? "twice"
                    : null,
                id
            );
            AddFault(faults, row, "score", Number(score) is null ? "not-a-number" : null, score);
            var isMoney = Number(amount) is { } sum && Money.IsValid(sum);
            AddFault(faults, row, "amount", isMoney ? null : "not-an-amount", amount);
            if (faults.Count == 0)
            {
                candidates.Add(new SelectionCandidate(id, Number(score)!.Value, new Money(Number(amount)!.Value)));
            }
        }

        return faults.Count == 0 ? candidates : throw new FaultyFileException(faults);

        string Of(CsvRow row, string column) => row.Fields[header.IndexOf(column)].Trim();
    }

    private static List<string> HeaderOf(IReadOnlyList<CsvRow> rows)
    {
        List<string> header = [.. rows.Take(1).SelectMany(row => row.Fields).Select(name => name.ToLowerInvariant())];
        List<FileFault> faults =
        [
            .. Columns.Where(column => !header.Contains(column)).Select(c => new FileFault(1, c, "missing", [])),
        ];
        return faults.Count == 0 ? header : throw new FaultyFileException(faults);
    }

    private static void AddFault(List<FileFault> faults, CsvRow row, string column, string? code, string found)
    {
        if (code is not null)
        {
            faults.Add(new FileFault(row.Line, column, code, [found]));
        }
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
