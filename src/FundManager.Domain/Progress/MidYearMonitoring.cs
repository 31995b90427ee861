using System.Runtime.InteropServices;
using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Progress;

/// <summary>How far a target is from where it should be by the cut-off, if things go on at this pace.</summary>
public enum DeviationBand
{
    /// <summary>Nothing reported, or nothing to compare yet.</summary>
    Unknown,

    /// <summary>Four fifths of the target or more will be reached.</summary>
    OnPlan,

    /// <summary>From half of the target to below four fifths.</summary>
    Behind,

    /// <summary>Less than half of the target.</summary>
    FarBehind,
}

/// <summary>What gives cause for a warning.</summary>
public enum MonitoringReason
{
    /// <summary>Red: less than half of the time's share of the money is spent.</summary>
    MoneyFarBehind,

    /// <summary>Red: the unit says of a target that it cannot be met.</summary>
    TargetImpossible,

    /// <summary>Yellow: less than four fifths of the time's share of the money is spent.</summary>
    MoneyBehind,

    /// <summary>Yellow: money and goals are more than 0.30 apart.</summary>
    MoneyAndGoalsApart,
}

/// <summary>The time that is looked at: a budget year, or the term of an award.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day, included.</param>
/// <param name="CutOff">The last day that is told of, included.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MonitoredPeriod(DateOnly From, DateOnly To, DateOnly CutOff)
{
    /// <summary>Days elapsed ÷ days, 0 to 1.</summary>
    public decimal Elapsed
    {
        get
        {
            var days = To.DayNumber - From.DayNumber + 1;
            return (decimal)Math.Clamp(CutOff.DayNumber - From.DayNumber + 1, 0, days) / days;
        }
    }
}

/// <summary>One target at the cut-off.</summary>
/// <param name="Number">Number of the indicator.</param>
/// <param name="Reached">min(1, actual ÷ target), by the operator's rule; null where nothing is reported: never 0.</param>
/// <param name="ForecastEstimate">The value at the end at this pace, in the indicator's unit; null where there is none.</param>
/// <param name="Band">How far that is from the target.</param>
/// <param name="Likelihood">What the unit says; null where it says nothing.</param>
public sealed record MonitoredIndicator(
    int Number,
    decimal? Reached,
    double? ForecastEstimate,
    DeviationBand Band,
    TargetLikelihood? Likelihood
);

