using System.Globalization;
using FluentValidation;
using FundManager.Domain.Applications;

namespace FundManager.Web.Features.Amendments;

/// <summary>Whether what was typed can be read; whether the kind of amendment allows it, its rules say.</summary>
public sealed class AmendmentFormValidator : AbstractValidator<AmendmentForm>
{
    private const int TextMaxLength = 200;

    public AmendmentFormValidator(Texts texts)
    {
        RuleFor(form => form.EndsOn).Must(day => day is null || IsDay(day)).WithMessage(_ => texts["faults.Day"]);
        RuleFor(form => form.LeadEmail)
            .EmailAddress()
            .When(form => form.LeadEmail is { Length: > 0 })
            .WithMessage(_ => texts["faults.Missing_Text"]);
        RuleForEach(form => form.Tranches)
            .ChildRules(row =>
            {
                row.RuleFor(t => t.Amount)
                    .Must(IsAmount)
                    .Unless(t => t.IsBlank)
                    .WithMessage(_ => texts["faults.Amount"]);
                row.RuleFor(t => t.PlannedOn).Must(IsDay).Unless(t => t.IsBlank).WithMessage(_ => texts["faults.Day"]);
            });
        RuleForEach(form => form.Budget)
            .ChildRules(row =>
            {
                row.RuleFor(l => l.FromFund)
                    .Must(IsAmount)
                    .Unless(l => l.IsBlank)
                    .WithMessage(_ => texts["faults.Amount"]);
                row.RuleFor(l => l.What)
                    .NotEmpty()
                    .MaximumLength(TextMaxLength)
                    .Unless(l => l.IsBlank)
                    .WithMessage(_ => texts["faults.Missing_Text"]);
            });
        RuleForEach(form => form.Milestones).ChildRules(row => CheckRow(row, texts));
        RuleForEach(form => form.Inputs).ChildRules(row => CheckRow(row, texts));
        RuleForEach(form => form.Indicators)
            .ChildRules(row =>
            {
                row.RuleFor(i => i.Target).NotEmpty().WithMessage(_ => texts["faults.Missing_Text"]);
                row.RuleFor(i => i.Source).NotEmpty().WithMessage(_ => texts["faults.Missing_Text"]);
                row.RuleFor(i => i.Weight).Must(IsPercent).WithMessage(_ => texts["faults.Percent"]);
            });
    }

    private static void CheckRow(InlineValidator<AmendedRow> row, Texts texts)
    {
        row.RuleFor(r => r.What).NotEmpty().MaximumLength(TextMaxLength).WithMessage(_ => texts["faults.Missing_Text"]);
        row.RuleFor(r => r.DueOn).Must(IsDay).WithMessage(_ => texts["faults.Day"]);
    }

    private static bool IsDay(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsAmount(string? text) => !string.IsNullOrWhiteSpace(text) && Proposal.TryAmount(text, out _);

    private static bool IsPercent(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number is >= 0 and <= 100
        && decimal.Truncate(number * 100) == number * 100;
}
