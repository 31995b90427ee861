using System.Globalization;
using FundManager.Domain.Applications;

namespace FundManager.Domain.Appraisals;

/// <summary>Reads what an agreement promises as indicators that a framework can score.</summary>
public static class AgreedIndicators
{
    // In this block "at least" is asked by survey, so the number of valid answers counts too.
    private const string SurveyBlock = "satisfaction";

    /// <summary>One indicator for each planned one, in their order.</summary>
    /// <param name="framework">Knows the ids of blocks and parts, which the agreement may write as ids or as names.</param>
    /// <param name="planned">The agreement's indicators. A target that is no number stays without one: the rule then scores nothing and says why.</param>
    /// <exception cref="InvalidOperationException">An operator is none of "&gt;=", "&lt;=", "=", "qualitative": the agreement was not validated.</exception>
    public static IReadOnlyList<Indicator> Of(AppraisalFramework framework, IReadOnlyList<PlannedIndicator> planned) =>
        [.. planned.Select(one => Of(framework, one))];

    private static Indicator Of(AppraisalFramework framework, PlannedIndicator planned)
    {
        var block = framework.FindBlock(planned.Level1);
        var how = OperatorOf(planned.Operator, block?.Id);
        var isJudged = how == IndicatorOperator.Qualitative;
        return new Indicator
        {
            Number = planned.Number,
            Level1 = block?.Id ?? planned.Level1,
            Level2 = PartOf(block, planned.Level2),
            Name = new LocalText(planned.Name, planned.Name),
            Operator = how,
            Target = isJudged ? null : NumberOf(planned.Target),
            TargetText = isJudged ? planned.Target : null,
            Unit = planned.Unit.Length == 0 ? null : planned.Unit,
            Weight = planned.Weight,
            Source = planned.Source.Length == 0 ? null : planned.Source,
        };
    }

    private static IndicatorOperator OperatorOf(string written, string? block) =>
        written switch
        {
            ">=" when block == SurveyBlock => IndicatorOperator.Satisfaction,
            ">=" => IndicatorOperator.GreaterOrEqual,
            "<=" => IndicatorOperator.LessOrEqual,
            "=" => IndicatorOperator.Equal,
            "qualitative" => IndicatorOperator.Qualitative,
            _ => throw new InvalidOperationException($"No operator '{written}'."),
        };

    private static string? PartOf(FrameworkBlock? block, string written) =>
        block
            ?.Parts.FirstOrDefault(part => part.Id == written || part.Name.En == written || part.Name.Zh == written)
            ?.Id
        ?? (written.Length == 0 ? null : written);

    private static decimal? NumberOf(string written) =>
        decimal.TryParse(
            written,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