/// <summary>Double monitoring (双监控) at mid-year: money and goals together, each against the time that has gone.</summary>
/// <remarks>Columns after 财预〔2019〕136号; the lines of the lights are the fund's own.</remarks>
/// <param name="Money">Spent to date ÷ budget of the period; null without a budget.</param>
/// <param name="Time">Days elapsed ÷ days.</param>
/// <param name="Goal">Σ weight × reached ÷ Σ weight over what is reported; null where nothing is.</param>
/// <param name="SpentForecastEstimate">Spent at the end of the period at this pace, in the currency of the budget.</param>
/// <param name="Reasons">Every cause of the light; empty where it is green.</param>
/// <param name="Indicators">Each target, in the order of the agreement.</param>
public sealed record MidYearMonitoring(
    decimal? Money,
    decimal Time,
    decimal? Goal,
    double? SpentForecastEstimate,
    IReadOnlyList<MonitoringReason> Reasons,
    IReadOnlyList<MonitoredIndicator> Indicators
)
{
    private const decimal FarBehindBelow = 0.5m;
    private const decimal BehindBelow = 0.8m;
    private const decimal ApartAbove = 0.30m;

    /// <summary>Red where a red reason holds, else yellow where any holds, else green; none while neither money nor goals are known.</summary>
    public ProgressLight Light =>
        Reasons.Any(reason => reason is MonitoringReason.MoneyFarBehind or MonitoringReason.TargetImpossible)
            ? ProgressLight.Red
        : Reasons.Count > 0 ? ProgressLight.Yellow
        : Money is null && Goal is null ? ProgressLight.None
        : ProgressLight.Green;

    /// <summary>Numbers of the indicators of which nothing is reported yet.</summary>
    public IReadOnlyList<int> Unreported => [.. Indicators.Where(i => i.Reached is null).Select(i => i.Number)];

    /// <summary>Computes it.</summary>
    /// <param name="card">The scores of what is done so far.</param>
    /// <param name="indicators">What was agreed.</param>
    /// <param name="actuals">What is done so far.</param>
    /// <param name="money">Spent to date, and the budget of the whole period, in one currency.</param>
    /// <param name="period">The time.</param>
    /// <param name="likelihoods">What the unit says of its targets, by number.</param>
    public static MidYearMonitoring Compute(
        Scorecard card,
        IReadOnlyList<Indicator> indicators,
        IReadOnlyList<IndicatorActual> actuals,
        (decimal Spent, decimal Budget) money,
        MonitoredPeriod period,
        IReadOnlyDictionary<int, TargetLikelihood>? likelihoods = null
    )
    {
        var time = period.Elapsed;
        var rows = card.Rows.Where(row => row.IsApplicable).ToList();
        List<MonitoredIndicator> monitored =
        [
            .. rows.Select(row =>
                Of(
                    row,
                    indicators.First(indicator => indicator.Number == row.Number),
                    actuals.FirstOrDefault(actual => actual.Number == row.Number),
                    time
                ) with
                {
                    Likelihood = likelihoods?.TryGetValue(row.Number, out var told) == true ? told : null,
                }
            ),
        ];
        decimal? spent = money.Budget > 0 ? Math.Max(0, money.Spent) / money.Budget : null;
        var goal = GoalOf(rows, monitored);
        return new MidYearMonitoring(
            spent,
            time,
            goal,
            time > 0 ? (double)(Math.Max(0, money.Spent) / time) : null,
            [.. ReasonsOf(spent, time, goal, monitored)],
            monitored
        );
    }

    // At this pace a count grows on and a share stays: 60 % by the middle of the year is not 120 % at its end.
    private static MonitoredIndicator Of(ScorecardRow row, Indicator indicator, IndicatorActual? actual, decimal time)
    {
        var reached =
            row.Ratio is { } ratio ? Math.Clamp(ratio, 0, 1)
            : row is { Weight: > 0 and { } weight, Counted: { } counted } ? counted / weight
            : (decimal?)null;
        var grows =
            indicator.Operator is IndicatorOperator.GreaterOrEqual or IndicatorOperator.Equal
            && !IsShare(indicator.Unit);
        var pace = grows ? time : 1m;
        return new MonitoredIndicator(
            row.Number,
            reached,
            indicator.IsMeasured && actual?.Value is { } value && pace > 0 ? (double)(value / pace) : null,
            BandOf(reached, pace),
            Likelihood: null
        );
    }

    private static DeviationBand BandOf(decimal? reached, decimal pace) =>
        reached is not { } share || pace == 0 ? DeviationBand.Unknown
        : share < FarBehindBelow * pace ? DeviationBand.FarBehind
        : share < BehindBelow * pace ? DeviationBand.Behind
        : DeviationBand.OnPlan;

    private static decimal? GoalOf(List<ScorecardRow> rows, List<MonitoredIndicator> monitored)
    {
        var reported = rows.Zip(monitored)
            .Where(pair => pair.First.Weight > 0 && pair.Second.Reached is not null)
            .ToList();
        var weights = reported.Sum(pair => pair.First.Weight!.Value);
        return weights == 0
            ? null
            : reported.Sum(pair => pair.First.Weight!.Value * pair.Second.Reached!.Value) / weights;
    }

    private static IEnumerable<MonitoringReason> ReasonsOf(
        decimal? money,
        decimal time,
        decimal? goal,
        List<MonitoredIndicator> monitored
    )
    {
        if (money < FarBehindBelow * time)
        {
            yield return MonitoringReason.MoneyFarBehind;
        }
        else if (money < BehindBelow * time)
        {
            yield return MonitoringReason.MoneyBehind;
        }

        if (monitored.Exists(indicator => indicator.Likelihood == TargetLikelihood.Impossible))
        {
            yield return MonitoringReason.TargetImpossible;
        }

        if (money is { } spent && goal is { } reached && Math.Abs(spent - reached) > ApartAbove)
        {
            yield return MonitoringReason.MoneyAndGoalsApart;
        }
    }

    private static bool IsShare(string? unit) => unit?.Contains('%', StringComparison.Ordinal) == true;
}
