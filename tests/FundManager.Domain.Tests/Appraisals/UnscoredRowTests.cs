using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Tests.Appraisals;

/// <summary>Rows that the rule cannot score, and what they tell all the same.</summary>
internal sealed class UnscoredRowTests
{
    [Test]
    public void Without_a_weight_a_row_tells_how_far_its_target_was_reached_and_scores_nothing()
    {
        var measured = Sample.Score(Frameworks.Standard, Sample.Indicator(100m, null), Sample.Actual(150m));
        var judged = Sample.Score(
            Frameworks.Standard,
            Sample.Indicator(null, null, IndicatorOperator.Qualitative),
            new IndicatorActual
            {
                Number = 1,
                Band = "achieved",
                Percent = 90m,
            }
        );
        var money = Scorecard
            .Compute(Frameworks.Standard, new BudgetExecution { AdjustedAnnualBudget = 20m, Executed = 15m }, [], [])
            .BudgetExecution!;

        Assert.That((measured.Ratio, judged.Ratio, money.Ratio), Is.EqualTo((1.5m, 0.9m, 0.75m)));
        Assert.That(
            new[] { measured, judged, money }.Select(row => (row.Score, row.Explanation.Code)),
            Is.All.EqualTo(((decimal?)null, ScoreReason.NoWeight))
        );
        Assert.That(measured.Flags, Is.EqualTo(new[] { AppraisalFlag.NotScored, AppraisalFlag.OverAchievement }));
    }

    [Test]
    public void A_row_that_cannot_be_scored_says_why()
    {
        static string Code(Indicator indicator, IndicatorActual? actual) =>
            Sample.Score(Frameworks.Standard, indicator, actual).Explanation.Code;

        Assert.That(Code(Sample.Indicator(0m), Sample.Actual(1m)), Is.EqualTo(ScoreReason.InvalidTarget));
        Assert.That(Code(Sample.Indicator(1m), null), Is.EqualTo(ScoreReason.NoActual));
        Assert.That(Code(Sample.Indicator(1m), Sample.Actual(null)), Is.EqualTo(ScoreReason.NoActual));
        Assert.That(
            Code(Sample.Indicator(1m), Sample.Actual(1m) with { Unit = "件" }),
            Is.EqualTo(ScoreReason.OtherUnit)
        );
        Assert.That(Code(Sample.Indicator(1m), Sample.Actual(1m) with { Unit = "人" }), Is.EqualTo(ScoreReason.Met));
        Assert.That(
            Code(Sample.Indicator(null, how: IndicatorOperator.YesNo), Sample.Actual(2m)),
            Is.EqualTo(ScoreReason.ActualOfOtherKind)
        );
        Assert.That(
            Code(Sample.Indicator(1m), new IndicatorActual { Number = 1, IsNotApplicable = true }),
            Is.EqualTo(ScoreReason.NotApplicable)
        );
        Assert.That(
            Code(
                Sample.Indicator(null, how: IndicatorOperator.Deadline) with
                {
                    DueOn = new DateOnly(2024, 12, 31),
                },
                Sample.Actual(1m)
            ),
            Is.EqualTo(ScoreReason.ActualOfOtherKind)
        );
    }
}
