using FundManager.Domain.Progress;

namespace FundManager.Domain.Tests.Progress;

internal sealed class MilestonePlanTests
{
    private static readonly DateOnly Today = new(2026, 6, 30);

    [Test]
    public void Milestones_share_the_award_and_are_earned_in_full_or_not_at_all()
    {
        var plan = MilestonePlan.Of(
            new Money(100_000m),
            [
                new PlannedStep(3, new(2026, 12, 31), IsAccepted: false),
                new PlannedStep(1, new(2026, 3, 31), IsAccepted: true),
                new PlannedStep(2, new(2026, 6, 30), IsAccepted: false),
            ],
            new Money(40_000m),
            Today
        )!;

        // 33,333.33 each, the last takes 33,333.34. Two were planned, one is earned.
        Assert.That(plan.Steps.Select(step => step.Worth), Is.EqualTo(new[] { 33_333.33m, 33_333.33m, 33_333.34m }));
        Assert.That(plan.Value, Is.EqualTo(new EarnedValue(66_666.66m, 33_333.33m, 40_000m, 100_000m)));
        Assert.That(plan.Value.ScheduleIndex, Is.EqualTo(0.5m));
        Assert.That(plan.Value.CostIndex, Is.EqualTo(33_333.33m / 40_000m));
        Assert.That(plan.Value.EstimateTypical, Is.EqualTo(120_000.012m).Within(0.001m));
        Assert.That(EarnedValue.LightOf(plan.Value.ScheduleIndex), Is.EqualTo(ProgressLight.Red));
    }

    [Test]
    public void Done_ahead_of_its_day_is_earned_and_not_yet_planned()
    {
        var plan = MilestonePlan.Of(
            new Money(10m),
            [
                new PlannedStep(1, Today.AddDays(1), IsAccepted: true),
                new PlannedStep(2, Today.AddDays(2), IsAccepted: false),
            ],
            Money.Zero,
            Today
        )!;

        Assert.That((plan.Value.Planned, plan.Value.Earned), Is.EqualTo((0m, 5m)));
        Assert.That((plan.Value.ScheduleIndex, plan.Value.CostIndex), Is.EqualTo(((decimal?)null, (decimal?)null)));
    }

    [Test]
    public void All_accepted_is_the_whole_award_to_the_cent()
    {
        var steps = Enumerable.Range(1, 7).Select(n => new PlannedStep(n, Today, IsAccepted: true)).ToList();

        var plan = MilestonePlan.Of(new Money(999.99m), steps, new Money(900m), Today)!;

        Assert.That((plan.Value.Earned, plan.Value.Planned), Is.EqualTo((999.99m, 999.99m)));
        Assert.That(plan.Value.EstimateTypical, Is.EqualTo(900m));
    }

    [Test]
    public void Weights_of_the_agreement_share_the_award_and_the_running_sum_is_rounded()
    {
        PlannedStep Step(int number, bool isAccepted, decimal? weight) => new(number, Today, isAccepted, weight);

        var plan = MilestonePlan.Of(
            new Money(100.01m),
            [Step(1, true, 10m), Step(2, false, 60m), Step(3, true, 30m)],
            Money.Zero,
            Today
        )!;

        // 10.001, 70.007 and 100.01 run up to 10.00, 70.01 and 100.01.
        Assert.That(plan.IsWeighted, Is.True);
        Assert.That(plan.Steps.Select(step => step.Worth), Is.EqualTo(new[] { 10.00m, 60.01m, 30.00m }));
        Assert.That(plan.Value.Earned, Is.EqualTo(40.00m));
    }

    [Test]
    public void What_a_superseded_milestone_weighed_goes_to_the_others_in_their_proportion()
    {
        // 20 of 100 is gone: 50 and 30 of 80.
        var plan = MilestonePlan.Of(
            new Money(800m),
            [new PlannedStep(1, Today, true, 50m), new PlannedStep(3, Today, false, 30m)],
            Money.Zero,
            Today
        )!;

        Assert.That(plan.Steps.Select(step => step.Worth), Is.EqualTo(new[] { 500m, 300m }));
    }

    [Test]
    public void Where_one_milestone_has_no_weight_each_counts_the_same()
    {
        var plan = MilestonePlan.Of(
            new Money(10m),
            [new PlannedStep(1, Today, true, 90m), new PlannedStep(2, Today, false)],
            Money.Zero,
            Today
        )!;

        Assert.That((plan.IsWeighted, plan.Value.Earned), Is.EqualTo((false, 5m)));
    }

    [Test]
    public void Without_a_milestone_there_is_nothing_to_earn() =>
        Assert.That(MilestonePlan.Of(new Money(10m), [], Money.Zero, Today), Is.Null);

    [Test]
    public void A_risk_has_one_of_fourteen_scores_and_the_gravest_is_the_whole()
    {
        var all = (
            from likelihood in Enumerable.Range(1, 5)
            from impact in Enumerable.Range(1, 5)
            select new Risk(likelihood, impact)
        ).ToList();

        Assert.That(
            all.Select(risk => risk.Score).Distinct().Order(),
            Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25 })
        );
        Assert.That(
            all.CountBy(risk => risk.Band).OrderBy(band => band.Key).Select(band => band.Value),
            Is.EqualTo(new[] { 8, 7, 4, 6 })
        );
        Assert.That(Risk.Gravest(all.Where(risk => risk.Score < 20))!.Score, Is.EqualTo(16));
    }
}
