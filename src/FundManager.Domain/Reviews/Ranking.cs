namespace FundManager.Domain.Reviews;

/// <summary>What is ranked.</summary>
/// <param name="Number">The application's number, compared by characters: numbers of one call have one length.</param>
/// <param name="Total">The panel's total.</param>
/// <param name="Means">Means of the criteria in the order of the scheme; every entry has as many.</param>
public sealed record RankingEntry(string Number, decimal Total, IReadOnlyList<CriterionMean> Means);

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
/// <param name="Ties">Every total that occurs more than once, highest first.</param>
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
    /// <exception cref="ArgumentException">A number occurs twice, or entries were scored on different criteria.</exception>
    public static Ranking Order(IReadOnlyList<RankingEntry> entries)
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
        ordered.Sort((left, right) => Compare(left, right).Order);
        return new Ranking(
            [
                .. ordered.Select(
                    (entry, index) =>
                        new RankedEntry(index + 1, entry, index == 0 ? ByTotal : Compare(ordered[index - 1], entry).By)
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

    private static (int Order, string By) Compare(RankingEntry left, RankingEntry right)
    {
        if (left.Total != right.Total)
        {
            return (right.Total.CompareTo(left.Total), ByTotal);
        }

        foreach (var (mine, other) in left.Means.Zip(right.Means))
        {
            if (mine.Mean != other.Mean)
            {
                return (other.Mean.CompareTo(mine.Mean), mine.Criterion);
            }
        }

        return (string.CompareOrdinal(left.Number, right.Number), ByNumber);
    }
}
