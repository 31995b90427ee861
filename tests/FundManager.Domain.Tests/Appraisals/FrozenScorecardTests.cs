using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Tests.Appraisals;

internal sealed class FrozenScorecardTests
{
    private static readonly IReadOnlyList<IndicatorActual> Actuals =
    [
        Sample.Actual(164.00m, 1) with
        {
            Evidence = "签到表 “2024”",
            Reason = "洪水",
            Improvement = "改期",
        },
        Sample.Actual(49m, 2),
        new()
        {
            Number = 3,
            IsNotApplicable = true,
            Reason = "no survey yet",
        },
    ];

    [Test]
    public void The_same_inputs_give_the_same_bytes()
    {
        var frozen = Freeze(Actuals);
        var respelt = Freeze([Actuals[0] with { Value = 164m }, Actuals[1], Actuals[2]]);

        Assert.That(respelt, Is.EqualTo(frozen));
        Assert.That(frozen.Hash, Does.Match("^[0-9a-f]{64}$"));
        Assert.That(frozen.Body, Does.Contain("洪水").And.Not.Contain("\n"));
    }

    [Test]
    public void What_was_frozen_can_be_read_and_computed_again_byte_for_byte()
    {
        var frozen = Freeze(Actuals);

        var content = frozen.Read();

        Assert.That(content.Framework.Name, Is.EqualTo("cn-self-2020"));
        Assert.That(content.Framework.Hash, Is.EqualTo(Frameworks.Standard.Hash));
        Assert.That(content.Actuals, Is.EqualTo(Actuals));
        Assert.That(content.Indicators, Is.EqualTo(Sample.FullSet));
        Assert.That(content.Result.Total, Is.EqualTo(89.33m));
        Assert.That(frozen.Recompute(Frameworks.Standard), Is.EqualTo(frozen));
    }

    [Test]
    public void Another_actual_or_another_framework_gives_another_hash()
    {
        var frozen = Freeze(Actuals);
        var changed = AppraisalFramework.Parse(
            Frameworks.StandardText.Replace("\"tolerance\": 0.3", "\"tolerance\": 0.4", StringComparison.Ordinal)
        );

        Assert.That(Freeze([Sample.Actual(165m, 1), Actuals[1], Actuals[2]]).Hash, Is.Not.EqualTo(frozen.Hash));
        Assert.That(frozen.Recompute(changed).Hash, Is.Not.EqualTo(frozen.Hash));
    }

    [Test]
    public void The_layout_of_a_framework_file_does_not_count()
    {
        var compact = Frameworks.StandardText.Replace("\n", "", StringComparison.Ordinal);

        Assert.That(AppraisalFramework.Parse(compact).Hash, Is.EqualTo(Frameworks.Standard.Hash));
    }

    [Test]
    public void A_body_that_was_touched_is_not_read()
    {
        var frozen = Freeze(Actuals);
        var touched = frozen with { Body = frozen.Body.Replace("164", "200", StringComparison.Ordinal) };

        Assert.That(touched.IsIntact, Is.False);
        Assert.That(touched.Read, Throws.InvalidOperationException);
    }

    private static FrozenScorecard Freeze(IReadOnlyList<IndicatorActual> actuals) =>
        FrozenScorecard.Freeze(Frameworks.Standard, Sample.FullySpent, Sample.FullSet, actuals);
}
