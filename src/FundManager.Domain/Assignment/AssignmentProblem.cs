namespace FundManager.Domain.Assignment;

/// <summary>What is asked of an assignment.</summary>
public enum AssignmentGoal
{
    /// <summary>The greatest sum of the scores of all assigned pairs.</summary>
    GreatestSum,

    /// <summary>The greatest total of the worst proposal first, then the greatest sum.</summary>
    FairestFloor,
}

/// <summary>A proposal that wants reviews.</summary>
/// <param name="Id">Differs from every other.</param>
/// <param name="Reviews">Reviews wanted, 0 or more.</param>
public sealed record ProposalToAssign(string Id, int Reviews);

/// <summary>Somebody who can review.</summary>
/// <param name="Id">Differs from every other.</param>
/// <param name="MinLoad">Reviews to be given at least, 0 or more; met as far as it can be.</param>
/// <param name="MaxLoad">Reviews to be given at most, inclusive; never passed.</param>
public sealed record ReviewerToAssign(string Id, int MinLoad, int MaxLoad)
{
    /// <summary>The organisation that the reviewer belongs to; null for none.</summary>
    public string? Unit { get; init; }

    /// <summary>What the reviewer brings, like "finance".</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];
}

/// <summary>A pair that may be assigned. A pair that is not listed is a conflict and never assigned.</summary>
/// <param name="Proposal">Index of the proposal.</param>
/// <param name="Reviewer">Index of the reviewer.</param>
/// <param name="Score">How well they fit, higher is better; may be negative.</param>
public readonly record struct EligiblePair(int Proposal, int Reviewer, decimal Score);

/// <summary>Each proposal's reviewers must bring this.</summary>
/// <param name="Attribute">Like "finance" or "industry".</param>
/// <param name="AtLeast">Reviewers of a proposal with it, 1 or more; met as far as it can be without giving up a review.</param>
public sealed record AttributeNeed(string Attribute, int AtLeast);

/// <summary>Who may review what, and within which bounds.</summary>
public sealed record AssignmentProblem
{
    /// <summary>What wants reviews.</summary>
    public required IReadOnlyList<ProposalToAssign> Proposals { get; init; }

    /// <summary>Who can give them.</summary>
    public required IReadOnlyList<ReviewerToAssign> Reviewers { get; init; }

    /// <summary>Every pair without a conflict, each once. None is left out for a low score: a proposal could starve.</summary>
    public required IReadOnlyList<EligiblePair> Pairs { get; init; }

    /// <summary>Pairs that are assigned whatever they score; each is one of <see cref="Pairs"/>.</summary>
    public IReadOnlyList<(int Proposal, int Reviewer)> Forced { get; init; } = [];

    /// <summary>Whether at most one reviewer of a unit may review a proposal.</summary>
    public bool OnePerUnit { get; init; }

    /// <summary>What each proposal's reviewers must bring together.</summary>
    public IReadOnlyList<AttributeNeed> Needs { get; init; } = [];

    /// <summary>What is best.</summary>
    public AssignmentGoal Goal { get; init; }

    /// <summary>Decides between assignments that are equally good; kept with the result.</summary>
    public string Seed { get; init; } = "0";
}
