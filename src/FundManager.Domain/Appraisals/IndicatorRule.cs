using System.Buffers;

namespace FundManager.Domain.Appraisals;

/// <summary>The scoring rule for one indicator and for budget execution. Sources: appraisal method of 财预〔2020〕10号.</summary>
/// <remarks>Products come before quotients, so that a third of three points is one point under every rounding.</remarks>
internal sealed class IndicatorRule(AppraisalFramework framework)
{
    private static readonly SearchValues<char> OperatorSigns = SearchValues.Create("≥≤><＞＜=＝≧≦");

    private readonly Rounding rounding = framework.Rounding;

    /// <summary>The score of <paramref name="indicator"/>, whose actual is applicable or missing.</summary>
    public RuleScore Of(Indicator indicator, IndicatorActual? actual)
    {
        if (!indicator.HasValidTarget)
        {
            return RuleScore.Nothing(new Explanation(ScoreReason.InvalidTarget), AppraisalFlag.InvalidTarget);
        }

        if (actual is null || actual.IsMissing)
        {
            return RuleScore.Nothing(new Explanation(ScoreReason.NoActual));
        }

        if (indicator.Operator == IndicatorOperator.Checklist)
        {
            return ItemsMet(indicator, actual);
        }

        if (actual.Unit is { } unit && unit != indicator.Unit)
        {
            return RuleScore.Nothing(new Explanation(ScoreReason.OtherUnit), AppraisalFlag.UnitMismatch);
        }

        return indicator.Operator switch
        {
            IndicatorOperator.Qualitative => Judged(indicator.Weight, actual),
            IndicatorOperator.Deadline => actual.On is { } on
                ? Deadline(indicator, on)
                : RuleScore.Nothing(new Explanation(ScoreReason.ActualOfOtherKind)),
            _ => actual.Value is { } value ? Measured(indicator, value, actual) : Unreadable(actual.Text),
        };
    }

    /// <summary>The score of budget execution: weight × min(executed ÷ adjusted budget, 1).</summary>
    public RuleScore Of(BudgetExecution budget)
    {
        if (budget.IsMissing)
        {
            return RuleScore.Nothing(new Explanation(ScoreReason.NoActual));
        }

        var (whole, spent) = (budget.AdjustedAnnualBudget!.Value, Math.Max(0m, budget.Executed!.Value));
        if (whole <= 0)
        {
            return RuleScore.Nothing(new Explanation(ScoreReason.NoBudget, whole), AppraisalFlag.NoBudget);
        }

        IReadOnlyList<string> flags = spent > whole ? [AppraisalFlag.OverExecution] : [];
        return budget.Weight is not { } weight
            ? Unweighted(spent / whole, flags)
            : new RuleScore(
                RuleScore.Round(spent / whole),
                RuleScore.Limit(rounding, weight * Math.Min(spent, whole) / whole, weight),
                flags,
                new Explanation(ScoreReason.BudgetRate, weight, spent, whole)
            );
    }

    private RuleScore Measured(Indicator indicator, decimal value, IndicatorActual actual)
    {
        var weight = indicator.Weight ?? 0m;
        var achieved = indicator.Operator switch
        {
            IndicatorOperator.GreaterOrEqual => AtLeast(weight, value, indicator.Target!.Value),
            IndicatorOperator.Equal => AtLeast(weight, value, indicator.Target!.Value),
            IndicatorOperator.Satisfaction => AtLeast(weight, value, indicator.Target!.Value),
            IndicatorOperator.LessOrEqual => AtMost(weight, value, indicator.Target!.Value),
            IndicatorOperator.Between => InRange(weight, value, indicator.Target!.Value, indicator.TargetTo!.Value),
            IndicatorOperator.YesNo => YesNo(weight, value),
            _ => throw new InvalidOperationException($"No rule for {indicator.Operator}."),
        };
        if (achieved is null)
        {
            return RuleScore.Nothing(new Explanation(ScoreReason.ActualOfOtherKind));
        }

        List<string> flags = [];
        if (actual.ValidAnswers < framework.SmallSample)
        {
            flags.Add(AppraisalFlag.SmallSample);
        }

        if (achieved.Explanation.Code == ScoreReason.ZeroMissed)
        {
            flags.Add(AppraisalFlag.ZeroTarget);
        }

        return Reduced(indicator, achieved, flags);
    }

