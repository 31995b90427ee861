using FundManager.Domain.Progress;

namespace FundManager.Domain.Tests.Progress;

internal sealed class EarnedValueTests
{
    [Test]
    public void A_fence_is_estimated_exactly_where_the_textbook_rounded_between()
    {
        var fence = new EarnedValue(3000m, 2500m, 2800m, 4000m);

        Assert.That((fence.CostVariance, fence.ScheduleVariance), Is.EqualTo((-300m, -500m)));
        Assert.That(fence.CostIndex, Is.EqualTo(0.8929m).Within(0.00005m));
        Assert.That(fence.ScheduleIndex, Is.EqualTo(0.8333m).Within(0.00005m));
        Assert.That((fence.EstimateTypical, fence.EstimateAtypical), Is.EqualTo((4480m, 4300m)));
        Assert.That(fence.EstimateBoth, Is.EqualTo(4816m).Within(0.0001m));
        Assert.That((fence.StillToSpend, fence.VarianceAtEnd, fence.IndexToFinish), Is.EqualTo((1680m, -480m, 1.25m)));
        Assert.That((fence.ShareDone, fence.ShareSpent), Is.EqualTo((0.625m, 0.7m)));
    }

    [Test]
    public void A_budget_that_is_overspent_cannot_be_met_any_more()
    {
        var task = new EarnedValue(10000m, 9166.666667m, 11000m, 10000m);

        Assert.That(task.EstimateTypical, Is.EqualTo(12000m).Within(0.0001m));
        Assert.That(task.EstimateBoth, Is.EqualTo(12090.9091m).Within(0.0001m));
        Assert.That(task.IndexToFinish, Is.EqualTo(-0.8333m).Within(0.00005m));
        Assert.That(task.IndexToEstimate, Is.EqualTo(0.8333m).Within(0.00005m));
    }

    [Test]
    public void What_has_nothing_to_divide_by_is_nothing()
    {
        var unspent = new EarnedValue(20m, 0m, 0m, 100m);
        var unplanned = new EarnedValue(0m, 10m, 5m, 100m);
        var unearned = new EarnedValue(20m, 0m, 10m, 100m);
        var usedUp = new EarnedValue(100m, 80m, 100m, 100m);
        var done = new EarnedValue(100m, 100m, 90m, 100m);

        Assert.That(
            (unspent.CostIndex, unspent.ScheduleIndex, unspent.EstimateTypical),
            Is.EqualTo(((decimal?)null, 0m, (decimal?)null))
        );
        Assert.That(unspent.EstimateAtypical, Is.EqualTo(100m));
        Assert.That(
            (unplanned.CostIndex, unplanned.ScheduleIndex, unplanned.EstimateTypical),
            Is.EqualTo((2m, (decimal?)null, 50m))
        );
        Assert.That(
            (unearned.CostIndex, unearned.EstimateTypical, unearned.EstimateAtypical),
            Is.EqualTo((0m, (decimal?)null, 110m))
        );
        Assert.That(usedUp.IndexToFinish, Is.Null);
        Assert.That((done.ScheduleIndex, done.EstimateTypical, done.IndexToFinish), Is.EqualTo((1m, 90m, 0m)));
    }

    [Test]
    public void An_estimate_of_cost_and_delay_needs_both_and_an_index_to_it_needs_something_left_to_spend()
    {
        var unspent = new EarnedValue(20m, 10m, 0m, 100m);
        var unearned = new EarnedValue(20m, 0m, 10m, 100m);
        var unplanned = new EarnedValue(0m, 10m, 5m, 100m);
        var done = new EarnedValue(100m, 100m, 90m, 100m);

        Assert.That(
            (unspent.EstimateBoth, unearned.EstimateBoth, unplanned.EstimateBoth),
            Is.EqualTo(((decimal?)null, (decimal?)null, (decimal?)null))
        );
        Assert.That(
            (unspent.EstimateTypical, unspent.StillToSpend, unspent.VarianceAtEnd, unspent.IndexToEstimate),
            Is.EqualTo(((decimal?)null, (decimal?)null, (decimal?)null, (decimal?)null))
        );
        Assert.That(done.IndexToEstimate, Is.Null, "the estimate is spent");
        Assert.That((unplanned.IndexToEstimate, unplanned.SharePlanned), Is.EqualTo((2m, 0m)));
        Assert.That(new EarnedValue(25m, 10m, 5m, 100m).SharePlanned, Is.EqualTo(0.25m));
        Assert.That(new EarnedValue(0m, 0m, 0m, 0m).ShareDone, Is.Null);
    }

    [TestCase("0.95", ProgressLight.Green)]
    [TestCase("0.9499", ProgressLight.Yellow)]
    [TestCase("0.85", ProgressLight.Yellow)]
    [TestCase("0.8499", ProgressLight.Red)]
    public void Lights_change_at_their_limits(decimal index, ProgressLight light)
    {
        Assert.That(EarnedValue.LightOf(index), Is.EqualTo(light));
        Assert.That(EarnedValue.LightOf(null), Is.EqualTo(ProgressLight.None));
    }

    [TestCase(2, 2, RiskBand.Low)]
    [TestCase(1, 5, RiskBand.Medium)]
    [TestCase(3, 3, RiskBand.Medium)]
    [TestCase(2, 5, RiskBand.High)]
    [TestCase(3, 4, RiskBand.High)]
    [TestCase(3, 5, RiskBand.Extreme)]
    [TestCase(5, 5, RiskBand.Extreme)]
    public void A_risk_is_likelihood_by_impact(int likelihood, int impact, RiskBand band)
    {
        var risk = new Risk(likelihood, impact);

        Assert.That(risk.Band, Is.EqualTo(band));
        Assert.That(Risk.Gravest([new Risk(1, 1), risk]), Is.EqualTo(risk));
        Assert.That(Risk.Gravest([]), Is.Null);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new Risk(0, impact));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new Risk(likelihood, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new Risk(6, impact));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new Risk(likelihood, 0));
    }
}
