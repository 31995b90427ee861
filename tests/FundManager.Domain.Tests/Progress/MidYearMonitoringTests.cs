using FundManager.Domain.Appraisals;
using FundManager.Domain.Progress;
using FundManager.Domain.Tests.Appraisals;

namespace FundManager.Domain.Tests.Progress;

internal sealed class MidYearMonitoringTests
{
    // 1 January to 31 July of a leap year: 213 of 366 days.
    private static readonly MonitoredPeriod Year = new(new(2024, 1, 1), new(2024, 12, 31), new(2024, 7, 31));

    // Ten days of which the first five have gone: half.
    private static readonly MonitoredPeriod Half = new(new(2024, 1, 1), new(2024, 1, 10), new(2024, 1, 5));

    [TestCase("2024-07-31", "213", "366")]
    [TestCase("2023-12-31", "0", "366")]
    [TestCase("2025-03-01", "366", "366")]
    public void Time_is_the_share_of_days_that_have_gone(string cutOff, decimal gone, decimal days)
    {
        var period = Year with { CutOff = DateOnly.Parse(cutOff, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.That(period.Elapsed, Is.EqualTo(gone / days));
    }

    [Test]
    public void All_goals_reached_with_a_fifth_of_the_money_is_red()
    {
        var found = Monitor((20m, 100m), Year, (200m, "人"), (50m, "人"), (95m, "%"));

        Assert.That(
            (found.Money, found.Goal, found.Light),
            Is.EqualTo(((decimal?)0.2m, (decimal?)1m, ProgressLight.Red))
        );
        Assert.That(
            found.Reasons,
            Is.EqualTo(new[] { MonitoringReason.MoneyFarBehind, MonitoringReason.MoneyAndGoalsApart })
        );
    }

    // Half of the time has gone and half of the goals are reached: the lines are 0.25, 0.40 and 0.20 to 0.80.
    [TestCase("24.99", ProgressLight.Red, MonitoringReason.MoneyFarBehind)]
    [TestCase("25", ProgressLight.Yellow, MonitoringReason.MoneyBehind)]
    [TestCase("39.99", ProgressLight.Yellow, MonitoringReason.MoneyBehind)]
    [TestCase("40", ProgressLight.Green, null)]
    [TestCase("80", ProgressLight.Green, null)]
    [TestCase("80.01", ProgressLight.Yellow, MonitoringReason.MoneyAndGoalsApart)]
    public void Lights_change_at_their_lines(decimal spent, ProgressLight light, MonitoringReason? reason)
    {
        var found = Monitor((spent, 100m), Half, (100m, "人"), (25m, "人"), (47.5m, "%"));

        Assert.That((found.Time, found.Goal, found.Light), Is.EqualTo((0.5m, (decimal?)0.5m, light)));
        Assert.That(found.Reasons, Is.EqualTo(reason is { } told ? new[] { told } : []));
    }

    [Test]
    public void A_target_that_cannot_be_met_is_red_whatever_the_money()
    {
        var likely = new Dictionary<int, TargetLikelihood>
        {
            [2] = TargetLikelihood.Impossible,
            [1] = TargetLikelihood.Certain,
        };

        var found = Monitor((50m, 100m), Half, likely, (100m, "人"), (25m, "人"), (47.5m, "%"));

        Assert.That(
            (found.Light, found.Reasons.Single()),
            Is.EqualTo((ProgressLight.Red, MonitoringReason.TargetImpossible))
        );
        Assert.That(
            found.Indicators.Select(i => i.Likelihood),
            Is.EqualTo(new TargetLikelihood?[] { TargetLikelihood.Certain, TargetLikelihood.Impossible, null })
        );
    }

    [Test]
    public void What_is_not_reported_is_told_and_counts_as_nothing_known()
    {
        var found = Monitor((50m, 100m), Half, (200m, "人"), (null, "人"), (47.5m, "%"));

        // Of 50 all and of 10 a half: 55 of 60.
        Assert.That(found.Goal, Is.EqualTo(55m / 60m));
        Assert.That(found.Unreported, Is.EqualTo(new[] { 2 }));
        Assert.That(
            found.Indicators[1],
            Is.EqualTo(new MonitoredIndicator(2, null, null, DeviationBand.Unknown, null))
        );
    }

    // Targets 200, 50 and 95 %. A count grows on, a share stays.
    [TestCase("80", "0.4", DeviationBand.OnPlan, "160")]
    [TestCase("79", "0.395", DeviationBand.Behind, "158")]
    [TestCase("50", "0.25", DeviationBand.Behind, "100")]
    [TestCase("49", "0.245", DeviationBand.FarBehind, "98")]
    [TestCase("300", "1", DeviationBand.OnPlan, "600")]
    public void A_count_is_forecast_at_its_pace(decimal actual, decimal reached, DeviationBand band, double end)
    {
        var first = Monitor((50m, 100m), Half, (actual, "人"), (25m, "人"), (95m, "%")).Indicators[0];

        Assert.That((first.Reached, first.Band), Is.EqualTo(((decimal?)reached, band)));
        Assert.That(first.ForecastEstimate, Is.EqualTo(end).Within(1e-9));
    }

    [TestCase("76", DeviationBand.OnPlan)]
    [TestCase("75.9", DeviationBand.Behind)]
    [TestCase("47.5", DeviationBand.Behind)]
    [TestCase("47.4", DeviationBand.FarBehind)]
    public void A_share_is_held_against_the_whole_target(decimal actual, DeviationBand band)
    {
        var share = Monitor((50m, 100m), Half, (100m, "人"), (25m, "人"), (actual, "%")).Indicators[2];

        Assert.That(share.Band, Is.EqualTo(band));
        Assert.That(share.ForecastEstimate, Is.EqualTo((double)actual).Within(1e-9));
    }

    [Test]
    public void Before_the_first_day_and_without_a_budget_nothing_is_guessed()
    {
        var before = Monitor((0m, 100m), Half with { CutOff = new(2023, 12, 31) }, (0m, "人"), (0m, "人"), (0m, "%"));
        var unfunded = Monitor((0m, 0m), Half, (null, "人"), (null, "人"), (null, "%"));

        Assert.That(
            (before.Time, before.SpentForecastEstimate, before.Light),
            Is.EqualTo((0m, (double?)null, ProgressLight.Green))
        );
        Assert.That(before.Indicators[0].Band, Is.EqualTo(DeviationBand.Unknown));
        Assert.That(
            (unfunded.Money, unfunded.Goal, unfunded.Light),
            Is.EqualTo(((decimal?)null, (decimal?)null, ProgressLight.None))
        );
        Assert.That(
            Monitor((30m, 100m), Half, (1m, "人"), (1m, "人"), (1m, "%")).SpentForecastEstimate,
            Is.EqualTo(60).Within(1e-9)
        );
    }

    private static MidYearMonitoring Monitor(
        (decimal, decimal) money,
        MonitoredPeriod period,
        params (decimal? Value, string Unit)[] actuals
    ) => Monitor(money, period, null, actuals);

    private static MidYearMonitoring Monitor(
        (decimal, decimal) money,
        MonitoredPeriod period,
        Dictionary<int, TargetLikelihood>? likelihoods,
        params (decimal? Value, string Unit)[] actuals
    )
    {
        List<Indicator> indicators = [.. Sample.FullSet.Zip(actuals, (own, actual) => own with { Unit = actual.Unit })];
        List<IndicatorActual> told = [.. actuals.Select((actual, at) => Sample.Actual(actual.Value, at + 1))];
        var card = Scorecard.Compute(Frameworks.Standard, Sample.FullySpent, indicators, told);
        return MidYearMonitoring.Compute(card, indicators, told, money, period, likelihoods);
    }
}
