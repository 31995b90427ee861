using System.Globalization;
using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Tests.Appraisals;

internal sealed class IndicatorRuleTests
{
    [TestCase("130", false)]
    [TestCase("130.01", true)]
    public void More_than_the_tolerance_above_the_target_is_flagged_and_earns_full_points(decimal actual, bool flagged)
    {
        var row = Sample.Score(Frameworks.Standard, Sample.Indicator(100m), Sample.Actual(actual));

        Assert.That(row.Score, Is.EqualTo(10m));
        Assert.That(row.Flags.Contains(AppraisalFlag.OverAchievement, StringComparer.Ordinal), Is.EqualTo(flagged));
    }

    [TestCase("130", "10")]
    [TestCase("131", "9.9")]
    [TestCase("230", "0")]
    [TestCase("231", "0")]
    public void A_linear_reduction_takes_what_is_over_the_tolerance(decimal actual, decimal score)
    {
        var framework = Frameworks.Reducing(OverAchievementPolicy.ReduceLinear);

        var row = Sample.Score(framework, Sample.Indicator(100m), Sample.Actual(actual));

        Assert.That(row.Score, Is.EqualTo(score));
    }

    [TestCase("130", "10")]
    [TestCase("130.01", "9.5")]
    [TestCase("150", "9.5")]
    [TestCase("150.01", "9")]
    [TestCase("200", "9")]
    [TestCase("200.01", "8")]
    public void A_reduction_by_table_takes_the_last_step_that_the_ratio_exceeds(decimal actual, decimal score)
    {
        var framework = Frameworks.Reducing(
            OverAchievementPolicy.ReduceTable,
            new ReductionStep(1.3m, 95m),
            new ReductionStep(1.5m, 90m),
            new ReductionStep(2m, 80m)
        );

        var row = Sample.Score(framework, Sample.Indicator(100m), Sample.Actual(actual));

        Assert.That(row.Score, Is.EqualTo(score));
    }

    [TestCase("39.99", "6.00", ScoreReason.BelowRange)]
    [TestCase("39", "5.85", ScoreReason.BelowRange)]
    [TestCase("40", "6", ScoreReason.InRange)]
    [TestCase("60", "6", ScoreReason.InRange)]
    [TestCase("61", "5.9", ScoreReason.AboveRange)]
    [TestCase("-5", "0", ScoreReason.BelowRange)]
    public void A_range_includes_both_ends(decimal actual, decimal score, string how)
    {
        var indicator = Sample.Indicator(40m, 6m, IndicatorOperator.Between) with { TargetTo = 60m };

        var row = Sample.Score(Frameworks.Standard, indicator, Sample.Actual(actual));

        Assert.That(row.Score, Is.EqualTo(score));
        Assert.That(row.Explanation.Code, Is.EqualTo(how));
    }

    [TestCase(LateDeadline.Zero, "2024-12-31", "5")]
    [TestCase(LateDeadline.Zero, "2025-01-01", "0")]
    [TestCase(LateDeadline.Linear, "2024-12-31", "5")]
    [TestCase(LateDeadline.Linear, "2025-01-01", "4.5")]
    [TestCase(LateDeadline.Linear, "2025-01-10", "0")]
    [TestCase(LateDeadline.Linear, "2025-01-11", "0")]
    public void A_missed_deadline_earns_what_the_framework_says(LateDeadline policy, string on, decimal score)
    {
        var framework = Frameworks.Standard with { LateDeadline = policy };
        var indicator = Sample.Indicator(null, 5m, IndicatorOperator.Deadline) with
        {
            StartOn = new DateOnly(2024, 12, 21),
            DueOn = new DateOnly(2024, 12, 31),
        };

        var row = Sample.Score(framework, indicator, new IndicatorActual { Number = 1, On = Date(on) });

        Assert.That(row.Score, Is.EqualTo(score));
    }

    [Test]
    public void Lateness_cannot_be_measured_without_a_starting_day()
    {
        var framework = Frameworks.Standard with { LateDeadline = LateDeadline.Linear };
        var indicator = Sample.Indicator(null, 5m, IndicatorOperator.Deadline) with { DueOn = Date("2024-12-31") };

        var row = Sample.Score(framework, indicator, new IndicatorActual { Number = 1, On = Date("2025-01-01") });

        Assert.That(row.Score, Is.Null);
        Assert.That(row.Flags, Is.EqualTo(new[] { AppraisalFlag.NotScored, AppraisalFlag.InvalidTarget }));
    }

