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
    /// <summary>Reads a comma-separated table. Its first row names the reviewers, the first column of the others a proposal.</summary>
    /// <exception cref="FaultyFileException">Names missing or twice, rows of another length, cells that are no number; every fault of the file.</exception>
    public static ScoreMatrix Parse(string text)
    {
        var rows = CsvTable.Read(text);
        if (rows.Count == 0)
        {
            throw new FaultyFileException([new FileFault(null, "", "empty", [])]);
        }

        List<FileFault> faults = [];
        string[] reviewers = [.. rows[0].Fields.Skip(1)];
        Name(reviewers.Select((name, i) => (name, rows[0].Line, $"column {i + 2}")), faults);
        Name(rows.Skip(1).Select(row => (row.Fields[0], row.Line, "column 1")), faults);
        List<EligiblePair> pairs = [];
        foreach (var (index, row) in rows.Skip(1).Index())
        {
            ReadRow(row, index, reviewers, (pairs, faults));
        }

        return faults.Count == 0
            ? new ScoreMatrix([.. rows.Skip(1).Select(row => row.Fields[0])], reviewers, pairs)
            : throw new FaultyFileException(faults);
    }

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
