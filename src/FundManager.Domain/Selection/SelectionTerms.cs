namespace FundManager.Domain.Selection;

/// <summary>What happens when the next application in order does not fit what is left of the budget.</summary>
public enum SelectionPolicy
{
    /// <summary>The selection ends there.</summary>
    Stop,

    /// <summary>It is passed over by name, and the next that fits is taken.</summary>
    Skip,

    /// <summary>The rest is offered where it is a large enough share of the request; the selection ends there either way.</summary>
    Partial,

    /// <summary>No order at all: the set with the greatest sum of scores that fits. It prefers many small requests, so it is for comparison only.</summary>
    Knapsack,
}

/// <summary>What can be selected.</summary>
/// <param name="Id">Differs from every other.</param>
/// <param name="Score">Higher is better.</param>
/// <param name="Amount">What it asks for.</param>
public sealed record SelectionCandidate(string Id, decimal Score, Money Amount)
{
    /// <summary>Whether it meets every threshold of its scheme. One that does not is never selected, whatever is left.</summary>
    public bool Passes { get; init; } = true;

    /// <summary>Parts equal scores, first entry first, higher first: means of criteria in the order of the scheme.</summary>
    public IReadOnlyList<decimal> TieBreaks { get; init; } = [];

    /// <summary>Where it belongs, by dimension: "region" → "11".</summary>
    public IReadOnlyDictionary<string, string> Groups { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>How many, or how much, of a group is to be selected.</summary>
/// <param name="Dimension">Like "region", "theme" or "society".</param>
/// <param name="Group">Which one.</param>
public sealed record Quota(string Dimension, string Group)
{
    /// <summary>At least so many, as far as those that pass and the budget allow; null for no minimum.</summary>
    public int? MinCount { get; init; }

    /// <summary>At most so many, inclusive; null for no maximum.</summary>
    public int? MaxCount { get; init; }

    /// <summary>At least so much money, by whole requests; null for no minimum.</summary>
    public Money? MinAmount { get; init; }

    /// <summary>At most so much money, inclusive; null for no maximum.</summary>
    public Money? MaxAmount { get; init; }

    /// <summary>Whether <paramref name="candidate"/> is of the group.</summary>
    public bool Holds(SelectionCandidate candidate) => candidate.Groups.GetValueOrDefault(Dimension) == Group;
}

/// <summary>By which rules is selected.</summary>
public sealed record SelectionTerms
{
    /// <summary>Share of the request that a partial offer must reach where nothing else was fixed; per cent.</summary>
    public const decimal DefaultMinShare = 80m;

    /// <summary>What can be given; the sum of what is selected never passes it.</summary>
    public required Money Budget { get; init; }

    /// <summary>What happens at the first that does not fit.</summary>
    public required SelectionPolicy Policy { get; init; }

    /// <summary>Least score, inclusive; null for none.</summary>
    public decimal? Floor { get; init; }

    /// <summary>Share of the request that a partial offer must reach; per cent, above 0 to 100, inclusive.</summary>
    public decimal MinSharePercent { get; init; } = DefaultMinShare;

    /// <summary>Minimums are reserved for the best of their groups, in this order, before the rest; maximums always hold.</summary>
    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    /// <summary>Seed of every draw.</summary>
    public required string Seed { get; init; }

    /// <summary>Null when one can select by these terms; else why not.</summary>
    public Refusal? WhyNot() =>
        Policy == SelectionPolicy.Knapsack && Quotas.Count > 0 ? new Refusal("SEL-01")
        : Quotas.FirstOrDefault(q => q.MinCount > q.MaxCount || q.MinAmount > q.MaxAmount) is { } quota
            ? new Refusal("SEL-02", quota.Group)
        : MinSharePercent is <= 0 or > 100 ? new Refusal("SEL-03", MinSharePercent)
        : null;
}
