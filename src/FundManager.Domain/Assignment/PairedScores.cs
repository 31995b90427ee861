using System.Globalization;

namespace FundManager.Domain.Assignment;

/// <summary>A table of scores with one pair in each row: for rounds in which most pairs cannot be.</summary>
internal static class PairedScores
{
    /// <summary>Reads what follows the header proposal, reviewer, score. Proposals and reviewers stand in the order in which they first occur.</summary>
    /// <exception cref="FaultyFileException">Names missing, a pair twice, scores that are no number; every fault of the file.</exception>
    public static ScoreMatrix Read(IEnumerator<CsvRow> rows)
    {
        Dictionary<string, int> proposals = new(StringComparer.Ordinal);
        Dictionary<string, int> reviewers = new(StringComparer.Ordinal);
        HashSet<(int, int)> seen = [];
        List<EligiblePair> pairs = [];
        List<FileFault> faults = [];
        while (rows.MoveNext())
        {
            var row = rows.Current;
            if (FaultOf(row, out var score) is { } fault)
            {
                faults.Add(fault);
                continue;
            }

            var (proposal, reviewer) = (PlaceOf(row.Fields[0], proposals), PlaceOf(row.Fields[1], reviewers));
            if (!seen.Add((proposal, reviewer)))
            {
                faults.Add(new FileFault(row.Line, "reviewer", "twice", [row.Fields[1]]));
            }
            else if (score is { } value)
            {
                pairs.Add(new EligiblePair(proposal, reviewer, value));
            }
        }

        return faults.Count == 0
            ? new ScoreMatrix([.. proposals.Keys], [.. reviewers.Keys], pairs)
            : throw new FaultyFileException(faults);
    }

    private static FileFault? FaultOf(CsvRow row, out decimal? score)
    {
        score = null;
        if (row.Fields.Count != 3)
        {
            return new FileFault(row.Line, "", "columns", [$"{row.Fields.Count}", "3"]);
        }

        if (row.Fields[0].Length == 0 || row.Fields[1].Length == 0)
        {
            return new FileFault(row.Line, row.Fields[0].Length == 0 ? "proposal" : "reviewer", "missing", []);
        }

        if (decimal.TryParse(row.Fields[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            score = number;
            return null;
        }

        // A pair without a score is a conflict: it makes the two known.
        return row.Fields[2].Length == 0 ? null : new FileFault(row.Line, "score", "not-a-number", [row.Fields[2]]);
    }

    private static int PlaceOf(string name, Dictionary<string, int> known)
    {
        if (!known.TryGetValue(name, out var place))
        {
            place = known.Count;
            known.Add(name, place);
        }

        return place;
    }
}
