using FluentValidation;
using FundManager.Domain.Organisations;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Organisations;

/// <summary>The shape of an account: presence, length, characters. Whether it is the organisation's, a finance officer verifies.</summary>
public sealed class PayeeFormValidator : AbstractValidator<PayeeModel.Form>
{
    /// <summary>Shortest and longest account number (an IBAN has 34 characters at most).</summary>
    public const int AccountMinLength = 8;

    /// <inheritdoc cref="AccountMinLength"/>
    public const int AccountMaxLength = 34;

    public PayeeFormValidator(Texts texts)
    {
        string Missing(PayeeModel.Form _) => texts["faults.Missing_Text"];
        string TooLong(int most) => texts["faults.TooLong", most];
        RuleFor(form => form.AccountName)
            .Cascade(CascadeMode.Stop)
            .NotEmpty()
            .WithMessage(Missing)
            .MaximumLength(Organisation.NameMaxLength)
            .WithMessage(_ => TooLong(Organisation.NameMaxLength));
        RuleFor(form => form.AccountNumber)
            .Must(number => IsAccount(Compact(number)))
            .WithMessage(_ => texts["organisations.AccountFault"]);
        RuleFor(form => form.BankName)
            .Cascade(CascadeMode.Stop)
            .NotEmpty()
            .WithMessage(Missing)
            .MaximumLength(Organisation.NameMaxLength)
            .WithMessage(_ => TooLong(Organisation.NameMaxLength));
        RuleFor(form => form.BankCode)
            .Must(code => IsBankCode(code?.Trim() ?? ""))
            .WithMessage(_ => texts["organisations.BankCodeFault"]);
        RuleFor(form => form.Reason)
            .Cascade(CascadeMode.Stop)
            .NotEmpty()
            .WithMessage(_ => texts["faults.Missing_LongText"])
            .MaximumLength(MoveField.TextMaxLength)
            .WithMessage(_ => TooLong(MoveField.TextMaxLength));
    }

    /// <summary>Without the spaces that banks print between groups.</summary>
    public static string Compact(string? number) => string.Concat((number ?? "").Where(c => !char.IsWhiteSpace(c)));

    private static bool IsAccount(string number) =>
        number.Length is >= AccountMinLength and <= AccountMaxLength && number.All(char.IsAsciiLetterOrDigit);

    /// <summary>12 digits of CNAPS, or a BIC of 8 or 11 characters.</summary>
    private static bool IsBankCode(string code) =>
        (code.Length == 12 && code.All(char.IsAsciiDigit))
        || (
            code.Length is 8 or 11
            && code[..6].All(char.IsAsciiLetterUpper)
            && code[6..].All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))
        );
}
