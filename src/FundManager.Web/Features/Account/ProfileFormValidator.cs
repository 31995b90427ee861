using FluentValidation;

namespace FundManager.Web.Features.Account;

public sealed class ProfileFormValidator : AbstractValidator<ProfileModel.Form>
{
    public const int NameMaxLength = 60;

    public ProfileFormValidator(Texts texts)
    {
        RuleFor(form => form.NameEn).NotEmpty().WithMessage(_ => texts["faults.Missing_Text"]);
        RuleFor(form => form.NameZh).NotEmpty().WithMessage(_ => texts["faults.Missing_Text"]);
        RuleFor(form => form.NameEn)
            .MaximumLength(NameMaxLength)
            .WithMessage(_ => texts["faults.TooLong", NameMaxLength]);
        RuleFor(form => form.NameZh)
            .MaximumLength(NameMaxLength)
            .WithMessage(_ => texts["faults.TooLong", NameMaxLength]);
        RuleFor(form => form.Language)
            .Must(language => language is "" or "en" or "zh-Hans")
            .WithMessage(_ => texts["faults.Missing_Choice"]);
    }
}

public sealed class PasswordFormValidator : AbstractValidator<ProfileModel.PasswordForm>
{
    public const int PasswordMinLength = 12;

    public PasswordFormValidator(Texts texts)
    {
        RuleFor(form => form.Before).NotEmpty().WithMessage(_ => texts["faults.Missing_Password"]);
        RuleFor(form => form.After)
            .MinimumLength(PasswordMinLength)
            .WithMessage(_ => texts["account.PasswordShort", PasswordMinLength]);
        RuleFor(form => form.Again).Equal(form => form.After).WithMessage(_ => texts["account.PasswordDiffers"]);
    }
}