    private RuleScore Reduced(Indicator indicator, Achieved achieved, List<string> flags)
    {
        var (part, whole) = (achieved.Part, achieved.Whole);
        var tolerance =
            indicator.Operator == IndicatorOperator.Equal
                ? framework.EqualTolerance
                : framework.OverAchievement.Tolerance;
        var isOver = part > whole * (1m + tolerance);
        if (isOver)
        {
            flags.Add(AppraisalFlag.OverAchievement);
        }

        if (indicator.Weight is not { } weight)
        {
            return Unweighted(part / whole, flags);
        }

        var (score, explanation) = isOver
            ? Over(weight, achieved, tolerance)
            : (weight * Math.Min(part, whole) / whole, achieved.Explanation);
        return new RuleScore(
            RuleScore.Round(part / whole),
            RuleScore.Limit(rounding, score, weight),
            flags,
            explanation
        );
    }

    private (decimal Score, Explanation Explanation) Over(decimal weight, Achieved achieved, decimal tolerance)
    {
        var (part, whole) = (achieved.Part, achieved.Whole);
        switch (framework.OverAchievement.Policy)
        {
            case OverAchievementPolicy.FlagOnly:
                return (weight, achieved.Explanation);
            case OverAchievementPolicy.ReduceLinear:
                return (
                    weight * Math.Max(0m, ((2m + tolerance) * whole) - part) / whole,
                    new Explanation(ScoreReason.ReducedLinear, weight, part, whole, tolerance)
                );
            case OverAchievementPolicy.ReduceTable:
                var step = framework.OverAchievement.Table.LastOrDefault(step => part > whole * step.Above);
                return step is null
                    ? (weight, achieved.Explanation)
                    : (
                        weight * step.Percent / 100m,
                        new Explanation(ScoreReason.ReducedByTable, weight, part, whole, step.Percent)
                    );
            default:
                throw new InvalidOperationException($"No rule for {framework.OverAchievement.Policy}.");
        }
    }

    private static Achieved AtLeast(decimal weight, decimal actual, decimal target) =>
        new(
            Math.Max(0m, actual),
            target,
            new Explanation(actual >= target ? ScoreReason.Met : ScoreReason.Proportion, weight, actual, target)
        );

    // Doing with less than was allowed is meeting the target; only "higher is better" knows over-achievement.
    private static Achieved AtMost(decimal weight, decimal actual, decimal target)
    {
        if (actual <= target)
        {
            return new Achieved(1m, 1m, new Explanation(ScoreReason.Met, weight, actual, target));
        }

        return target == 0
            ? new Achieved(0m, 1m, new Explanation(ScoreReason.ZeroMissed, weight, actual))
            : new Achieved(target, actual, new Explanation(ScoreReason.InverseProportion, weight, target, actual));
    }

    private static Achieved InRange(decimal weight, decimal actual, decimal low, decimal high)
    {
        if (actual > high)
        {
            return new Achieved(high, actual, new Explanation(ScoreReason.AboveRange, weight, high, actual));
        }

        if (actual >= low)
        {
            return new Achieved(1m, 1m, new Explanation(ScoreReason.InRange, weight, actual, low, high));
        }

        // Below a range that begins at 0 is below 0: nothing was reached.
        return new Achieved(
            low == 0 ? 0m : Math.Max(0m, actual),
            low == 0 ? 1m : low,
            new Explanation(ScoreReason.BelowRange, weight, actual, low)
        );
    }

    private static Achieved? YesNo(decimal weight, decimal value) =>
        value switch
        {
            1m => new Achieved(1m, 1m, new Explanation(ScoreReason.Yes, weight)),
            0m => new Achieved(0m, 1m, new Explanation(ScoreReason.No, weight)),
            _ => null,
        };

