using FluentValidation;
using FundManager.Domain;
using FundManager.Domain.Applications;

namespace FundManager.Web.Features.Applications;

/// <summary>What is asked of single fields, with the sentence that says what to do.</summary>
internal static class FormRules
{
    /// <summary>Something is there, and it is not too long.</summary>
    public static IRuleBuilderOptions<T, string> IsText<T>(
        this IRuleBuilder<T, string> rule,
        Texts texts,
        string missing,
        int maxLength = ApplicationForm.LineMaxLength
    ) =>
        rule.Must(text => text.Trim().Length > 0)
            .WithMessage(_ => texts[missing])
            .Must(text => text.Length <= maxLength)
            .WithMessage(_ => texts["faults.TooLong", maxLength]);

    /// <summary>Nothing, or not too long.</summary>
    public static IRuleBuilderOptions<T, string> IsShort<T>(this IRuleBuilder<T, string> rule, Texts texts) =>
        rule.Must(text => text.Length <= ApplicationForm.LineMaxLength)
            .WithMessage(_ => texts["faults.TooLong", ApplicationForm.LineMaxLength]);

    public static IRuleBuilderOptions<T, string> IsOneOf<T>(
        this IRuleBuilder<T, string> rule,
        Texts texts,
        Func<string, bool> isKnown
    ) => rule.Must(isKnown).WithMessage(_ => texts["faults.Missing_Choice"]);

    /// <summary>An amount; nothing typed is one of zero.</summary>
    public static IRuleBuilderOptions<T, string> IsAmount<T>(this IRuleBuilder<T, string> rule, Texts texts) =>
        rule.Must(text => Proposal.TryAmount(text, out _)).WithMessage(_ => texts["faults.Amount"]);

    public static IRuleBuilderOptions<T, string> IsPositiveAmount<T>(this IRuleBuilder<T, string> rule, Texts texts) =>
        rule.Must(text => Proposal.TryAmount(text, out var amount) && amount > Money.Zero)
            .WithMessage(_ => texts["applications.Fault_PositiveAmount"]);

    /// <summary>A day, and inside the term as soon as that is known.</summary>
    public static IRuleBuilderOptions<T, string> IsDayOfTerm<T>(
        this IRuleBuilder<T, string> rule,
        Texts texts,
        (DateOnly First, DateOnly Last)? term
    ) =>
        rule.Must(text => ApplicationCheck.TryDay(text, out _))
            .WithMessage(_ => texts["faults.Day"])
            .Must(text => term is null || (ApplicationCheck.TryDay(text, out var day) && IsWithin(day, term.Value)))
            .WithMessage(_ => texts["applications.Fault_OutsideTerm", term?.First, term?.Last]);

    private static bool IsWithin(DateOnly day, (DateOnly First, DateOnly Last) term) =>
        day >= term.First && day <= term.Last;
}
