using FundManager.Domain.Awards;

namespace FundManager.Domain.Appraisals;

/// <summary>What an appraisal of an award is held against: the framework, the agreed indicators and the money that was to be spent.</summary>
/// <param name="Framework">The rules.</param>
/// <param name="Indicators">What the agreement promises.</param>
/// <param name="Budget">The fund's money planned until the stage, in the fund's currency.</param>
/// <param name="Spent">Costs that were accepted; where none was ever declared, what the fund paid so far. Stands as long as nobody enters another figure.</param>
public sealed record AppraisalSheet(
    AppraisalFramework Framework,
    IReadOnlyList<Indicator> Indicators,
    Money Budget,
    Money Spent
)
{
    /// <summary>Whether it is told half-way, when the unit also says of each target whether it will be met.</summary>
    public bool IsHalfWay { get; init; }

    /// <summary>The sheet of an appraisal.</summary>
    public static AppraisalSheet Of(AppraisalFramework framework, Appraisal appraisal, Award award, Money spent) =>
        new(framework, AgreedIndicators.Of(framework, award.Agreement.Indicators), BudgetOf(appraisal, award), spent)
        {
            IsHalfWay = appraisal.Stage == AppraisalStage.MidTerm,
        };

    /// <summary>The money row: what was entered, and the fund's figures where nothing was.</summary>
    public BudgetExecution BudgetExecutionOf(AppraisalEntries entries) =>
        entries.Budget with
        {
            AdjustedAnnualBudget = entries.Budget.AdjustedAnnualBudget ?? Budget.Amount,
            Executed = entries.Budget.Executed ?? Spent.Amount,
            Weight = Framework.BudgetBlock?.Weight,
        };

    /// <summary>The scorecard of one side.</summary>
    public Scorecard Compute(AppraisalEntries entries) =>
        Scorecard.Compute(Framework, MoneyRow(entries), Indicators, Actuals(entries));

    /// <summary>Framework, inputs and result of one side under one hash.</summary>
    public FrozenScorecard Freeze(AppraisalEntries entries) =>
        FrozenScorecard.Freeze(Framework, MoneyRow(entries), Indicators, Actuals(entries));

    /// <summary>
    /// What a self-appraisal still lacks: rows without an answer, with an answer that the rule cannot read, or short of full points
    /// and far above the target without explanation.
    /// </summary>
    public IReadOnlyList<AppraisalGap> GapsOf(AppraisalEntries entries)
    {
        var actuals = Actuals(entries);
        List<AppraisalGap> gaps = [.. AppraisalGap.Unanswered(Framework, MoneyRow(entries), Indicators, actuals)];
        var card = Compute(entries);
        AddNew(gaps, AppraisalGap.Unscored(card));
        AddNew(gaps, AppraisalGap.Unexplained(card, MoneyRow(entries), actuals));
        return gaps;
    }

    /// <summary>The name of a row in both languages.</summary>
    public LocalText NameOf(int number) =>
        number == Scorecard.BudgetNumber
            ? Framework.BudgetBlock?.Name ?? new LocalText("", "")
            : Indicators.First(indicator => indicator.Number == number).Name;

    private static void AddNew(List<AppraisalGap> gaps, IReadOnlyList<AppraisalGap> more) =>
        gaps.AddRange(more.Where(gap => !gaps.Exists(known => known.Number == gap.Number)));

    // A framework without such a row is not given one.
    private BudgetExecution? MoneyRow(AppraisalEntries entries) =>
        Framework.BudgetBlock is null ? null : BudgetExecutionOf(entries);

    // An amendment may have taken an indicator away for which something was entered before.
    private IReadOnlyList<IndicatorActual> Actuals(AppraisalEntries entries) =>
        [.. entries.Actuals.Where(actual => Indicators.Any(indicator => indicator.Number == actual.Number))];

    // Half-way, only what was to be paid by then can have been spent; at the end it is the whole award.
    private static Money BudgetOf(Appraisal appraisal, Award award)
    {
        if (appraisal.Stage != AppraisalStage.MidTerm)
        {
            return award.Amount;
        }

        var planned = Money.Sum(
            award.Agreement.Tranches.Where(t => t.PlannedOn <= appraisal.OpensOn).Select(t => t.Amount)
        );
        return planned > Money.Zero ? planned : award.Amount;
    }
}