    private RuleScore Deadline(Indicator indicator, DateOnly on)
    {
        var late = on.DayNumber - indicator.DueOn!.Value.DayNumber;
        var planned = indicator.DueOn.Value.DayNumber - (indicator.StartOn ?? indicator.DueOn.Value).DayNumber;
        var weight = indicator.Weight ?? 0m;
        if (late > 0 && framework.LateDeadline == LateDeadline.Linear && planned == 0)
        {
            return RuleScore.Nothing(new Explanation(ScoreReason.InvalidTarget), AppraisalFlag.InvalidTarget);
        }

        var achieved = (late > 0, framework.LateDeadline) switch
        {
            (false, _) => new Achieved(1m, 1m, new Explanation(ScoreReason.InTime, weight, -late)),
            (true, LateDeadline.Zero) => new Achieved(0m, 1m, new Explanation(ScoreReason.Late, weight, late)),
            (true, LateDeadline.Linear) => new Achieved(
                Math.Max(0, planned - late),
                planned,
                new Explanation(ScoreReason.LateInProportion, weight, late, planned)
            ),
            _ => throw new InvalidOperationException($"No rule for {framework.LateDeadline}."),
        };
        return Reduced(indicator, achieved, []);
    }

    private RuleScore Judged(decimal? weight, IndicatorActual actual)
    {
        var band = framework.QualitativeBands.FirstOrDefault(band => band.Id == actual.Band);
        if (actual.Band is null || (actual.Percent ?? band?.Percent) is not { } percent)
        {
            return RuleScore.Nothing(new Explanation(ScoreReason.NoPercent));
        }

        if (band?.Contains(percent) != true)
        {
            IReadOnlyList<decimal> facts = band is null ? [percent] : [percent, band.From, band.To];
            return RuleScore.Nothing(new Explanation(ScoreReason.OutOfBand, facts), AppraisalFlag.OutOfBand);
        }

        return weight is not { } points
            ? Unweighted(percent / 100m, [])
            : new RuleScore(
                RuleScore.Round(percent / 100m),
                RuleScore.Limit(rounding, points * percent / 100m, points),
                [],
                new Explanation(ScoreReason.BandPercent, points, percent)
            );
    }

    private RuleScore ItemsMet(Indicator indicator, IndicatorActual actual)
    {
        var weight = indicator.Weight ?? 0m;
        if (actual.HasSeriousBreach)
        {
            var breach = new Achieved(0m, 1m, new Explanation(ScoreReason.SeriousBreach, weight));
            return Reduced(indicator, breach, [AppraisalFlag.SeriousBreach]);
        }

        var applicable = actual.ApplicableItems ?? indicator.Target!.Value;
        return
            actual.Value is { } met
            && applicable >= 1
            && applicable <= indicator.Target
            && met >= 0
            && met <= applicable
            ? Reduced(
                indicator,
                new Achieved(met, applicable, new Explanation(ScoreReason.ItemsMet, weight, met, applicable)),
                []
            )
            : RuleScore.Nothing(new Explanation(ScoreReason.ActualOfOtherKind));
    }

    private static RuleScore Unreadable(string? text) =>
        text is not null && (text.AsSpan().ContainsAny(OperatorSigns) || PrintedTarget.Of(text).Operator is not null)
            ? RuleScore.Nothing(new Explanation(ScoreReason.ActualOfOtherKind), AppraisalFlag.ActualWithOperator)
            : RuleScore.Nothing(new Explanation(ScoreReason.ActualOfOtherKind));

    private static RuleScore Unweighted(decimal ratio, IReadOnlyList<string> flags) =>
        RuleScore.Nothing(new Explanation(ScoreReason.NoWeight), flags) with
        {
            Ratio = RuleScore.Round(ratio),
        };

    /// <summary>What was reached of what: <c>Part</c> 0 or more, <c>Whole</c> above 0. A part above the whole is over-achievement.</summary>
    private sealed record Achieved(decimal Part, decimal Whole, Explanation Explanation);
}
