using FluentValidation;
using FundManager.Domain.Appraisals;

namespace FundManager.Web.Features.Appraisals;

/// <summary>The shape of what is typed into the form of an appraisal: numbers, days, lengths. What is missing is asked at the end.</summary>
internal sealed class EntriesFormValidator : AbstractValidator<EntriesForm>
{
    public const int TextMaxLength = 2000;
    public const int ActualMaxLength = 200;

    private readonly AppraisalSheet _sheet;
    private readonly Texts _texts;

    public EntriesFormValidator(AppraisalSheet sheet, Texts texts)
    {
        (_sheet, _texts) = (sheet, texts);
        RuleFor(form => form).Custom((form, context) => CheckMoney(form.Money, context));
        RuleFor(form => form)
            .Custom(
                (form, context) =>
                {
                    for (var i = 0; i < form.Rows.Count; i++)
                    {
                        CheckRow(form.Rows[i], $"Rows[{i}]", context);
                    }
                }
            );
        RuleFor(form => form.Opinion)
            .MaximumLength(Appraisal.TextMaxLength)
            .WithMessage(texts["faults.TooLong", Appraisal.TextMaxLength]);
    }

    private void CheckMoney(MoneyForm money, ValidationContext<EntriesForm> context)
    {
        CheckAmount(money.Budget, "Money.Budget", context);
        CheckAmount(money.Executed, "Money.Executed", context);
        CheckLength(money.Reason, "Money.Reason", context);
        CheckLength(money.Improvement, "Money.Improvement", context);
    }

    private void CheckRow(RowForm row, string name, ValidationContext<EntriesForm> context)
    {
        CheckLength(row.Evidence, $"{name}.Evidence", context);
        CheckLength(row.Reason, $"{name}.Reason", context);
        CheckLength(row.Improvement, $"{name}.Improvement", context);
        if (_sheet.Indicators.FirstOrDefault(one => one.Number == row.Number) is not { } indicator)
        {
            return;
        }

        var actual = EntriesForm.Clean(row.Actual);
        if (FaultOf(indicator, row, actual) is { } fault)
        {
            context.AddFailure($"{name}.Actual", _texts[fault]);
        }

        CheckPercent(indicator, row, name, context);
        if (!string.IsNullOrWhiteSpace(row.ValidAnswers) && RowForm.ReadCount(row.ValidAnswers) is null)
        {
            context.AddFailure($"{name}.ValidAnswers", _texts["faults.Number"]);
        }

        var own = EntriesForm.ReadNumber(row.OwnScore);
        if (!string.IsNullOrWhiteSpace(row.OwnScore) && (own is null || own < 0 || own > indicator.Weight))
        {
            context.AddFailure(
                $"{name}.OwnScore",
                _texts["appraisals.Fault_OwnScore", ScoreTexts.Number(indicator.Weight ?? 0)]
            );
        }
    }

    private static string? FaultOf(Indicator indicator, RowForm row, string? actual) =>
        actual is null || row.IsNotApplicable ? null
        : actual.Length > ActualMaxLength ? "appraisals.Fault_Actual"
        : indicator.Operator switch
        {
            IndicatorOperator.Qualitative => null,
            IndicatorOperator.Deadline => RowForm.ReadDay(actual) is null ? "faults.Day" : null,
            IndicatorOperator.YesNo => actual is "0" or "1" ? null : "faults.Missing_Choice",
            _ => EntriesForm.ReadNumber(actual) is null or < 0 ? "appraisals.Fault_Actual" : null,
        };

    private void CheckPercent(Indicator indicator, RowForm row, string name, ValidationContext<EntriesForm> context)
    {
        if (
            row.IsNotApplicable
            || indicator.Operator != IndicatorOperator.Qualitative
            || string.IsNullOrWhiteSpace(row.Percent)
        )
        {
            return;
        }

        var percent = EntriesForm.ReadNumber(row.Percent);
        var band = _sheet.Framework.QualitativeBands.FirstOrDefault(one => one.Id == row.Band);
        if (percent is not (>= 0 and <= Band.Top))
        {
            context.AddFailure($"{name}.Percent", _texts["appraisals.Fault_Percent"]);
        }
        else if (band?.Contains(percent.Value) == false)
        {
            context.AddFailure(
                $"{name}.Percent",
                _texts["appraisals.Fault_Band", ScoreTexts.Number(band.From), ScoreTexts.Number(band.To)]
            );
        }
    }

    private void CheckAmount(string? text, string name, ValidationContext<EntriesForm> context)
    {
        if (!string.IsNullOrWhiteSpace(text) && EntriesForm.ReadAmount(text) is null)
        {
            context.AddFailure(name, _texts["faults.Amount"]);
        }
    }

    private void CheckLength(string? text, string name, ValidationContext<EntriesForm> context)
    {
        if (text?.Length > TextMaxLength)
        {
            context.AddFailure(name, _texts["faults.TooLong", TextMaxLength]);
        }
    }
}
