using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Progress;

/// <summary>An agreed event with its worth, as earned value counts it.</summary>
/// <param name="Number">Number of the milestone in its award.</param>
/// <param name="DueOn">The day that the agreement plans it for.</param>
/// <param name="IsAccepted">Whether it is accepted: until then nothing of it is earned.</param>
/// <param name="Weight">Its weight in the agreement, per cent; null where the agreement weighs no milestone.</param>
public sealed record PlannedStep(int Number, DateOnly DueOn, bool IsAccepted, decimal? Weight = null);

/// <summary>A milestone's part in earned value.</summary>
/// <param name="Number">Number of the milestone in its award.</param>
/// <param name="Worth">Its share of the whole, in the currency of the award.</param>
/// <param name="IsPlanned">Whether it was to be done by now: its worth is in PV.</param>
/// <param name="IsEarned">Whether it is accepted: its worth is in EV.</param>
public sealed record StepWorth(int Number, decimal Worth, bool IsPlanned, bool IsEarned);

/// <summary>Earned value of an award from its milestones, each earned in full or not at all (0/100 rule).</summary>
/// <remarks>
/// The whole is shared by the weights of the agreement where each milestone that still holds has one, else by their number; the last takes
/// what rounding leaves. Spending is what the fund accepted of the recipient's costs, never what was paid out: money on an account has
/// done nothing.
/// </remarks>
/// <param name="Value">The figures.</param>
/// <param name="Steps">What each milestone adds, in the order of their numbers.</param>
/// <param name="IsWeighted">Whether the weights of the agreement share the whole; else the number of milestones does.</param>
public sealed record MilestonePlan(EarnedValue Value, IReadOnlyList<StepWorth> Steps, bool IsWeighted)
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

        List<PlannedStep> ordered = [.. steps.OrderBy(step => step.Number)];
        var isWeighted = ordered.TrueForAll(step => step.Weight > 0);
        var worth = isWeighted
            ? Weights.Shared(whole.Amount, [.. ordered.Select(step => step.Weight!.Value)])
            : Weights.Equal(whole.Amount, ordered.Count, Places);
        List<StepWorth> shares =
        [
            .. ordered.Zip(
                worth,
                (step, share) => new StepWorth(step.Number, share, step.DueOn <= today, step.IsAccepted)
            ),
        ];
        return new MilestonePlan(
            new EarnedValue(
                shares.Where(step => step.IsPlanned).Sum(step => step.Worth),
                shares.Where(step => step.IsEarned).Sum(step => step.Worth),
                spent.Amount,
                whole.Amount
            ),
            shares,
            isWeighted
        );
    }
}
