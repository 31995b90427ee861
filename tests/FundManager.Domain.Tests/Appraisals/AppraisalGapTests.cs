using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Tests.Appraisals;

internal sealed class AppraisalGapTests
{
    [Test]
    public void Rows_without_actual_and_rows_left_out_without_reason_are_unanswered()
    {
        IReadOnlyList<IndicatorActual> actuals =
        [
            Sample.Actual(0m, 1),
            new()
            {
                Number = 2,
                IsNotApplicable = true,
                Reason = " ",
            },
        ];

        var gaps = AppraisalGap.Unanswered(Frameworks.Standard, null, Sample.FullSet, actuals);

        Assert.That(
            gaps,
            Is.EqualTo(
                new AppraisalGap[]
                {
                    new(Scorecard.BudgetNumber, AppraisalGapKind.NoActual),
                    new(2, AppraisalGapKind.NotApplicableWithoutReason),
                    new(3, AppraisalGapKind.NoActual),
                }
            )
        );
    }

    [Test]
    public void An_actual_for_every_row_or_a_reason_leaves_nothing_unanswered()
    {
        IReadOnlyList<IndicatorActual> actuals =
        [
            Sample.Actual(0m, 1),
            new()
            {
                Number = 2,
                IsNotApplicable = true,
                Reason = "the survey moved",
            },
            Sample.Actual(95m, 3),
        ];

        var gaps = AppraisalGap.Unanswered(Frameworks.Standard, Sample.FullySpent, Sample.FullSet, actuals);

        Assert.That(gaps, Is.Empty);
    }

    [Test]
    public void Rows_that_count_nothing_are_unscored()
    {
        var card = Scorecard.Compute(Frameworks.Standard, Sample.FullySpent, Sample.FullSet, [Sample.Actual(1m, 1)]);

        Assert.That(AppraisalGap.Unscored(card).Select(gap => gap.Number), Is.EqualTo(new[] { 2, 3 }));
    }

    [TestCase("199", "late seed", "order in autumn", null)]
    [TestCase("199", "late seed", null, AppraisalGapKind.ShortfallWithoutReason)]
    [TestCase("199", null, "order in autumn", AppraisalGapKind.ShortfallWithoutReason)]
    [TestCase("200", null, null, null)]
    [TestCase("260", null, null, null)]
    [TestCase("261", null, null, AppraisalGapKind.OverAchievementWithoutReason)]
    [TestCase("261", "a second school joined", null, null)]
    public void Shortfall_and_over_achievement_ask_for_words(
        decimal value,
        string? reason,
        string? improvement,
        AppraisalGapKind? expected
    )
    {
        IReadOnlyList<IndicatorActual> actuals =
        [
            Sample.Actual(value) with
            {
                Reason = reason,
                Improvement = improvement,
            },
        ];
        var card = Scorecard.Compute(Frameworks.Standard, Sample.FullySpent, [Sample.Indicator(200m)], actuals);

        var gap = AppraisalGap.Unexplained(card, Sample.FullySpent, actuals).SingleOrDefault();

        Assert.That(gap?.Kind, Is.EqualTo(expected));
    }

    [Test]
    public void A_set_that_fits_its_framework_has_no_fault()
    {
        Assert.That(IndicatorFault.Of(Frameworks.Standard, Sample.FullSet), Is.Empty);
    }

    [Test]
    public void Every_fault_of_a_set_is_named_at_once()
    {
        var indicator = Sample.Indicator(0m, 40.01m, block: "decisions") with { Unit = null, Source = "" };

        var faults = IndicatorFault.Of(Frameworks.Standard, [indicator, Sample.FullSet[0] with { Number = 2 }]);

        Assert.That(
            faults,
            Is.EqualTo(
                new IndicatorFault[]
                {
                    new(1, IndicatorFaultKind.InvalidTarget),
                    new(1, IndicatorFaultKind.NoUnit),
                    new(1, IndicatorFaultKind.NoSource),
                    new(1, IndicatorFaultKind.UnknownBlock, "decisions"),
                    new(null, IndicatorFaultKind.EmptyBlock, "benefits"),
                    new(null, IndicatorFaultKind.EmptyBlock, "satisfaction"),
                    new(null, IndicatorFaultKind.WeightsNot100, Sum: 100.01m),
                }
            )
        );
    }

    [TestCase(IndicatorOperator.GreaterOrEqual, "0", false)]
    [TestCase(IndicatorOperator.GreaterOrEqual, "0.01", true)]
    [TestCase(IndicatorOperator.Equal, "0", false)]
    [TestCase(IndicatorOperator.LessOrEqual, "0", true)]
    [TestCase(IndicatorOperator.LessOrEqual, "-0.01", false)]
    [TestCase(IndicatorOperator.GreaterOrEqual, null, false)]
    public void Only_at_most_may_have_a_target_of_zero(IndicatorOperator how, decimal? target, bool isValid)
    {
        Assert.That(Sample.Indicator(target, how: how).HasValidTarget, Is.EqualTo(isValid));
    }
}
