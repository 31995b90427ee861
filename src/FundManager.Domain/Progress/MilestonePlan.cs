using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Progress;

/// <summary>An agreed event with its worth, as earned value counts it.</summary>
/// <param name="Number">Number of the milestone in its award.</param>
/// <param name="DueOn">The day that the agreement plans it for.</param>
/// <param name="IsAccepted">Whether it is accepted: until then nothing of it is earned.</param>
public sealed record PlannedStep(int Number, DateOnly DueOn, bool IsAccepted);

/// <summary>A milestone's part in earned value.</summary>
/// <param name="Number">Number of the milestone in its award.</param>
/// <param name="Worth">Its share of the whole, in the currency of the award.</param>
/// <param name="IsPlanned">Whether it was to be done by now: its worth is in PV.</param>
/// <param name="IsEarned">Whether it is accepted: its worth is in EV.</param>
public sealed record StepWorth(int Number, decimal Worth, bool IsPlanned, bool IsEarned);

/// <summary>Earned value of an award from its milestones: each is worth the same, and earned in full or not at all (0/100 rule).</summary>
/// <remarks>
/// Agreements give milestones no weights, so the whole is shared by their number; the last takes what rounding leaves. Spending is what
/// the fund accepted of the recipient's costs, never what was paid out: money on an account has done nothing.
/// </remarks>
/// <param name="Value">The figures.</param>
/// <param name="Steps">What each milestone adds, in the order of their numbers.</param>
public sealed record MilestonePlan(EarnedValue Value, IReadOnlyList<StepWorth> Steps)
{
    private const int Places = 2;

    /// <summary>The plan on a day; null where nothing is agreed that could be earned.</summary>
    /// <param name="whole">The award: BAC.</param>
    /// <param name="steps">The agreed milestones that still hold.</param>
    /// <param name="spent">Accepted expenditure until <paramref name="today"/>.</param>
    /// <param name="today">A milestone due on this day is planned.</param>
    public static MilestonePlan? Of(Money whole, IReadOnlyList<PlannedStep> steps, Money spent, DateOnly today)
    {
        if (steps.Count == 0)
        {
            return null;
        }

        var worth = Weights.Equal(whole.Amount, steps.Count, Places);
        List<StepWorth> shares =
        [
            .. steps
                .OrderBy(step => step.Number)
                .Zip(worth, (step, share) => new StepWorth(step.Number, share, step.DueOn <= today, step.IsAccepted)),
        ];
        return new MilestonePlan(
            new EarnedValue(
                shares.Where(step => step.IsPlanned).Sum(step => step.Worth),
                shares.Where(step => step.IsEarned).Sum(step => step.Worth),
                spent.Amount,
                whole.Amount
            ),
            shares
        );
    }
}
