using System.Net.Mail;
using FluentValidation;
using FundManager.Domain;
using FundManager.Domain.Applications;

namespace FundManager.Web.Features.Applications;

/// <summary>Whether an application is complete: every fault at once, each with a sentence that says what to do.</summary>
public sealed class ApplicationFormValidator : AbstractValidator<ApplicationCheck>
{
    private readonly Texts _texts;

    public ApplicationFormValidator(Texts texts)
    {
        _texts = texts;
        RuleLevelCascadeMode = CascadeMode.Stop;
        CheckProject();
        CheckPeople();
        CheckMoney();
        CheckPlan();
        CheckIndicators();
        CheckTranches();
    }

    private void CheckProject()
    {
        RuleFor(c => c.Form.TitleZh).IsText(_texts, "applications.Fault_TitleZh", ApplicationForm.TitleMaxLength);
        RuleFor(c => c.Form.TitleEn).IsText(_texts, "applications.Fault_TitleEn", ApplicationForm.TitleMaxLength);
        RuleFor(c => c.Form.Summary).IsText(_texts, "applications.Fault_Summary", ApplicationForm.SummaryMaxLength);
        RuleFor(c => c.Form.Discipline).IsOneOf(_texts, CodeList.Disciplines.Contains);
        RuleFor(c => c.Form.Region).IsOneOf(_texts, CodeList.Regions.Contains);
        RuleFor(c => c.Form.StartsOn)
            .Must(text => ApplicationCheck.TryDay(text, out _))
            .WithMessage(_ => _texts["faults.Day"])
            .Must((check, text) => ApplicationCheck.TryDay(text, out var day) && day >= check.NotBefore)
            .WithMessage(check => _texts["applications.Fault_StartsTooEarly", check.NotBefore]);
        RuleFor(c => c.Form.TermMonths)
            .Must(text => ApplicationCheck.TryMonths(text, out _))
            .WithMessage(_ =>
                _texts["applications.Fault_Term", ApplicationCheck.MinTermMonths, ApplicationCheck.MaxTermMonths]
            );
    }

    private void CheckPeople()
    {
        RuleFor(c => c.Form.LeadName).IsText(_texts, "applications.Fault_LeadName");
        RuleFor(c => c.Form.LeadEmail)
            .Must(IsAddress)
            .WithMessage(_ => _texts["faults.Email"])
            .Must(text => text.Length <= ApplicationForm.LineMaxLength)
            .WithMessage(_ => _texts["faults.TooLong", ApplicationForm.LineMaxLength]);
        RuleFor(c => c.Form.LeadPosition).IsShort(_texts);
        CheckCount("Form.Team", form => form.Team.Count, 0);
        RuleForEach(c => c.Form.Team).SetValidator(new TeamRowValidator(_texts));
        CheckCount("Form.Partners", form => form.Partners.Count, 0);
        RuleForEach(c => c.Form.Partners).SetValidator(new PartnerRowValidator(_texts));
        CheckCount("Form.Avoided", form => form.Avoided.Count, 0);
        RuleForEach(c => c.Form.Avoided).SetValidator(new AvoidedRowValidator(_texts));
        RuleFor(c => c.Form.EndorserId)
            .Must((check, id) => check.Endorsers.Contains(id, StringComparer.Ordinal))
            .When(check => check.Terms.RequiresEndorsement)
            .WithMessage(_ => _texts["applications.Fault_Endorser"]);
    }

    private void CheckMoney()
    {
        CheckCount("Form.Budget", form => form.Budget.Count, 1);
        RuleForEach(c => c.Form.Budget).SetValidator(new BudgetRowValidator(_texts));
        RuleFor(c => c.Form)
            .Must((check, form) => Asked(form) >= check.Terms.MinAmount && Asked(form) <= check.Terms.MaxAmount)
            .When(check => check.Form.Budget.Any(row => row != new BudgetRow()))
            .OverridePropertyName("Form.Budget")
            .WithMessage(check =>
                _texts["applications.Fault_Amount", check.Terms.MinAmount, check.Terms.MaxAmount, Asked(check.Form)]
            );
        RuleFor(c => c.Form.Inputs)
            .Must(inputs => inputs.Count <= ApplicationForm.MaxRows)
            .WithMessage(_ => _texts["applications.Fault_TooManyRows", ApplicationForm.MaxRows])
            .Must((check, inputs) => ApplicationCheck.Sum(inputs.Select(row => row.Amount)) >= Needed(check))
            .WithMessage(check =>
                _texts[
                    "applications.Fault_Matching",
                    Needed(check),
                    ApplicationCheck.Sum(check.Form.Inputs.Select(row => row.Amount))
                ]
            );
        RuleForEach(c => c.Form.Inputs).SetValidator(check => new InputRowValidator(_texts, check));
    }

    private void CheckPlan()
    {
        CheckCount("Form.Milestones", form => form.Milestones.Count, 1);
        RuleForEach(c => c.Form.Milestones).SetValidator(check => new MilestoneRowValidator(_texts, check));
        RuleFor(c => c.Form)
            .Must(form => form.Milestones.Any(row => row.Checkpoint == "true"))
            .When(check => check.Form.Milestones.Count > 0)
            .OverridePropertyName("Form.Milestones")
            .WithMessage(_ => _texts["applications.Fault_NoCheckpoint"]);
    }

    private void CheckIndicators()
    {
        CheckCount("Form.Indicators", form => form.Indicators.Count, 1);
        RuleForEach(c => c.Form.Indicators).SetValidator(check => new IndicatorRowValidator(_texts, check));
        RuleFor(c => c.Form)
            .Must((check, form) => ApplicationCheck.SumOfWeights(form) == check.WeightsToShare)
            .When(check => check.Form.Indicators.Count > 0)
            .OverridePropertyName("Form.Indicators")
            .WithMessage(check =>
                _texts[
                    "applications.Fault_Weights",
                    Plain(check.WeightsToShare),
                    Plain(ApplicationCheck.SumOfWeights(check.Form))
                ]
            );
    }

    private void CheckTranches()
    {
        CheckCount("Form.Tranches", form => form.Tranches.Count, 1);
        RuleForEach(c => c.Form.Tranches).SetValidator(check => new TrancheRowValidator(_texts, check));
        RuleFor(c => c.Form)
            .Must(form => Planned(form) == Asked(form))
            .When(check => check.Form.Tranches.Count > 0)
            .OverridePropertyName("Form.Tranches")
            .WithMessage(check => _texts["applications.Fault_Tranches", Planned(check.Form), Asked(check.Form)]);
    }

    private void CheckCount(string name, Func<ApplicationForm, int> count, int least) =>
        RuleFor(c => c.Form)
            .Must(form => count(form) >= least)
            .WithMessage(_ => _texts["applications.Fault_NoRows"])
            .Must(form => count(form) <= ApplicationForm.MaxRows)
            .OverridePropertyName(name)
            .WithMessage(_ => _texts["applications.Fault_TooManyRows", ApplicationForm.MaxRows]);

    private static Money Asked(ApplicationForm form) => ApplicationCheck.Sum(form.Budget.Select(row => row.FromFund));

    private static Money Planned(ApplicationForm form) => ApplicationCheck.Sum(form.Tranches.Select(row => row.Amount));

    private static Money Needed(ApplicationCheck check) => check.Needed;

    private static string Plain(decimal weight) =>
        weight.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsAddress(string text) =>
        MailAddress.TryCreate(text, out var address)
        && address.Address == text
        && address.Host.Contains('.', StringComparison.Ordinal);
}
