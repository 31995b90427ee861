using CsCheck;
using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Tests.Appraisals;

internal sealed class ScorecardPropertyTests
{
    private static readonly Gen<decimal> Amount = Gen.Int[0, 1_000_000].Select(n => n / 100m);

    private static readonly Gen<AppraisalFramework> AnyFramework = Gen.Select(
        Gen.Enum<OverAchievementPolicy>(),
        Gen.Enum<RoundingMode>(),
        Gen.Int[0, 4],
        Gen.Enum<LateDeadline>(),
        (policy, mode, places, late) =>
            Frameworks.Reducing(policy, new ReductionStep(1.3m, 95m), new ReductionStep(2m, 80m)) with
            {
                Rounding = new Rounding(mode, places),
                LateDeadline = late,
            }
    );

    private static readonly Gen<(Indicator Indicator, IndicatorActual Actual)> AnyRow = Gen.Select(
        Gen.Enum<IndicatorOperator>(),
        Gen.Select(Amount, Amount, Amount),
        Gen.Int[1, 10_000].Select(n => n / 100m),
        Gen.Int[-40, 40],
        Gen.Select(
            Gen.Int[0, 2].Select(n => Frameworks.Standard.QualitativeBands[n].Id),
            Gen.Int[0, 100],
            Gen.Int[0, 12]
        ),
        Row
    );

    [Test]
    public void A_score_lies_within_zero_and_the_weight_or_the_row_says_why_there_is_none()
    {
        Gen.Select(AnyFramework, AnyRow)
            .Sample(
                (framework, row) =>
                {
                    var scored = Sample.Score(framework, row.Indicator, row.Actual);

                    return scored.Score is { } score
                        ? score >= 0 && score <= row.Indicator.Weight
                        : scored.Flags.Contains(AppraisalFlag.NotScored, StringComparer.Ordinal)
                            || !scored.IsApplicable;
                }
            );
    }

    [Test]
    public void A_total_is_the_sum_of_its_rows_and_the_sum_of_its_blocks()
    {
        Gen.Select(AnyFramework, AnyRow.Array[0, 8])
            .Sample(
                (framework, rows) =>
                {
                    var applicable = rows.Where(row => !row.Actual.IsNotApplicable).ToArray();
                    var card = Compute(framework, applicable);
                    var isComplete = card.AllRows.All(row => row.Counted is not null);

                    return isComplete
                        ? card.Total == Rounding.Total(card.AllRows.Sum(row => row.Counted!.Value))
                            && card.Total == Rounding.Total(card.Blocks.Sum(block => block.Score!.Value))
                        : card.Total is null;
                }
            );
    }

    [Test]
    public void A_total_with_rows_left_out_lies_within_0_and_100()
    {
        Gen.Select(AnyFramework, AnyRow.Array[1, 8])
            .Sample(
                (framework, rows) =>
                {
                    rows[0] = (rows[0].Indicator, rows[0].Actual with { IsNotApplicable = true });
                    var card = Compute(framework, rows);

                    return card.Total is null or (>= 0m and <= 100m);
                }
            );
    }

    [Test]
    public void What_is_frozen_computes_again_to_the_same_bytes()
    {
        Gen.Select(AnyFramework, AnyRow.Array[0, 5])
            .Sample(
                (framework, rows) =>
                {
                    var (indicators, actuals) = Number(rows);
                    var frozen = FrozenScorecard.Freeze(framework, Sample.FullySpent, indicators, actuals);

                    return frozen.Recompute(framework) == frozen;
                },
                iter: 500
            );
    }

    private static Scorecard Compute(AppraisalFramework framework, (Indicator, IndicatorActual)[] rows)
    {
        var (indicators, actuals) = Number(rows);
        return Scorecard.Compute(framework, Sample.FullySpent, indicators, actuals);
    }

    private static (IReadOnlyList<Indicator>, IReadOnlyList<IndicatorActual>) Number(
        (Indicator Indicator, IndicatorActual Actual)[] rows
    ) =>
        (
            [.. rows.Select((row, index) => row.Indicator with { Number = index + 1 })],
            [.. rows.Select((row, index) => row.Actual with { Number = index + 1 })]
        );

    private static (Indicator, IndicatorActual) Row(
        IndicatorOperator how,
        (decimal Low, decimal Width, decimal Value) amounts,
        decimal weight,
        int daysLate,
        (string Band, int Percent, int Fate) judged
    )
    {
        var due = new DateOnly(2024, 12, 31);
        var indicator = Sample.Indicator(amounts.Low, weight, how) with
        {
            TargetTo = amounts.Low + amounts.Width,
            StartOn = due.AddDays(-30),
            DueOn = due,
        };
        var actual = Sample.Actual(judged.Fate == 0 ? null : amounts.Value) with
        {
            On = due.AddDays(daysLate),
            Band = judged.Band,
            Percent = judged.Percent,
            IsNotApplicable = judged.Fate == 1,
        };
        return (indicator, actual);
    }
}
