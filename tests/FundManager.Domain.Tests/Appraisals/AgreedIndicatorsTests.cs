using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Tests.Appraisals;

internal sealed class AgreedIndicatorsTests
{
    [TestCase(">=", "outputs", IndicatorOperator.GreaterOrEqual)]
    [TestCase("<=", "outputs", IndicatorOperator.LessOrEqual)]
    [TestCase("=", "outputs", IndicatorOperator.Equal)]
    [TestCase(">=", "satisfaction", IndicatorOperator.Satisfaction)]
    [TestCase("<=", "satisfaction", IndicatorOperator.LessOrEqual)]
    public void An_operator_is_read_with_its_number(string written, string block, IndicatorOperator expected)
    {
        var indicator = Read(Planned(written, "1,200.5") with { Level1 = block });

        Assert.That(indicator.Operator, Is.EqualTo(expected));
        Assert.That(indicator.Target, Is.EqualTo(1200.5m));
        Assert.That(indicator.TargetText, Is.Null);
    }

    [Test]
    public void A_qualitative_target_stays_in_words()
    {
        var indicator = Read(Planned("qualitative", "明显改善"));

        Assert.That(indicator.Operator, Is.EqualTo(IndicatorOperator.Qualitative));
        Assert.That(indicator.TargetText, Is.EqualTo("明显改善"));
        Assert.That(indicator.Target, Is.Null);
    }

    [Test]
    public void A_target_that_is_no_number_leaves_the_row_without_one() =>
        Assert.That(Read(Planned(">=", "about 20")).HasValidTarget, Is.False);

    [Test]
    public void An_operator_of_no_form_is_a_fault_of_the_program() =>
        Assert.That(() => Read(Planned("<>", "1")), Throws.InvalidOperationException);

    [TestCase("outputs", "quantity")]
    [TestCase("Outputs", "Quantity")]
    [TestCase("产出指标", "数量指标")]
    [TestCase("产出", "数量指标")]
    public void Levels_are_read_by_id_or_by_name(string level1, string level2)
    {
        var indicator = Read(Planned(">=", "1") with { Level1 = level1, Level2 = level2 });

        Assert.That((indicator.Level1, indicator.Level2), Is.EqualTo(("outputs", "quantity")));
    }

    [Test]
    public void Nothing_written_is_nothing()
    {
        var indicator = Read(Planned(">=", "1") with { Level2 = "", Unit = "", Source = "" });

        Assert.That(
            (indicator.Level2, indicator.Unit, indicator.Source),
            Is.EqualTo(((string?)null, (string?)null, (string?)null))
        );
    }

    private static Indicator Read(PlannedIndicator planned) =>
        AgreedIndicators.Of(Frameworks.Standard, [planned]).Single();

    private static PlannedIndicator Planned(string how, string target) =>
        new()
        {
            Number = 1,
            Name = "Farmers trained",
            Level1 = "outputs",
            Level2 = "quantity",
            Operator = how,
            Target = target,
            Unit = "人",
            Source = "register",
            Weight = 10m,
        };
}