    [TestCase("achieved", "100", "10")]
    [TestCase("achieved", "80", "8")]
    [TestCase("achieved", "79.99", null)]
    [TestCase("partly", "80", null)]
    [TestCase("partly", "79.99", "8.00")]
    [TestCase("partly", "60", "6")]
    [TestCase("not", "60", null)]
    [TestCase("not", "59.99", "6.00")]
    [TestCase("not", "0", "0")]
    [TestCase("splendid", "90", null)]
    public void A_percent_lies_in_its_band_or_scores_nothing(string band, decimal percent, decimal? score)
    {
        var indicator = Sample.Indicator(null, how: IndicatorOperator.Qualitative);

        var row = Sample.Score(
            Frameworks.Standard,
            indicator,
            new IndicatorActual
            {
                Number = 1,
                Band = band,
                Percent = percent,
            }
        );

        Assert.That(row.Score, Is.EqualTo(score));
        Assert.That(row.Flags.Contains(AppraisalFlag.OutOfBand, StringComparer.Ordinal), Is.EqualTo(score is null));
    }

    [TestCase("1", "10")]
    [TestCase("0", "0")]
    [TestCase("0.5", null)]
    public void Yes_or_no_is_all_or_nothing(decimal actual, decimal? score)
    {
        var row = Sample.Score(
            Frameworks.Standard,
            Sample.Indicator(null, how: IndicatorOperator.YesNo),
            Sample.Actual(actual)
        );

        Assert.That(row.Score, Is.EqualTo(score));
    }

    [TestCase(29, true)]
    [TestCase(30, false)]
    public void A_small_survey_is_flagged(int answers, bool flagged)
    {
        var indicator = Sample.Indicator(95m, how: IndicatorOperator.Satisfaction);

        var row = Sample.Score(Frameworks.Standard, indicator, Sample.Actual(96m) with { ValidAnswers = answers });

        Assert.That(row.Score, Is.EqualTo(10m));
        Assert.That(row.Flags.Contains(AppraisalFlag.SmallSample, StringComparer.Ordinal), Is.EqualTo(flagged));
    }

    [TestCase(RoundingMode.HalfUp, 2, "9.69")]
    [TestCase(RoundingMode.Truncate, 2, "9.68")]
    [TestCase(RoundingMode.HalfUp, 0, "10")]
    [TestCase(RoundingMode.Truncate, 0, "9")]
    public void Scores_are_rounded_as_the_framework_says(RoundingMode mode, int places, decimal score)
    {
        var framework = Frameworks.Standard with { Rounding = new Rounding(mode, places) };

        var row = Sample.Score(framework, Sample.Indicator(100000m), Sample.Actual(96851.7m));

        Assert.That(row.Score, Is.EqualTo(score));
    }

    [Test]
    public void A_third_of_three_points_is_one_point_even_when_truncated()
    {
        var framework = Frameworks.Standard with { Rounding = new Rounding(RoundingMode.Truncate, 2) };

        var row = Sample.Score(framework, Sample.Indicator(3m, 3m), Sample.Actual(1m));

        Assert.That(row.Score, Is.EqualTo(1m));
        Assert.That(row.Ratio, Is.EqualTo(0.333333m));
    }

    [Test]
    public void Rounding_up_does_not_pass_the_weight()
    {
        var row = Sample.Score(Frameworks.Standard, Sample.Indicator(100m, 3.336m), Sample.Actual(100m));

        Assert.That(row.Score, Is.EqualTo(3.336m));
    }

    [TestCase("≥266米", true)]
    [TestCase(">=266", true)]
    [TestCase("=266", true)]
    [TestCase("about 266", false)]
    public void Words_are_no_value_and_an_operator_among_them_is_flagged(string text, bool flagged)
    {
        var actual = new IndicatorActual
        {
            Number = 1,
            Text = text,
            ScorerScore = 10m,
        };

        var row = Sample.Score(Frameworks.Standard, Sample.Indicator(266m), actual);

        Assert.That((row.Score, row.Counted), Is.EqualTo(((decimal?)null, (decimal?)10m)));
        Assert.That(row.Flags.Contains(AppraisalFlag.ActualWithOperator, StringComparer.Ordinal), Is.EqualTo(flagged));
    }

    [Test]
    public void Another_unit_than_the_targets_is_not_compared()
    {
        var row = Sample.Score(Frameworks.Standard, Sample.Indicator(550m), Sample.Actual(20m) with { Unit = "件" });

        Assert.That(row.Score, Is.Null);
        Assert.That(row.Flags, Is.EqualTo(new[] { AppraisalFlag.NotScored, AppraisalFlag.UnitMismatch }));
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
