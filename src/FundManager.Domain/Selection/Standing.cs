namespace FundManager.Domain.Selection;

/// <summary>Candidates that pass, in order: by score, by what parts equal scores, then drawn.</summary>
internal sealed class Standing
{
    private Standing(IReadOnlyList<IReadOnlyList<SelectionCandidate>> groups)
    {
        Groups = groups;
        var place = 1;
        foreach (var group in groups)
        {
            foreach (var candidate in group)
            {
                Places[candidate.Id] = place;
            }

            place += group.Count;
        }
    }

    /// <summary>Equals together, in drawn order; best first.</summary>
    public IReadOnlyList<IReadOnlyList<SelectionCandidate>> Groups { get; }

    /// <summary>Place by id; equals share one.</summary>
    public Dictionary<string, int> Places { get; } = new(StringComparer.Ordinal);

    public static Standing Of(IEnumerable<SelectionCandidate> candidates, SelectionTerms terms)
    {
        List<List<SelectionCandidate>> groups = [];
        foreach (
            var candidate in candidates
                .Where(candidate => Passes(candidate, terms))
                .OrderDescending(Comparer<SelectionCandidate>.Create(Compare))
        )
        {
            if (groups.Count == 0 || Compare(groups[^1][0], candidate) != 0)
            {
                groups.Add([]);
            }

            groups[^1].Add(candidate);
        }

        return new Standing([.. groups.Select(group => SeededOrder.Of(terms.Seed, group, candidate => candidate.Id))]);
    }

    public static bool Passes(SelectionCandidate candidate, SelectionTerms terms) =>
        candidate.Passes && !(candidate.Score < terms.Floor);

    private static int Compare(SelectionCandidate left, SelectionCandidate right) =>
        left.Score != right.Score
            ? left.Score.CompareTo(right.Score)
            : left.TieBreaks.Zip(right.TieBreaks, decimal.Compare).FirstOrDefault(sign => sign != 0);
}
