using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Tests.Appraisals;

internal sealed class AppraisalSheetTests
{
    private static readonly AppraisalSheet Sheet = new(
        Frameworks.Standard,
        Sample.FullSet,
        new Money(1_000_000m),
        new Money(800_000m)
    );

    private static readonly AppraisalEntries Complete = new()
    {
        Budget = new BudgetExecution { Executed = 1_000_000m },
        Actuals = [Sample.Actual(200m, 1), Sample.Actual(50m, 2), Sample.Actual(95m, 3)],
    };

    [Test]
    public void Money_that_nobody_told_is_what_the_fund_paid()
    {
        var row = Sheet.BudgetExecutionOf(AppraisalEntries.None);

        Assert.That((row.AdjustedAnnualBudget, row.Executed, row.Weight), Is.EqualTo((1_000_000m, 800_000m, 10m)));
        Assert.That(Sheet.Compute(AppraisalEntries.None).BudgetExecution!.Score, Is.EqualTo(8m));
    }

    [Test]
    public void Money_that_was_told_counts()
    {
        var entries = Complete with
        {
            Budget = new BudgetExecution { AdjustedAnnualBudget = 500_000m, Executed = 250_000m },
        };

        Assert.That(Sheet.Compute(entries).BudgetExecution!.Score, Is.EqualTo(5m));
    }

    [Test]
    public void Everything_reached_lacks_nothing()
    {
        Assert.That(Sheet.GapsOf(Complete), Is.Empty);
        Assert.That(Sheet.Compute(Complete).Total, Is.EqualTo(100m));
    }

    [Test]
    public void Each_row_lacks_one_thing_at_a_time()
    {
        var entries = Complete with
        {
            Budget = new BudgetExecution { Executed = 900_000m },
            Actuals =
            [
                Sample.Actual(199m, 1) with
                {
                    Reason = "Flood.",
                },
                Sample.Actual(null, 2) with
                {
                    Text = "many",
                },
            ],
        };

        Assert.That(
            Sheet.GapsOf(entries),
            Is.EquivalentTo(
                new[]
                {
                    new AppraisalGap(0, AppraisalGapKind.ShortfallWithoutReason),
                    new AppraisalGap(1, AppraisalGapKind.ShortfallWithoutReason),
                    new AppraisalGap(2, AppraisalGapKind.NoScore),
                    new AppraisalGap(3, AppraisalGapKind.NoActual),
                }
            )
        );
    }

    [Test]
    public void An_actual_whose_indicator_was_amended_away_counts_nothing()
    {
        var entries = Complete with { Actuals = [.. Complete.Actuals, Sample.Actual(1m, 99)] };

        Assert.That(Sheet.Compute(entries).Total, Is.EqualTo(100m));
    }

    [Test]
    public void Entries_are_read_back_as_they_were_written()
    {
        var entries = Complete with
        {
            Framework = "cn-self-2020.v1",
            Actuals =
            [
                new IndicatorActual
                {
                    Number = 1,
                    Band = "partly",
                    Percent = 72.50m,
                    Evidence = "照片“一”",
                },
                new IndicatorActual { Number = 2, On = new DateOnly(2026, 5, 1) },
                new IndicatorActual
                {
                    Number = 3,
                    IsNotApplicable = true,
                    Reason = "no survey",
                },
            ],
        };

        var read = AppraisalEntries.Read(entries.Write());

        Assert.That(read.Framework, Is.EqualTo(entries.Framework));
        Assert.That(read.Budget, Is.EqualTo(entries.Budget));
        Assert.That(read.Actuals, Is.EqualTo(entries.Actuals));
        Assert.That(read.Write(), Is.EqualTo(entries.Write()));
    }

    [Test]
    public void No_text_is_no_entry() => Assert.That(AppraisalEntries.Read(null).ActualOf(7).IsMissing, Is.True);

    [Test]
    public void A_frozen_side_computes_to_the_same_card()
    {
        var frozen = Sheet.Freeze(Complete);

        Assert.That(frozen.Read().Result.Total, Is.EqualTo(Sheet.Compute(Complete).Total));
        Assert.That(frozen.Recompute(Frameworks.Standard), Is.EqualTo(frozen));
    }
}
