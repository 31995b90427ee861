namespace FundManager.Domain.Selection;

/// <summary>What became of a candidate, and why.</summary>
public enum SelectionOutcome
{
    /// <summary>Selected in its order with the whole request.</summary>
    Selected,

    /// <summary>Selected before its order, to fill a minimum.</summary>
    Reserved,

    /// <summary>Selected with less than the request.</summary>
    Partial,

    /// <summary>A threshold is not met.</summary>
    BelowThreshold,

    /// <summary>More than what was left.</summary>
    DoesNotFit,

    /// <summary>What was left is too small a share of the request.</summary>
    ShareTooSmall,

    /// <summary>The selection had ended before it.</summary>
    PastTheLine,

    /// <summary>Equal to one that was drawn before it.</summary>
    LostDraw,

    /// <summary>A maximum of its group was reached.</summary>
    OverMaximum,

    /// <summary>Not in the set with the greatest sum.</summary>
    NotInBestSet,
}

/// <summary>What became of one candidate.</summary>
/// <param name="Candidate">Who.</param>
/// <param name="Place">1 for the best; equals share a place. Null for one below a threshold.</param>
/// <param name="Outcome">What.</param>
/// <param name="Amount">What it is given; nothing where it is not selected.</param>
/// <param name="Quota">The quota that decided; null for none.</param>
public sealed record SelectionVerdict(
    SelectionCandidate Candidate,
    int? Place,
    SelectionOutcome Outcome,
    Money Amount,
    Quota? Quota
)
{
    /// <summary>Whether it is given anything.</summary>
    public bool IsSelected =>
        Outcome is SelectionOutcome.Selected or SelectionOutcome.Reserved or SelectionOutcome.Partial;
}

/// <summary>A draw among equals, as it must be recorded to be repeated.</summary>
/// <param name="Seed">What chance was taken from.</param>
/// <param name="Algorithm">Name of the way of drawing; see <see cref="SeededOrder.Algorithm"/>.</param>
/// <param name="Entrants">Ids of the equals, sorted by their characters.</param>
/// <param name="Drawn">The same ids in drawn order.</param>
/// <param name="Winners">Ids that were selected, in drawn order.</param>
/// <param name="HasEqualChances">Whether all entrants ask for the same amount and no quota parts them.</param>
public sealed record Lottery(
    string Seed,
    string Algorithm,
    IReadOnlyList<string> Entrants,
    IReadOnlyList<string> Drawn,
    IReadOnlyList<string> Winners,
    bool HasEqualChances
)
{
    /// <summary>How many could be selected.</summary>
    public int Places => Winners.Count;

    /// <summary>The chance of each entrant as a fraction in lowest terms, like "2/3"; null where it differs between them.</summary>
    public string? ProbabilityEach
    {
        get
        {
            var divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(Winners.Count, Entrants.Count);
            return HasEqualChances ? $"{Winners.Count / divisor}/{Entrants.Count / divisor}" : null;
        }
    }
}

/// <summary>A candidate that was not selected although worse ones were.</summary>
/// <param name="Verdict">Who, and why.</param>
/// <param name="By">Ids of the selected ones that stand below it, best first.</param>
public sealed record Displacement(SelectionVerdict Verdict, IReadOnlyList<string> By);

/// <summary>A minimum that could not be filled.</summary>
/// <param name="Quota">Which.</param>
/// <param name="Count">Selected of its group.</param>
/// <param name="Amount">What they are given.</param>
public sealed record UnmetQuota(Quota Quota, int Count, Money Amount);

/// <summary>Who is selected, what it takes, and every departure from the order.</summary>
/// <param name="Verdicts">Every candidate: those that pass in their order, drawn where equal, then the others.</param>
/// <param name="Total">Sum of what is given.</param>
/// <param name="Remaining">What is left of the budget.</param>
/// <param name="Lotteries">Every draw that decided something.</param>
/// <param name="Displacements">Every candidate passed over for a worse one, best first.</param>
/// <param name="UnmetQuotas">Minimums that could not be filled.</param>
public sealed record SelectionResult(
    IReadOnlyList<SelectionVerdict> Verdicts,
    Money Total,
    Money Remaining,
    IReadOnlyList<Lottery> Lotteries,
    IReadOnlyList<Displacement> Displacements,
    IReadOnlyList<UnmetQuota> UnmetQuotas
)
{
    /// <summary>Those that are given something, in their order.</summary>
    public IEnumerable<SelectionVerdict> Selected => Verdicts.Where(verdict => verdict.IsSelected);
}
