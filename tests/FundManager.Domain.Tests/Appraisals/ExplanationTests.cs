using System.Globalization;
using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Tests.Appraisals;

/// <summary>Each way of scoring by hand: the score, how far the target was reached, and the numbers that the explanation gives.</summary>
internal sealed class ExplanationTests
{
    [TestCase(IndicatorOperator.GreaterOrEqual, "200", "164", "8.2", "0.82", ScoreReason.Proportion, "10 164 200")]
    [TestCase(IndicatorOperator.GreaterOrEqual, "100", "100", "10", "1", ScoreReason.Met, "10 100 100")]
    [TestCase(IndicatorOperator.GreaterOrEqual, "100", "-5", "0", "0", ScoreReason.Proportion, "10 -5 100")]
    [TestCase(IndicatorOperator.GreaterOrEqual, "100", "120", "10", "1.2", ScoreReason.Met, "10 120 100")]
    [TestCase(IndicatorOperator.Satisfaction, "95", "19", "2", "0.2", ScoreReason.Proportion, "10 19 95")]
    [TestCase(IndicatorOperator.Equal, "50", "50", "10", "1", ScoreReason.Met, "10 50 50")]
    [TestCase(IndicatorOperator.Equal, "50", "40", "8", "0.8", ScoreReason.Proportion, "10 40 50")]
    [TestCase(IndicatorOperator.LessOrEqual, "5", "4", "10", "1", ScoreReason.Met, "10 4 5")]
    [TestCase(IndicatorOperator.LessOrEqual, "5", "5", "10", "1", ScoreReason.Met, "10 5 5")]
    [TestCase(IndicatorOperator.LessOrEqual, "5", "8", "6.25", "0.625", ScoreReason.InverseProportion, "10 5 8")]
    [TestCase(IndicatorOperator.LessOrEqual, "100", "1", "10", "1", ScoreReason.Met, "10 1 100")]
    [TestCase(IndicatorOperator.LessOrEqual, "0", "0", "10", "1", ScoreReason.Met, "10 0 0")]
    [TestCase(IndicatorOperator.LessOrEqual, "0", "1", "0", "0", ScoreReason.ZeroMissed, "10 1")]
    [TestCase(IndicatorOperator.YesNo, null, "1", "10", "1", ScoreReason.Yes, "10")]
    [TestCase(IndicatorOperator.YesNo, null, "0", "0", "0", ScoreReason.No, "10")]
    [TestCase(IndicatorOperator.Checklist, "4", "3", "7.5", "0.75", ScoreReason.ItemsMet, "10 3 4")]
    [TestCase(IndicatorOperator.Checklist, "4", "0", "0", "0", ScoreReason.ItemsMet, "10 0 4")]
    [TestCase(IndicatorOperator.Checklist, "4", "4", "10", "1", ScoreReason.ItemsMet, "10 4 4")]
    public void A_measured_row_tells_the_numbers_that_made_its_score(
        IndicatorOperator how,
        string? target,
        decimal actual,
        decimal score,
        decimal ratio,
        string code,
        string facts
    )
    {
        var row = Sample.Score(
            Frameworks.Standard,
            Sample.Indicator(target is null ? null : Number(target), how: how),
            Sample.Actual(actual)
        );

        Assert.That((row.Score, row.Ratio, row.Explanation.Code), Is.EqualTo((score, ratio, code)));
        Assert.That(row.Explanation.Facts, Is.EqualTo(facts.Split(' ').Select(Number)));
        Assert.That(row.Flags, Is.EqualTo(code == ScoreReason.ZeroMissed ? new[] { AppraisalFlag.ZeroTarget } : []));
    }

    [TestCase("39", "9.75", "0.975", ScoreReason.BelowRange, "10 39 40")]
    [TestCase("40", "10", "1", ScoreReason.InRange, "10 40 40 60")]
    [TestCase("60", "10", "1", ScoreReason.InRange, "10 60 40 60")]
    [TestCase("80", "7.5", "0.75", ScoreReason.AboveRange, "10 60 80")]
    public void A_range_tells_which_end_was_missed(
        decimal actual,
        decimal score,
        decimal ratio,
        string code,
        string facts
    )
    {
        var indicator = Sample.Indicator(40m, how: IndicatorOperator.Between) with { TargetTo = 60m };

        var row = Sample.Score(Frameworks.Standard, indicator, Sample.Actual(actual));

        Assert.That((row.Score, row.Ratio, row.Explanation.Code), Is.EqualTo((score, ratio, code)));
        Assert.That(row.Explanation.Facts, Is.EqualTo(facts.Split(' ').Select(Number)));
    }

