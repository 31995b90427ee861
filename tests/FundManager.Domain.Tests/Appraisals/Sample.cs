using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Tests.Appraisals;

internal static class Sample
{
    public static readonly BudgetExecution FullySpent = new()
    {
        AdjustedAnnualBudget = 20m,
        Executed = 20m,
        Weight = 10m,
    };

    public static Indicator Indicator(
        decimal? target,
        decimal? weight = 10m,
        IndicatorOperator how = IndicatorOperator.GreaterOrEqual,
        int number = 1,
        string block = "outputs"
    ) =>
        new()
        {
            Number = number,
            Level1 = block,
            Name = new LocalText("Farmers trained", "培训农民"),
            Operator = how,
            Target = target,
            Unit = "人",
            Weight = weight,
            Source = "register",
        };

    public static IndicatorActual Actual(decimal? value, int number = 1) => new() { Number = number, Value = value };

    public static ScorecardRow Score(AppraisalFramework framework, Indicator indicator, IndicatorActual? actual) =>
        Scorecard.Compute(framework, Sample.FullySpent, [indicator], actual is null ? [] : [actual]).Rows[0];

    /// <summary>Outputs 50, benefits 30, satisfaction 10: with budget execution 100.</summary>
    public static IReadOnlyList<Indicator> FullSet { get; } =
    [
        Indicator(200m, 50m, number: 1),
        Indicator(50m, 30m, number: 2, block: "benefits"),
        Indicator(95m, 10m, IndicatorOperator.Satisfaction, number: 3, block: "satisfaction"),
    ];
}
