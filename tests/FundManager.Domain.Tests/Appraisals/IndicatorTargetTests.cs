using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Tests.Appraisals;

/// <summary>Which targets a rule can work with, and the rows and totals that are not of the usual kind.</summary>
internal sealed class IndicatorTargetTests
{
    private static readonly DateOnly Due = new(2024, 12, 31);

    [TestCase(IndicatorOperator.GreaterOrEqual, "0.01", null, true)]
    [TestCase(IndicatorOperator.GreaterOrEqual, "0", null, false)]
    [TestCase(IndicatorOperator.Equal, "0", null, false)]
    [TestCase(IndicatorOperator.Satisfaction, null, null, false)]
    [TestCase(IndicatorOperator.LessOrEqual, "0", null, true)]
    [TestCase(IndicatorOperator.LessOrEqual, "-0.01", null, false)]
    [TestCase(IndicatorOperator.Checklist, "1", null, true)]
    [TestCase(IndicatorOperator.Checklist, "0", null, false)]
    [TestCase(IndicatorOperator.Checklist, "1.5", null, false)]
    [TestCase(IndicatorOperator.Between, "0", "60", true)]
    [TestCase(IndicatorOperator.Between, "40", "40", true)]
    [TestCase(IndicatorOperator.Between, "0", "0", false)]
    [TestCase(IndicatorOperator.Between, "40", "39.99", false)]
    [TestCase(IndicatorOperator.Between, "-0.01", "60", false)]
    [TestCase(IndicatorOperator.Between, "40", null, false)]
    [TestCase(IndicatorOperator.Qualitative, null, null, true)]
    [TestCase(IndicatorOperator.YesNo, null, null, true)]
    [TestCase(IndicatorOperator.Undefined, "1", null, false)]
    [TestCase(IndicatorOperator.Deadline, "1", null, false)]
    public void A_target_is_one_that_its_operator_can_work_with(
        IndicatorOperator how,
        string? target,
        string? to,
        bool isValid
    )
    {
        var indicator = Sample.Indicator(Number(target), how: how) with { TargetTo = Number(to) };

        Assert.That(indicator.HasValidTarget, Is.EqualTo(isValid));
    }

    [Test]
    public void A_deadline_begins_before_it_ends()
    {
        var indicator = Sample.Indicator(null, how: IndicatorOperator.Deadline) with { DueOn = Due };

        Assert.That(indicator.HasValidTarget, Is.True);
        Assert.That((indicator with { StartOn = Due.AddDays(-1) }).HasValidTarget, Is.True);
        Assert.That((indicator with { StartOn = Due }).HasValidTarget, Is.False);
    }

    [Test]
    public void Only_what_is_judged_is_qualitative_and_only_numbers_are_measured()
    {
        var all = Enum.GetValues<IndicatorOperator>().Select(how => Sample.Indicator(1m, how: how)).ToList();

        Assert.That(
            all.Where(i => i.Kind == IndicatorKind.Qualitative).Select(i => i.Operator),
            Is.EqualTo(new[] { IndicatorOperator.Qualitative })
        );
        Assert.That(
            all.Where(i => i.IsMeasured).Select(i => i.Operator),
            Is.EqualTo(
                new[]
                {
                    IndicatorOperator.GreaterOrEqual,
                    IndicatorOperator.LessOrEqual,
                    IndicatorOperator.Equal,
                    IndicatorOperator.Between,
                    IndicatorOperator.Satisfaction,
                }
            )
        );
    }

    [Test]
    public void Money_is_missing_where_either_figure_is()
    {
        Assert.That(new BudgetExecution { Executed = 1m }.IsMissing, Is.True);
        Assert.That(new BudgetExecution { AdjustedAnnualBudget = 1m }.IsMissing, Is.True);
        Assert.That(new BudgetExecution { AdjustedAnnualBudget = 1m, Executed = 1m }.IsMissing, Is.False);
        Assert.That(new BudgetExecution { IsNotApplicable = true }.IsMissing, Is.False);
    }