    [Test]
    public void Below_a_range_that_begins_at_nothing_is_nothing()
    {
        var indicator = Sample.Indicator(0m, how: IndicatorOperator.Between) with { TargetTo = 60m };

        var row = Sample.Score(Frameworks.Standard, indicator, Sample.Actual(-1m));

        Assert.That((row.Score, row.Ratio), Is.EqualTo((0m, 0m)));
        Assert.That(row.Explanation.Code, Is.EqualTo(ScoreReason.BelowRange));
    }

    [TestCase(LateDeadline.Zero, "2024-12-28", "5", "1", ScoreReason.InTime, "5 3")]
    [TestCase(LateDeadline.Zero, "2024-12-31", "5", "1", ScoreReason.InTime, "5 0")]
    [TestCase(LateDeadline.Zero, "2025-01-02", "0", "0", ScoreReason.Late, "5 2")]
    [TestCase(LateDeadline.Linear, "2025-01-02", "4", "0.8", ScoreReason.LateInProportion, "5 2 10")]
    public void A_deadline_tells_days_to_spare_and_days_late(
        LateDeadline policy,
        string on,
        decimal score,
        decimal ratio,
        string code,
        string facts
    )
    {
        var indicator = Sample.Indicator(null, 5m, IndicatorOperator.Deadline) with
        {
            StartOn = new DateOnly(2024, 12, 21),
            DueOn = new DateOnly(2024, 12, 31),
        };

        var row = Sample.Score(
            Frameworks.Standard with
            {
                LateDeadline = policy,
            },
            indicator,
            new IndicatorActual { Number = 1, On = DateOnly.ParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture) }
        );

