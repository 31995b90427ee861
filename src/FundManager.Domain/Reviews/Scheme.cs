namespace FundManager.Domain.Reviews;

/// <summary>One question that a reviewer scores.</summary>
public sealed record Criterion
{
    /// <summary>Unique in its scheme.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required LocalText Name { get; init; }

    /// <summary>What the reviewer is to judge.</summary>
    public required LocalText Guidance { get; init; }

    /// <summary>The lowest score, 0 or more.</summary>
    public decimal Min { get; init; }

    /// <summary>The highest score, above <see cref="Min"/>.</summary>
    public required decimal Max { get; init; }

    /// <summary>
    /// Under <see cref="TotalScale.Percent"/> the points of the total that <see cref="Max"/> earns; the weights of a scheme make 100. Under
    /// <see cref="TotalScale.Points"/> the factor for ranking; 0 leaves the criterion out of every total.
    /// </summary>
    public required decimal Weight { get; init; }

    /// <summary>Scores lie on it, counted from <see cref="Min"/>: 1, or 0.5.</summary>
    public required decimal Step { get; init; }

    /// <summary>The mean score that must be reached, whatever the total, itself included; null where there is none.</summary>
    public required decimal? Floor { get; init; }

    /// <summary>Letters in place of numbers, best first; empty where numbers are typed.</summary>
    public IReadOnlyList<Grade> Grades { get; init; } = [];

    /// <summary>Whether a reviewer may veto on it (一票否决).</summary>
    public required bool AllowsVeto { get; init; }
}

/// <summary>A letter and the points that it stands for.</summary>
/// <param name="Letter">Like "A" or "BC".</param>
/// <param name="Points">Within the criterion's range and on its step.</param>
public sealed record Grade(string Letter, decimal Points);

/// <summary>In what a review's total is counted.</summary>
public enum TotalScale
{
    /// <summary>Σ weight × score ÷ maximum: 0 to 100.</summary>
    Percent,

    /// <summary>Σ score over the criteria that have a weight; the ranking counts Σ weight × score.</summary>
    Points,
}

/// <summary>When a reviewer's total is called an outlier among four or more. It is a flag only: nothing is left out.</summary>
/// <param name="SharePercent">Of the range of totals, per cent.</param>
/// <param name="Deviations">Of the others, each 1.4826 × the median distance from their median.</param>
public sealed record OutlierRule(decimal SharePercent, decimal Deviations);

/// <summary>
/// What reviewers score and when it passes: a versioned file in templates/schemes that an office may change. A round keeps the version
/// under which its call was scheduled.
/// </summary>
public sealed record Scheme
{
    /// <summary>The sum of a scheme's weights, and the highest total.</summary>
    public const decimal Full = 100m;

    /// <summary>Like "review-standard"; with <see cref="Version"/> it names the scheme for ever.</summary>
    public required string Name { get; init; }

    /// <summary>1 or more.</summary>
    public required int Version { get; init; }

    /// <summary>As people call it.</summary>
    public required LocalText Title { get; init; }

    /// <summary>In the order of the form, which is also the order in which they part equal totals.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>Reviews without which there is no result, 1 or more.</summary>
    public required int MinimumReviews { get; init; }

    /// <summary>The unweighted total that must be reached, itself included; null where the ranking alone decides.</summary>
    public required decimal? PassMark { get; init; }

    /// <summary>Totals of reviews that lie further apart than this ask for one more review; null where they never do.</summary>
    public required decimal? SpreadLimit { get; init; }

    /// <summary>In what totals are counted.</summary>
    public TotalScale Scale { get; init; }

    /// <summary>Whether 1 is best, as in some countries: floors and marks are then the most that passes.</summary>
    public bool LowerIsBetter { get; init; }

    /// <summary>Decimal places of a panel's total, 0 to 4; midpoints away from zero.</summary>
    public int Places { get; init; } = 2;

    /// <summary>By which the rounded mean is multiplied, above 0.</summary>
    public decimal Factor { get; init; } = 1;

    /// <summary>Criteria that part equal totals, the first first; the others do not.</summary>
    public required IReadOnlyList<string> Ties { get; init; }

    /// <summary>Whether scores that the panel agreed on take the place of the mean.</summary>
    public bool UsesConsensus { get; init; }

    /// <summary>Whether results are told as a percentile among those of this round and the two before it.</summary>
    public bool HasPercentile { get; init; }

    /// <summary>Whether the highest and the lowest of five totals or more are left out of the mean.</summary>
    public bool Trims { get; init; }

    /// <summary>Null where none is flagged.</summary>
    public OutlierRule? Outliers { get; init; }

    /// <summary>The highest total that a panel can give.</summary>
    public decimal Top => Factor * (Scale == TotalScale.Percent ? Full : Counted.Sum(criterion => criterion.Max));

    /// <summary>How far totals of reviews can lie apart.</summary>
    public decimal Range =>
        Scale == TotalScale.Percent
            ? Counted.Sum(criterion => criterion.Weight * (criterion.Max - criterion.Min) / criterion.Max)
            : Counted.Sum(criterion => criterion.Max - criterion.Min);

    /// <summary>The criteria that count in a total.</summary>
    public IEnumerable<Criterion> Counted => Criteria.Where(criterion => criterion.Weight > 0);

    /// <summary>Whether <paramref name="value"/> does not reach <paramref name="mark"/>; false without a mark.</summary>
    public bool Misses(decimal value, decimal? mark) => LowerIsBetter ? value > mark : value < mark;

    /// <summary>Reads a scheme file.</summary>
    /// <exception cref="FaultyFileException">
    /// It is not one. Every fault is named at once: a missing language, weights that do not make 100, a step that does not divide the
    /// maximum, a floor above it, an id used twice, a field that the grammar does not know.
    /// </exception>
    public static Scheme Parse(string json) => SchemeFile.Read(json);

    /// <summary>The criterion of that id, or null.</summary>
    public Criterion? Find(string id) => Criteria.FirstOrDefault(criterion => criterion.Id == id);
}
