namespace FundManager.Domain.Appraisals;

/// <summary>What becomes of a score when the actual is far above the target: the target may have been set too low.</summary>
public enum OverAchievementPolicy
{
    /// <summary>Full points, flagged for an explanation.</summary>
    FlagOnly,

    /// <summary>weight × max(0, 1 − (ratio − (1 + tolerance))).</summary>
    ReduceLinear,

    /// <summary>The share of the weight that a table gives for the ratio.</summary>
    ReduceTable,
}

/// <summary>One line of a reduction table.</summary>
/// <param name="Above">It holds where actual ÷ target is greater than this.</param>
/// <param name="Percent">Share of the weight that is left, 0 to 100.</param>
public sealed record ReductionStep(decimal Above, decimal Percent);

/// <summary>
/// How a framework treats over-achievement. 财预〔2020〕10号 asks for an explanation and for a fitting reduction, and names no
/// percentage; so tolerance and policy belong to the framework.
/// </summary>
/// <param name="Policy">What becomes of the score.</param>
/// <param name="Tolerance">Share above the target that nobody minds: with 0.30 a ratio of 1.30 is still in order.</param>
/// <param name="Table">For <see cref="OverAchievementPolicy.ReduceTable"/>, by rising ratio; else empty.</param>
public sealed record OverAchievement(
    OverAchievementPolicy Policy,
    decimal Tolerance,
    IReadOnlyList<ReductionStep> Table
);

/// <summary>What a missed deadline earns.</summary>
public enum LateDeadline
{
    /// <summary>Nothing.</summary>
    Zero,

    /// <summary>weight × (1 − days late ÷ planned days), at least 0. The indicator needs a starting day.</summary>
    Linear,
}
