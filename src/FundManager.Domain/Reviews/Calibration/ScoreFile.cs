using System.Globalization;

namespace FundManager.Domain.Reviews.Calibration;

/// <summary>Reads scores from comma-separated text with the columns reviewer, proposal and score, in any order, beside others.</summary>
public static class ScoreFile
{
    private static readonly string[] Columns = ["reviewer", "proposal", "score"];

    /// <summary>The scores, numbered.</summary>
    /// <exception cref="FaultyFileException">A column is missing or there twice, a name or a score is missing, a pair occurs twice, a score is no number; every fault.</exception>
    public static PanelScores Parse(string text)
    {
        var rows = CsvTable.Read(text);
        var header = HeaderOf(rows);
        int[] at = [.. Columns.Select(column => header.IndexOf(column))];
        List<FileFault> faults = [];
        List<PanelScore> scores = new(rows.Count);
        HashSet<(string, string)> pairs = new(rows.Count);
        foreach (var row in rows.Skip(1))
        {
            if (row.Fields.Count != header.Count)
            {
                faults.Add(new FileFault(row.Line, "", "columns", [$"{row.Fields.Count}", $"{header.Count}"]));
            }
            else if (ScoreOf(row, at, faults) is { } score)
            {
                scores.Add(score);
                if (!pairs.Add((score.Reviewer, score.Proposal)))
                {
                    faults.Add(new FileFault(row.Line, Columns[1], "twice", [score.Proposal]));
                }
            }
        }

        if (faults.Count == 0 && scores.Count == 0)
        {
            faults.Add(new FileFault(null, "", "empty", []));
        }

        return faults.Count == 0 ? new PanelScores(scores) : throw new FaultyFileException(faults);
    }

    private static PanelScore? ScoreOf(CsvRow row, int[] at, List<FileFault> faults)
    {
        var before = faults.Count;
        string[] fields = [.. at.Select(column => row.Fields[column].Trim())];
        for (var column = 0; column < fields.Length; column++)
        {
            if (fields[column].Length == 0)
            {
                faults.Add(new FileFault(row.Line, Columns[column], "missing", []));
            }
        }

        if (!TryScore(fields[2], out var score) && fields[2].Length > 0)
        {
            faults.Add(new FileFault(row.Line, Columns[2], "not-a-number", [fields[2]]));
        }

        return faults.Count == before ? new PanelScore(fields[0], fields[1], score) : null;
    }

    // Beyond these a number is no score, and sums of a million would leave the range of a decimal.
    private static bool TryScore(string text, out decimal score) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out score)
        && Math.Abs(score) <= JsonFields.MaxNumber;

    private static List<string> HeaderOf(IReadOnlyList<CsvRow> rows)
    {
        List<string> header =
        [
            .. rows.Take(1).SelectMany(row => row.Fields).Select(name => name.Trim().ToLowerInvariant()),
        ];
        List<FileFault> faults =
            rows.Count == 0
                ? [new FileFault(null, "", "empty", [])]
                :
                [
                    .. Columns
                        .Where(column => header.Count(name => name == column) != 1)
                        .Select(column => new FileFault(
                            1,
                            column,
                            header.Contains(column) ? "twice" : "missing",
                            header.Contains(column) ? [column] : []
                        )),
                ];
        return faults.Count == 0 ? header : throw new FaultyFileException(faults);
    }
}
