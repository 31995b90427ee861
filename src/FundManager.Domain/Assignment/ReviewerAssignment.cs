namespace FundManager.Domain.Assignment;

/// <summary>One assigned reviewer of a proposal.</summary>
/// <param name="Reviewer">Index of the reviewer.</param>
/// <param name="Score">Score of the pair, as it was given.</param>
/// <param name="IsForced">Whether the pair was asked for beforehand.</param>
public sealed record AssignedReviewer(int Reviewer, decimal Score, bool IsForced);

/// <summary>Why a proposal lacks reviews.</summary>
public enum ShortageReason
{
    /// <summary>Fewer reviewers (or units, where one reviewer of a unit is the most) are free of conflict than reviews are wanted.</summary>
    TooFewEligible,

    /// <summary>The eligible reviewers are used up by this and other proposals that need the same ones.</summary>
    LoadsFull,
}

/// <summary>A proposal that gets fewer reviews than wanted, and what stands in the way.</summary>
/// <param name="Proposal">Index of the proposal.</param>
/// <param name="Missing">Reviews that are missing, 1 or more.</param>
/// <param name="Reason">Why.</param>
/// <param name="Eligible">Reviewers without conflict; units, where one reviewer of a unit is the most.</param>
/// <param name="Competing">Indexes of the proposals that share the bottleneck, this one among them: together they want more than <paramref name="Capacity"/> and what lies within.</param>
/// <param name="Bottleneck">Indexes of the reviewers who are all at their greatest load.</param>
/// <param name="Capacity">Reviews that the bottleneck can give.</param>
public sealed record Shortage(
    int Proposal,
    int Missing,
    ShortageReason Reason,
    int Eligible,
    IReadOnlyList<int> Competing,
    IReadOnlyList<int> Bottleneck,
    int Capacity
);

/// <summary>A proposal whose reviewers do not bring what is needed.</summary>
/// <param name="Proposal">Index of the proposal.</param>
/// <param name="Attribute">What is needed.</param>
/// <param name="Missing">Reviewers with it that are missing.</param>
public sealed record UnmetNeed(int Proposal, string Attribute, int Missing);

/// <summary>A reviewer with less than the least load.</summary>
/// <param name="Reviewer">Index of the reviewer.</param>
/// <param name="Load">Reviews that were assigned.</param>
/// <param name="MinLoad">Reviews that should have been.</param>
public sealed record UnmetLoad(int Reviewer, int Load, int MinLoad);

/// <summary>Who reviews what, what it comes to, and what could not be done.</summary>
public sealed record ReviewerAssignment
{
    /// <summary>Reviewers by proposal, in the order of the proposals; within one, higher scores first.</summary>
    public required IReadOnlyList<IReadOnlyList<AssignedReviewer>> Proposals { get; init; }

    /// <summary>Sum of the scores of all pairs, exact.</summary>
    public required decimal Total { get; init; }

    /// <summary>Least sum of a proposal that wants a review, exact; 0 where none does.</summary>
    public required decimal Worst { get; init; }

    /// <summary>Proposals that lack reviews, in their order.</summary>
    public required IReadOnlyList<Shortage> Shortages { get; init; }

    /// <summary>Needs that are not met.</summary>
    public required IReadOnlyList<UnmetNeed> UnmetNeeds { get; init; }

    /// <summary>Reviewers below their least load.</summary>
    public required IReadOnlyList<UnmetLoad> UnmetLoads { get; init; }

    /// <summary>Whether it is proven to be the best; false when the search ended at its limit with a good one.</summary>
    public required bool IsProven { get; init; }

    /// <summary>The seed that decided between equally good ones.</summary>
    public required string Seed { get; init; }
}