    [Test]
    public void Money_that_the_framework_has_no_block_for_is_a_row_of_its_own_and_flagged()
    {
        var framework = Frameworks.Standard with
        {
            Blocks = [.. Frameworks.Standard.Blocks.Where(block => block.Kind != BlockKind.BudgetExecution)],
        };

        var row = Scorecard.Compute(framework, Sample.FullySpent, [], []).BudgetExecution!;

        Assert.That(
            (row.Block, row.Name.En, row.Name.Zh),
            Is.EqualTo(("budget-execution", "Budget execution rate", "预算执行率"))
        );
        Assert.That((row.Number, row.Score), Is.EqualTo((Scorecard.BudgetNumber, 10m)));
        Assert.That(row.Flags, Is.EqualTo(new[] { AppraisalFlag.UnknownBlock }));
        Assert.That(Scorecard.Compute(framework, null, [], []).BudgetExecution, Is.Null);
    }

    [Test]
    public void Money_of_the_framework_stands_in_its_block_under_its_name()
    {
        var block = Frameworks.Standard.BudgetBlock!;

        var row = Scorecard.Compute(Frameworks.Standard, Sample.FullySpent, [], []).BudgetExecution!;

        Assert.That((row.Block, row.Name), Is.EqualTo((block.Id, block.Name)));
        Assert.That(row.Flags, Is.Empty);
    }

    [Test]
    public void Blocks_that_the_framework_does_not_know_have_subtotals_of_their_own_under_their_printed_names()
    {
        var card = Scorecard.Compute(
            Frameworks.Standard,
            Sample.FullySpent,
            [
                Sample.Indicator(1m, 20m, number: 1, block: "决策"),
                Sample.Indicator(1m, 5m, number: 2, block: "过程"),
                Sample.Indicator(1m, null, number: 3, block: "决策"),
            ],
            [Sample.Actual(1m, 1), Sample.Actual(1m, 2), Sample.Actual(1m, 3) with { ScorerScore = 3m }]
        );

        var (first, second) = (card.Blocks[^2], card.Blocks[^1]);
        Assert.That(
            (first.Block, first.Name.Zh, first.DefaultWeight, first.Weight),
            Is.EqualTo(("决策", "决策", (decimal?)null, (decimal?)null))
        );
        Assert.That((second.Block, second.Weight, second.Score), Is.EqualTo(("过程", 5m, 5m)));
        Assert.That(first.Score, Is.EqualTo(23m), "the scorer's points count where the rule has no weight");
        Assert.That(card.Flags, Does.Contain(AppraisalFlag.WeightsMissing));
    }

    [Test]
    public void What_is_left_out_of_a_card_without_all_weights_leaves_it_without_a_total()
    {
        var card = Scorecard.Compute(
            Frameworks.Standard,
            Sample.FullySpent,
            [Sample.Indicator(1m, null, number: 1), Sample.Indicator(1m, 20m, number: 2)],
            [Sample.Actual(1m, 1) with { ScorerScore = 3m }, new IndicatorActual { Number = 2, IsNotApplicable = true }]
        );

        Assert.That(card.Rows[0].Counted, Is.EqualTo(3m));
        Assert.That(card.Total, Is.Null);
    }

    [Test]
    public void Shares_are_made_for_one_or_more_to_four_places_at_most_and_nothing_may_weigh_nothing()
    {
        Assert.That(() => Weights.Equal(10m, 0, 2), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Weights.Equal(10m, 1, 5), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(Weights.Equal(10m, 3, 4), Is.EqualTo(new[] { 3.3333m, 3.3333m, 3.3334m }));
        Assert.That(Weights.Equal(10m, 1, 0), Is.EqualTo(new[] { 10m }));
        Assert.That(
            Weights.Equal(2m, 3, 0),
            Is.EqualTo(new[] { 1m, 1m, 0m }),
            "what is used up to the last is used up"
        );
        Assert.That(Weights.ScaledTo100([0m, 50m]), Is.EqualTo(new[] { 0m, 100m }));
    }

    private static decimal? Number(string? text) =>
        text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