        Assert.That((row.Score, row.Ratio, row.Explanation.Code), Is.EqualTo((score, ratio, code)));
        Assert.That(row.Explanation.Facts, Is.EqualTo(facts.Split(' ').Select(Number)));
    }

    [TestCase("achieved", "90", "9", ScoreReason.BandPercent, "10 90")]
    [TestCase("achieved", "79.99", null, ScoreReason.OutOfBand, "79.99 80 100")]
    [TestCase("splendid", "90", null, ScoreReason.OutOfBand, "90")]
    [TestCase("achieved", null, null, ScoreReason.NoPercent, "")]
    public void A_judged_row_tells_its_percent_and_the_band_that_it_missed(
        string band,
        string? percent,
        string? score,
        string code,
        string facts
    )
    {
        var row = Sample.Score(
            Frameworks.Standard,
            Sample.Indicator(null, how: IndicatorOperator.Qualitative),
            new IndicatorActual
            {
                Number = 1,
                Band = band,
                Percent = percent is null ? null : Number(percent),
            }
        );

        Assert.That(row.Score, Is.EqualTo(score is null ? (decimal?)null : Number(score)));
        Assert.That(row.Ratio, Is.EqualTo(score is null ? (decimal?)null : 0.9m));
        Assert.That(row.Explanation.Code, Is.EqualTo(code));
        Assert.That(
            row.Explanation.Facts,
            Is.EqualTo(facts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number))
        );
        Assert.That(row.Flags.Contains(AppraisalFlag.NotScored, StringComparer.Ordinal), Is.EqualTo(score is null));
    }

    [TestCase("3", 4, true)]
    [TestCase("3", 3, true)]
    [TestCase("1", 1, true)]
    [TestCase("0", 1, true)]
    [TestCase("0", 0, false)]
    [TestCase("3", 5, false)]
    [TestCase("4", 3, false)]
    [TestCase("-1", 3, false)]
    public void Items_met_lie_within_those_that_apply_and_those_within_the_list(decimal met, int apply, bool isScored)
    {
        var row = Sample.Score(
            Frameworks.Standard,
            Sample.Indicator(4m, how: IndicatorOperator.Checklist),
            Sample.Actual(met) with
            {
                ApplicableItems = apply,
            }
        );

        Assert.That(
            row.Score,
            Is.EqualTo(isScored ? decimal.Round(10m * met / apply, 2, MidpointRounding.AwayFromZero) : (decimal?)null)
        );
        Assert.That(row.Explanation.Code, Is.EqualTo(isScored ? ScoreReason.ItemsMet : ScoreReason.ActualOfOtherKind));
    }

    [Test]
    public void A_serious_breach_takes_all_points_whatever_was_met()
    {
        var row = Sample.Score(
            Frameworks.Standard,
            Sample.Indicator(4m, how: IndicatorOperator.Checklist),
            Sample.Actual(4m) with
            {
                HasSeriousBreach = true,
            }
        );

        Assert.That((row.Score, row.Ratio, row.Explanation.Code), Is.EqualTo((0m, 0m, ScoreReason.SeriousBreach)));
        Assert.That(row.Explanation.Facts, Is.EqualTo(new[] { 10m }));
        Assert.That(row.Flags, Is.EqualTo(new[] { AppraisalFlag.SeriousBreach }));
    }

    [Test]
    public void A_reduction_tells_what_it_was_reduced_by()
    {
        var linear = Sample.Score(
            Frameworks.Reducing(OverAchievementPolicy.ReduceLinear),
            Sample.Indicator(100m),
            Sample.Actual(150m)
        );
        var table = Frameworks.Reducing(OverAchievementPolicy.ReduceTable, new ReductionStep(1.5m, 90m));
        var under = Sample.Score(table, Sample.Indicator(100m), Sample.Actual(150m));
        var over = Sample.Score(table, Sample.Indicator(100m), Sample.Actual(151m));

        Assert.That((linear.Score, linear.Explanation.Code), Is.EqualTo((8m, ScoreReason.ReducedLinear)));
        Assert.That(linear.Explanation.Facts, Is.EqualTo(new[] { 10m, 150m, 100m, 0.3m }));
        Assert.That((under.Score, under.Explanation.Code), Is.EqualTo((10m, ScoreReason.Met)));
        Assert.That((over.Score, over.Explanation.Code), Is.EqualTo((9m, ScoreReason.ReducedByTable)));
        Assert.That(over.Explanation.Facts, Is.EqualTo(new[] { 10m, 151m, 100m, 90m }));
        Assert.That(under.Flags, Is.EqualTo(new[] { AppraisalFlag.OverAchievement }), "flagged even without a step");
    }

    [Test]
    public void An_exact_target_has_a_tolerance_of_its_own()
    {
        var framework = Frameworks.Reducing(OverAchievementPolicy.ReduceLinear) with { EqualTolerance = 0.1m };
        var indicator = Sample.Indicator(100m, how: IndicatorOperator.Equal);

        Assert.That(Sample.Score(framework, indicator, Sample.Actual(110m)).Flags, Is.Empty);
        Assert.That(Sample.Score(framework, indicator, Sample.Actual(120m)).Score, Is.EqualTo(9m));
    }

    [TestCase("20", "15", "7.5", "0.75", ScoreReason.BudgetRate, "10 15 20")]
    [TestCase("20", "20", "10", "1", ScoreReason.BudgetRate, "10 20 20")]
    [TestCase("20", "25", "10", "1.25", ScoreReason.BudgetRate, "10 25 20")]
    [TestCase("20", "-1", "0", "0", ScoreReason.BudgetRate, "10 0 20")]
    [TestCase("0", "1", null, null, ScoreReason.NoBudget, "0")]
    public void Money_spent_is_scored_up_to_the_budget(
        decimal budget,
        decimal spent,
        string? score,
        string? ratio,
        string code,
        string facts
    )
    {
        var row = Scorecard
            .Compute(
                Frameworks.Standard,
                new BudgetExecution
                {
                    AdjustedAnnualBudget = budget,
                    Executed = spent,
                    Weight = 10m,
                },
                [],
                []
            )
            .BudgetExecution!;

        Assert.That(row.Score, Is.EqualTo(score is null ? (decimal?)null : Number(score)));
        Assert.That(row.Ratio, Is.EqualTo(ratio is null ? (decimal?)null : Number(ratio)));
        Assert.That(row.Explanation.Code, Is.EqualTo(code));
        Assert.That(row.Explanation.Facts, Is.EqualTo(facts.Split(' ').Select(Number)));
        Assert.That(
            row.Flags,
            Is.EqualTo(
                score is null ? new[] { AppraisalFlag.NotScored, AppraisalFlag.NoBudget }
                : spent > budget ? [AppraisalFlag.OverExecution]
                : []
            )
        );
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
