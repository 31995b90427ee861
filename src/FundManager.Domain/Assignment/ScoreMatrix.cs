using System.Globalization;

namespace FundManager.Domain.Assignment;

/// <summary>A table of scores: reviewers across, proposals down, an empty cell for a conflict.</summary>
/// <param name="Proposals">Ids of the proposals in the order of the file.</param>
/// <param name="Reviewers">Ids of the reviewers in the order of the file.</param>
/// <param name="Pairs">Every cell with a score.</param>
public sealed record ScoreMatrix(
    IReadOnlyList<string> Proposals,
    IReadOnlyList<string> Reviewers,
    IReadOnlyList<EligiblePair> Pairs
)
{
    /// <summary>
    /// Reads a comma-separated table. Its first row names the reviewers, the first column of the others a proposal. Where the first row
    /// is proposal, reviewer, score, each row is one pair instead, and a pair that has no row is a conflict.
    /// </summary>
    /// <exception cref="FaultyFileException">Names missing or twice, rows of another length, cells that are no number; every fault of the file.</exception>
    public static ScoreMatrix Parse(string text)
    {
        using var rows = CsvTable.Rows(text).GetEnumerator();
        if (!rows.MoveNext())
        {
            throw new FaultyFileException([new FileFault(null, "", "empty", [])]);
        }

        var head = rows.Current;
        return IsPairs(head) ? PairedScores.Read(rows) : Across(head, rows);
    }

    private static ScoreMatrix Across(CsvRow head, IEnumerator<CsvRow> rows)
    {
        List<FileFault> faults = [];
        string[] reviewers = [.. head.Fields.Skip(1)];
        Name(reviewers.Select((name, i) => (name, head.Line, $"column {i + 2}")), faults);
        List<(string Name, int Line, string Field)> proposals = [];
        List<EligiblePair> pairs = [];
        List<FileFault> cells = [];
        while (rows.MoveNext())
        {
            ReadRow(rows.Current, proposals.Count, reviewers, (pairs, cells));
            proposals.Add((rows.Current.Fields[0], rows.Current.Line, "column 1"));
        }

        Name(proposals, faults);
        faults.AddRange(cells);
        return faults.Count == 0
            ? new ScoreMatrix([.. proposals.Select(proposal => proposal.Name)], reviewers, pairs)
            : throw new FaultyFileException(faults);
    }

    private static bool IsPairs(CsvRow head) =>
        head.Fields.Count == 3
        && string.Equals(head.Fields[0], "proposal", StringComparison.OrdinalIgnoreCase)
        && string.Equals(head.Fields[1], "reviewer", StringComparison.OrdinalIgnoreCase)
        && string.Equals(head.Fields[2], "score", StringComparison.OrdinalIgnoreCase);

    /// <summary>This table without the pairs that a second table lists: proposal and reviewer in each row, below a header or not.</summary>
    /// <exception cref="FaultyFileException">A row is no pair of names of this table; every fault of the file.</exception>
    public ScoreMatrix Without(string conflicts)
    {
        var proposals = Proposals.Index().ToDictionary(p => p.Item, p => p.Index, StringComparer.Ordinal);
        var reviewers = Reviewers.Index().ToDictionary(r => r.Item, r => r.Index, StringComparer.Ordinal);
        List<FileFault> faults = [];
        HashSet<(int, int)> barred = [];
        foreach (var row in CsvTable.Read(conflicts).SkipWhile((row, i) => i == 0 && IsHeader(row)))
        {
            if (row.Fields.Count != 2)
            {
                faults.Add(new FileFault(row.Line, "", "columns", [$"{row.Fields.Count}", "2"]));
                continue;
            }

            var knowsProposal = proposals.TryGetValue(row.Fields[0], out var proposal);
            var knowsReviewer = reviewers.TryGetValue(row.Fields[1], out var reviewer);
            barred.Add((proposal, reviewer));
            if (!knowsProposal)
            {
                faults.Add(new FileFault(row.Line, "proposal", "unknown", [row.Fields[0]]));
            }

            if (!knowsReviewer)
            {
                faults.Add(new FileFault(row.Line, "reviewer", "unknown", [row.Fields[1]]));
            }
        }

        return faults.Count == 0
            ? this with
            {
                Pairs = [.. Pairs.Where(pair => !barred.Contains((pair.Proposal, pair.Reviewer)))],
            }
            : throw new FaultyFileException(faults);
    }

    private static bool IsHeader(CsvRow row) =>
        row.Fields.Count == 2
        && string.Equals(row.Fields[0], "proposal", StringComparison.OrdinalIgnoreCase)
        && string.Equals(row.Fields[1], "reviewer", StringComparison.OrdinalIgnoreCase);

    private static void Name(IEnumerable<(string Name, int Line, string Field)> names, List<FileFault> faults)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var (name, line, field) in names)
        {
            if (name.Length == 0)
            {
                faults.Add(new FileFault(line, field, "missing", []));
            }
            else if (!seen.Add(name))
            {
                faults.Add(new FileFault(line, field, "twice", [name]));
            }
        }
    }

    private static void ReadRow(
        CsvRow row,
        int proposal,
        string[] reviewers,
        (List<EligiblePair> Pairs, List<FileFault> Faults) into
    )
    {
        if (row.Fields.Count != reviewers.Length + 1)
        {
            into.Faults.Add(new FileFault(row.Line, "", "columns", [$"{row.Fields.Count}", $"{reviewers.Length + 1}"]));
            return;
        }

        for (var reviewer = 0; reviewer < reviewers.Length; reviewer++)
        {
            var cell = row.Fields[reviewer + 1];
            if (decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var score))
            {
                into.Pairs.Add(new EligiblePair(proposal, reviewer, score));
            }
            else if (!string.IsNullOrWhiteSpace(cell))
            {
                into.Faults.Add(new FileFault(row.Line, reviewers[reviewer], "not-a-number", [cell]));
            }
        }
    }
}
