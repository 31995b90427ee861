using System.Globalization;
using FluentValidation;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Calls;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using FundManager.Domain.Reviews.Calibration;
using FundManager.Web.Features.Applications;

namespace FundManager.Web.Features.Calls;

/// <summary>Whether what was typed can be a call; whether it may be scheduled, the call's own rules say.</summary>
public sealed class CallFormValidator : AbstractValidator<CallForm>
{
    public const int MaxReviewers = 15;
    public const int MaxDays = 365;
    public const int MaxQuota = 1000;

    private readonly Texts _texts;
    private readonly SchemeCatalog _schemes;
    private readonly FrameworkCatalog _frameworks;

    public CallFormValidator(Texts texts, SchemeCatalog schemes, FrameworkCatalog frameworks)
    {
        (_texts, _schemes, _frameworks) = (texts, schemes, frameworks);
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(form => form.FundId)
            .Must(text => Guid.TryParse(text, out _))
            .WithMessage(_ => texts["faults.Missing_Choice"]);
        CheckTexts();
        CheckDays();
        CheckAmounts();
        CheckApplicants();
        CheckProcedure();
    }

    private void CheckTexts()
    {
        RuleFor(form => form.TitleZh ?? "")
            .IsText(_texts, "applications.Fault_TitleZh", Call.TitleMaxLength)
            .OverridePropertyName(nameof(CallForm.TitleZh));
        RuleFor(form => form.TitleEn ?? "")
            .IsText(_texts, "applications.Fault_TitleEn", Call.TitleMaxLength)
            .OverridePropertyName(nameof(CallForm.TitleEn));
        RuleFor(form => form.PurposeZh ?? "")
            .IsText(_texts, "calls.Fault_PurposeZh", Call.PurposeMaxLength)
            .OverridePropertyName(nameof(CallForm.PurposeZh));
        RuleFor(form => form.PurposeEn ?? "")
            .IsText(_texts, "calls.Fault_PurposeEn", Call.PurposeMaxLength)
            .OverridePropertyName(nameof(CallForm.PurposeEn));
    }

    private void CheckDays()
    {
        RuleFor(form => form.OpensOn).Must(IsDay).WithMessage(_ => _texts["faults.Day"]);
        RuleFor(form => form.ClosesOn)
            .Must(IsDay)
            .WithMessage(_ => _texts["faults.Day"])
            .Must((form, text) => !IsDay(form.OpensOn) || Day(text) >= Day(form.OpensOn))
            .WithMessage(_ => _texts["calls.Fault_ClosesFirst"]);
        RuleFor(form => form.EndorseOn)
            .Must(IsDay)
            .WithMessage(_ => _texts["faults.Day"])
            .Must((form, text) => !IsDay(form.ClosesOn) || Day(text) >= Day(form.ClosesOn))
            .WithMessage(_ => _texts["calls.Fault_EndorseFirst"])
            .When(form => form.RequiresEndorsement);
    }

    private void CheckAmounts()
    {
        RuleFor(form => form.Ceiling ?? "").IsPositiveAmount(_texts).OverridePropertyName(nameof(CallForm.Ceiling));
        RuleFor(form => form.MinAmount ?? "").IsPositiveAmount(_texts).OverridePropertyName(nameof(CallForm.MinAmount));
        RuleFor(form => form.MaxAmount ?? "")
            .IsPositiveAmount(_texts)
            .Must((form, text) => Amount(text) >= Amount(form.MinAmount))
            .WithMessage(_ => _texts["calls.Fault_MaxBelowMin"])
            .Must((form, text) => Amount(text) <= Amount(form.Ceiling) || Amount(form.Ceiling) == Money.Zero)
            .OverridePropertyName(nameof(CallForm.MaxAmount))
            .WithMessage(_ => _texts["calls.Fault_MaxAboveCeiling"]);
        RuleFor(form => form.MatchingShare)
            .Must(text => ApplicationCheck.TryNumber(text ?? "", out var share) && share <= 1000m)
            .WithMessage(_ => _texts["calls.Fault_Matching"]);
    }

    private void CheckApplicants()
    {
        RuleForEach(form => form.Kinds)
            .Must(kind => Enum.GetNames<OrganisationKind>().Contains(kind))
            .WithMessage(_ => _texts["faults.Missing_Choice"]);
        RuleForEach(form => form.Regions)
            .Must(CodeList.Regions.Contains)
            .WithMessage(_ => _texts["faults.Missing_Choice"]);
        RuleFor(form => form)
            .Must(form => form.BarredCodes().All(CreditCode.HasValidCheck))
            .OverridePropertyName(nameof(CallForm.Barred))
            .WithMessage(form =>
                _texts["calls.Fault_Barred", form.BarredCodes().First(code => !CreditCode.HasValidCheck(code))]
            );
    }

    private void CheckProcedure()
    {
        RuleFor(form => form.Quota)
            .Must(text => string.IsNullOrWhiteSpace(text) || IsNumber(text, 1, MaxQuota))
            .WithMessage(_ => _texts["calls.Fault_Number", 1, MaxQuota]);
        RuleFor(form => form.Reviewers)
            .Must(text => IsNumber(text, 1, MaxReviewers))
            .WithMessage(_ => _texts["calls.Fault_Number", 1, MaxReviewers]);
        RuleFor(form => form.ReviewDays)
            .Must(text => IsNumber(text, 1, MaxDays))
            .WithMessage(_ => _texts["calls.Fault_Number", 1, MaxDays]);
        RuleFor(form => form.PublicityDays)
            .Must(text => IsNumber(text, 0, MaxDays))
            .WithMessage(_ => _texts["calls.Fault_Number", 0, MaxDays]);
        RuleFor(form => form.AppealDays)
            .Must(text => IsNumber(text, 1, MaxDays))
            .WithMessage(_ => _texts["calls.Fault_Number", 1, MaxDays]);
        RuleFor(form => form.OfferDays)
            .Must(text => IsNumber(text, 1, MaxDays))
            .WithMessage(_ => _texts["calls.Fault_Number", 1, MaxDays]);
        RuleFor(form => form.AnswerDays)
            .Must(text => IsNumber(text, 1, MaxDays))
            .WithMessage(_ => _texts["calls.Fault_Number", 1, MaxDays]);
        RuleFor(form => form.ReviewScheme).Must(IsScheme).WithMessage(_ => _texts["faults.Missing_Choice"]);
        RuleFor(form => form.CheckpointScheme).Must(IsScheme).WithMessage(_ => _texts["faults.Missing_Choice"]);
        RuleFor(form => form.Framework).Must(IsFramework).WithMessage(_ => _texts["faults.Missing_Choice"]);
        RuleFor(form => form.Calibration)
            .Must(name => string.IsNullOrEmpty(name) || Enum.GetNames<CalibrationMethod>().Contains(name))
            .WithMessage(_ => _texts["faults.Missing_Choice"]);
    }

    private bool IsScheme(string? name) => _schemes.All.Any(scheme => scheme.Name == name);

    private bool IsFramework(string? name) => _frameworks.WithTotal.Any(framework => framework.Name == name);

    private static bool IsDay(string? text) => ApplicationCheck.TryDay(text ?? "", out _);

    private static DateOnly Day(string? text) => ApplicationCheck.TryDay(text ?? "", out var day) ? day : default;

    private static Money Amount(string? text) => Proposal.TryAmount(text ?? "", out var amount) ? amount : Money.Zero;

    private static bool IsNumber(string? text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most;
}
