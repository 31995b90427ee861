using System.Globalization;
using FundManager.Domain.Appraisals;

namespace FundManager.Web.Features.Appraisals;

/// <summary>Targets, actuals and explanations of scores as people read them, in the reader's language.</summary>
[UseCase]
public sealed class ScoreTexts(Texts texts)
{
    /// <summary>A number as short as it can be: 12,500.5.</summary>
    public static string Number(decimal number) => number.ToString("#,##0.######", CultureInfo.InvariantCulture);

    /// <summary>"At least 200 people".</summary>
    public string Target(Indicator indicator)
    {
        if (indicator.Operator is IndicatorOperator.Qualitative or IndicatorOperator.YesNo)
        {
            return indicator.TargetText ?? texts[$"appraisals.Target_{indicator.Operator}", "", ""];
        }

        object? first =
            indicator.Operator == IndicatorOperator.Deadline
                ? indicator.DueOn
                : WithUnit(indicator.Target, indicator.Unit);
        return first is null or ""
            ? indicator.TargetText ?? texts["shared.None"]
            : texts[$"appraisals.Target_{indicator.Operator}", first, WithUnit(indicator.TargetTo, indicator.Unit)];
    }

    /// <summary>What became of it; null while nothing was entered.</summary>
    public string? Actual(Indicator indicator, IndicatorActual? actual, AppraisalFramework? framework) =>
        actual is null || actual.IsMissing ? null
        : actual.IsNotApplicable ? texts["appraisals.NotApplicable"]
        : indicator.Operator == IndicatorOperator.Qualitative ? Judged(actual, framework)
        : indicator.Operator == IndicatorOperator.YesNo && actual.Value is 0 or 1
            ? texts[actual.Value == 1 ? "shared.Yes" : "shared.No"]
        : actual.On is { } day ? Show.Day(day)
        : actual.Value is { } value ? WithUnit(value, actual.Unit ?? indicator.Unit)
        : actual.Text;

    /// <summary>What the unit can say of a target half-way, each with its name.</summary>
    public IEnumerable<(string Value, string Text)> Likelihoods =>
        Enum.GetValues<TargetLikelihood>().Select(one => (one.ToString(), Likelihood(one)));

    public string Likelihood(TargetLikelihood likelihood) => texts[$"appraisals.Likelihood_{likelihood}"];

    /// <summary>How the score came about, in one sentence.</summary>
    public string Reason(Explanation explanation) =>
        texts[$"appraisals.Reason_{explanation.Code}", [.. explanation.Facts.Select(object? (fact) => Number(fact))]];

    /// <summary>What a flag means, in one sentence.</summary>
    public string Flag(string flag) => texts[$"appraisals.Flag_{flag}"];

    /// <summary>Flags that tell more than the explanation does already.</summary>
    public static IEnumerable<string> Telling(IEnumerable<string> flags) =>
        flags.Where(flag =>
            flag
                is not (
                    AppraisalFlag.NotScored
                    or AppraisalFlag.NotApplicable
                    or AppraisalFlag.InvalidTarget
                    or AppraisalFlag.UnitMismatch
                    or AppraisalFlag.OutOfBand
                    or AppraisalFlag.NoBudget
                    or AppraisalFlag.ZeroTarget
                )
        );

    private string Judged(IndicatorActual actual, AppraisalFramework? framework)
    {
        var band = framework?.QualitativeBands.FirstOrDefault(one => one.Id == actual.Band);
        var name = band is null ? actual.Band ?? actual.Text ?? "" : Show.Of(band.Name);
        return actual.Percent is { } percent ? texts["appraisals.BandAndPercent", name, Show.Percent(percent)] : name;
    }

    public static string WithUnit(decimal? number, string? unit) =>
        number is not { } value ? ""
        : unit is null ? Number(value)
        : unit == "%" && Show.IsChinese ? $"{Number(value)}%"
        : $"{Number(value)} {unit}";
}
