using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Tests.Appraisals;

internal sealed class ScorecardTests
{
    [Test]
    public void A_total_adds_the_rounded_scores_of_all_rows()
    {
        var card = Compute(Sample.Actual(164m, 1), Sample.Actual(49m, 2), Sample.Actual(95m, 3));

        Assert.That(card.Rows.Select(row => row.Score), Is.EqualTo(new[] { 41m, 29.4m, 10m }));
        Assert.That(card.Total, Is.EqualTo(90.4m));
        Assert.That(card.Grade!.Id, Is.EqualTo("excellent"));
        Assert.That(card.Flags, Is.Empty);
        Assert.That(card.Blocks.Select(block => block.Score), Is.EqualTo(new[] { 10m, 41m, 29.4m, 10m }));
    }

    [Test]
    public void A_missing_actual_leaves_the_row_unscored_and_the_card_without_a_total()
    {
        var card = Compute(Sample.Actual(200m, 1), Sample.Actual(95m, 3));

        Assert.That(card.Rows[1].Score, Is.Null);
        Assert.That(card.Rows[1].Flags, Is.EqualTo(new[] { AppraisalFlag.NotScored }));
        Assert.That((card.Total, card.Grade), Is.EqualTo(((decimal?)null, (Band?)null)));
        Assert.That(card.Blocks[2].Score, Is.Null);
    }

    [Test]
    public void A_row_left_out_makes_the_others_the_whole()
    {
        var left = new IndicatorActual
        {
            Number = 2,
            IsNotApplicable = true,
            Reason = "moved to next year",
        };

        var card = Compute(Sample.Actual(164m, 1), left, Sample.Actual(95m, 3));

        Assert.That(card.Total, Is.EqualTo(87.14m));
        Assert.That(card.Rows[1].Flags, Is.EqualTo(new[] { AppraisalFlag.NotApplicable }));
        Assert.That(card.Grade!.Id, Is.EqualTo("good"));
    }

    [Test]
    public void A_card_of_rows_left_out_has_no_total()
    {
        var card = Scorecard.Compute(
            Frameworks.Standard,
            new BudgetExecution { IsNotApplicable = true, Weight = 10m },
            [Sample.Indicator(1m)],
            [new IndicatorActual { Number = 1, IsNotApplicable = true }]
        );

        Assert.That(card.Total, Is.Null);
    }

    [TestCase("7", "7")]
    [TestCase("0", "0")]
    [TestCase("10", "10")]
    [TestCase("10.01", null)]
    [TestCase("-0.01", null)]
    public void The_scorers_score_stands_in_only_within_the_weight(decimal scorers, decimal? counted)
    {
        var actual = new IndicatorActual
        {
            Number = 1,
            Text = "有效",
            ScorerScore = scorers,
        };

        var row = Sample.Score(Frameworks.Standard, Sample.Indicator(null, how: IndicatorOperator.Qualitative), actual);

        Assert.That((row.Score, row.Counted), Is.EqualTo(((decimal?)null, counted)));
        Assert.That(
            row.Flags.Contains(AppraisalFlag.ScoreOutOfRange, StringComparer.Ordinal),
            Is.EqualTo(counted is null)
        );
    }

    [Test]
    public void The_scorers_score_does_not_replace_the_rules()
    {
        var row = Sample.Score(
            Frameworks.Standard,
            Sample.Indicator(100m),
            Sample.Actual(98m) with
            {
                ScorerScore = 9m,
            }
        );

        Assert.That((row.Score, row.ScorerScore, row.Counted), Is.EqualTo((9.8m, 9m, 9.8m)));
        Assert.That(row.Flags, Is.EqualTo(new[] { AppraisalFlag.PublishedDiffers }));
    }

    [Test]
    public void A_table_keeps_its_own_weights_and_the_card_tells()
    {
        var card = Scorecard.Compute(
            Frameworks.Standard,
            Sample.FullySpent,
            [Sample.Indicator(1m, 70m, number: 1), Sample.Indicator(1m, 30m, number: 2, block: "benefits")],
            [Sample.Actual(1m, 1), Sample.Actual(1m, 2)]
        );

        Assert.That(card.Total, Is.EqualTo(110m));
        Assert.That(card.Grade, Is.Null);
        Assert.That(
            card.Flags,
            Is.EqualTo(new[] { AppraisalFlag.WeightsNot100, AppraisalFlag.WeightsDifferFromDefault })
        );
    }

    [Test]
    public void Budget_execution_that_is_not_told_is_a_row_without_a_score()
    {
        var card = Scorecard.Compute(Frameworks.Standard, null, [], []);

        Assert.That(card.BudgetExecution!.Weight, Is.EqualTo(10m));
        Assert.That(card.BudgetExecution.Flags, Is.EqualTo(new[] { AppraisalFlag.NotScored }));
    }

    [Test]
    public void A_framework_without_total_gives_rows_and_no_grade()
    {
        var framework = Frameworks.Standard with { TotalRule = TotalRule.None };

        var card = Scorecard.Compute(framework, Sample.FullySpent, [Sample.Indicator(1m)], [Sample.Actual(1m)]);

        Assert.That(card.Rows[0].Score, Is.EqualTo(10m));
        Assert.That((card.Total, card.Grade), Is.EqualTo(((decimal?)null, (Band?)null)));
        Assert.That(card.Flags, Is.Empty);
    }

    [Test]
    public void A_first_level_that_the_framework_does_not_know_is_counted_and_flagged()
    {
        var card = Scorecard.Compute(
            Frameworks.Standard,
            Sample.FullySpent,
            [Sample.Indicator(1m, block: "决策")],
            [Sample.Actual(1m)]
        );

        Assert.That(card.Rows[0].Flags, Is.EqualTo(new[] { AppraisalFlag.UnknownBlock }));
        Assert.That(card.Blocks[^1].Block, Is.EqualTo("决策"));
        Assert.That(card.Total, Is.EqualTo(20m));
    }

    [Test]
    public void An_actual_without_its_indicator_is_a_fault_of_the_program()
    {
        Assert.That(
            () => Scorecard.Compute(Frameworks.Standard, null, [], [Sample.Actual(1m)]),
            Throws.InstanceOf<ArgumentException>()
        );
        Assert.That(
            () => Scorecard.Compute(Frameworks.Standard, null, [Sample.Indicator(1m), Sample.Indicator(1m)], []),
            Throws.InstanceOf<ArgumentException>()
        );
    }

    private static Scorecard Compute(params IndicatorActual[] actuals) =>
        Scorecard.Compute(Frameworks.Standard, Sample.FullySpent, Sample.FullSet, actuals);
}
