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

    /// <summary>The highest score, above 0; the lowest is 0.</summary>
    public required decimal Max { get; init; }

    /// <summary>Points of the total that <see cref="Max"/> earns; the weights of a scheme make 100.</summary>
    public required decimal Weight { get; init; }

    /// <summary>Scores are multiples of it: 1, or 0.5.</summary>
    public required decimal Step { get; init; }

    /// <summary>The mean score that must at least be reached, whatever the total; null where there is none.</summary>
    public required decimal? Floor { get; init; }

    /// <summary>Whether a reviewer may veto on it (一票否决).</summary>
    public required bool AllowsVeto { get; init; }
}

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

    /// <summary>The total that must at least be reached, 0 to 100; null where the ranking alone decides.</summary>
    public required decimal? PassMark { get; init; }

    /// <summary>Totals that lie further apart than this ask for one more review; null where they never do.</summary>
    public required decimal? SpreadLimit { get; init; }

    /// <summary>Reads a scheme file.</summary>
    /// <exception cref="FaultyFileException">
    /// It is not one. Every fault is named at once: a missing language, weights that do not make 100, a step that does not divide the
    /// maximum, a floor above it, an id used twice, a field that the grammar does not know.
    /// </exception>
    public static Scheme Parse(string json) => SchemeFile.Read(json);

    /// <summary>The criterion of that id, or null.</summary>
    public Criterion? Find(string id) => Criteria.FirstOrDefault(criterion => criterion.Id == id);
}
