namespace FundManager.Domain.Reviews;

/// <summary>What is ranked.</summary>
/// <param name="Number">The application's number, compared by characters: numbers of one call have one length.</param>
/// <param name="Total">The panel's total.</param>
/// <param name="Means">Means of the criteria that part equal totals, the first first; every entry has as many.</param>
public sealed record RankingEntry(string Number, decimal Total, IReadOnlyList<CriterionMean> Means)
{
    /// <summary>The entry of a result that has a total, with the means that the scheme's tie rule compares.</summary>
    public static RankingEntry Of(string number, Scheme scheme, PanelResult result) =>
        new(
            number,
            result.RankingTotal!.Value,
            [.. scheme.Ties.Select(id => result.Criteria.Single(mean => mean.Criterion == id))]
        );
}

/// <summary>One place of a ranking.</summary>
/// <param name="Place">1, 2, 3 … without gap: equal totals are parted by the tie rule.</param>
/// <param name="Entry">Who has it.</param>
/// <param name="PartedBy">
/// What put it behind the place before: <see cref="Ranking.ByTotal"/>, the id of a criterion, or <see cref="Ranking.ByNumber"/>.
/// For the first place by total.
/// </param>
public sealed record RankedEntry(int Place, RankingEntry Entry, string PartedBy);

/// <summary>Entries with one total, in the order that the tie rule gave them.</summary>
/// <param name="Total">The total that they share.</param>
/// <param name="Numbers">Two or more.</param>
public sealed record RankingTie(decimal Total, IReadOnlyList<string> Numbers);

/// <summary>The order in which a panel's results stand.</summary>
/// <param name="Places">Best first.</param>
/// <param name="Ties">Every total that occurs more than once, best first.</param>
public sealed record Ranking(IReadOnlyList<RankedEntry> Places, IReadOnlyList<RankingTie> Ties)
{
    /// <summary>Parted by the total.</summary>
    public const string ByTotal = "total";

    /// <summary>Equal in the total and in every criterion: the earlier number stands first.</summary>
    public const string ByNumber = "number";

    /// <summary>
    /// Orders by higher total, then higher mean of the first criterion, of the second and so on, then the earlier number. The order in
    /// which the entries come does not matter.
    /// </summary>
    /// <param name="entries">What is ranked.</param>
    /// <param name="lowerIsBetter">Whether lower totals and means stand first.</param>
    /// <exception cref="ArgumentException">A number occurs twice, or entries were scored on different criteria.</exception>
    public static Ranking Order(IReadOnlyList<RankingEntry> entries, bool lowerIsBetter = false)
    {
        if (entries.DistinctBy(entry => entry.Number, StringComparer.Ordinal).Count() != entries.Count)
        {
            throw new ArgumentException("A number occurs twice.", nameof(entries));
        }

        if (entries.Any(entry => !CriteriaOf(entry).SequenceEqual(CriteriaOf(entries[0]), StringComparer.Ordinal)))
        {
            throw new ArgumentException("Entries were scored on different criteria.", nameof(entries));
        }

        List<RankingEntry> ordered = [.. entries];
        ordered.Sort((left, right) => Compare(left, right, lowerIsBetter).Order);
        return new Ranking(
            [
                .. ordered.Select(
                    (entry, index) =>
                        new RankedEntry(
                            index + 1,
                            entry,
                            index == 0 ? ByTotal : Compare(ordered[index - 1], entry, lowerIsBetter).By
                        )
                ),
            ],
            [
                .. ordered
                    .GroupBy(entry => entry.Total)
                    .Where(group => group.Count() > 1)
                    .Select(group => new RankingTie(group.Key, [.. group.Select(entry => entry.Number)])),
            ]
        );
    }

    private static IEnumerable<string> CriteriaOf(RankingEntry entry) => entry.Means.Select(mean => mean.Criterion);

    private static (int Order, string By) Compare(RankingEntry left, RankingEntry right, bool lowerIsBetter)
    {
        var turn = lowerIsBetter ? -1 : 1;
        if (left.Total != right.Total)
        {
            return (turn * right.Total.CompareTo(left.Total), ByTotal);
        }

        foreach (var (mine, other) in left.Means.Zip(right.Means))
        {
            if (mine.Mean != other.Mean)
            {
                return (turn * other.Mean.CompareTo(mine.Mean), mine.Criterion);
            }
        }

        return (string.CompareOrdinal(left.Number, right.Number), ByNumber);
    }
}
