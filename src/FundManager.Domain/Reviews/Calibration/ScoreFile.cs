using System.Globalization;

namespace FundManager.Domain.Reviews.Calibration;

/// <summary>Reads scores from comma-separated text with the columns reviewer, proposal and score, in any order, beside others.</summary>
public static class ScoreFile
{
    private static readonly string[] Columns = ["reviewer", "proposal", "score"];

    /// <summary>The scores, numbered.</summary>
    /// <exception cref="FaultyFileException">A column is missing, a name is missing, a pair occurs twice, a score is no number; every fault.</exception>
    public static PanelScores Parse(string text)
    {
        var rows = CsvTable.Read(text);
        var header = HeaderOf(rows);
        var (reviewerAt, proposalAt, scoreAt) = (
            header.IndexOf(Columns[0]),
            header.IndexOf(Columns[1]),
            header.IndexOf(Columns[2])
        );
        List<FileFault> faults = [];
        List<PanelScore> scores = new(rows.Count);
        HashSet<(string, string)> pairs = new(rows.Count);
        foreach (var row in rows.Skip(1))
        {
            if (row.Fields.Count != header.Count)
            {
                faults.Add(new FileFault(row.Line, "", "columns", [$"{row.Fields.Count}", $"{header.Count}"]));
                continue;
            }

            var (reviewer, proposal) = (row.Fields[reviewerAt].Trim(), row.Fields[proposalAt].Trim());
            var isNumber = TryScore(row.Fields[scoreAt], out var score);
            AddFault(row, Columns[0], reviewer.Length == 0, "missing");
            AddFault(row, Columns[1], proposal.Length == 0, "missing");
            AddFault(row, Columns[2], !isNumber, "not-a-number", row.Fields[scoreAt]);
            if (reviewer.Length > 0 && proposal.Length > 0)
            {
                AddFault(row, Columns[1], !pairs.Add((reviewer, proposal)), "twice", proposal);
            }

            scores.Add(new PanelScore(reviewer, proposal, score));
        }

        if (faults.Count == 0 && scores.Count == 0)
        {
            faults.Add(new FileFault(null, "", "empty", []));
        }

        return faults.Count == 0 ? new PanelScores(scores) : throw new FaultyFileException(faults);

        void AddFault(CsvRow row, string column, bool isFault, string code, params IReadOnlyList<string> found)
        {
            if (isFault)
            {
                faults.Add(new FileFault(row.Line, column, code, found));
            }
        }
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
                        .Where(column => !header.Contains(column))
                        .Select(c => new FileFault(1, c, "missing", [])),
                ];
        return faults.Count == 0 ? header : throw new FaultyFileException(faults);
    }
}
