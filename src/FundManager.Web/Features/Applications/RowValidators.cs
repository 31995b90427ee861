using FluentValidation;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;

namespace FundManager.Web.Features.Applications;

internal sealed class TeamRowValidator : AbstractValidator<TeamRow>
{
    public TeamRowValidator(Texts texts)
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(row => row.Name).IsText(texts, "applications.Fault_Row");
        RuleFor(row => row.Task).IsShort(texts);
    }
}

internal sealed class PartnerRowValidator : AbstractValidator<PartnerRow>
{
    public PartnerRowValidator(Texts texts)
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(row => row.Name).IsText(texts, "applications.Fault_Row");
        RuleFor(row => row.Task).IsShort(texts);
    }
}

internal sealed class AvoidedRowValidator : AbstractValidator<AvoidedRow>
{
    public AvoidedRowValidator(Texts texts)
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(row => row.Name).IsText(texts, "applications.Fault_Row");
        RuleFor(row => row.Reason).IsShort(texts);
    }
}

internal sealed class BudgetRowValidator : AbstractValidator<BudgetRow>
{
    public BudgetRowValidator(Texts texts)
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(row => row.What).IsText(texts, "applications.Fault_Row");
        When(
            row => row != new BudgetRow(),
            () =>
            {
                RuleFor(row => row.Heading)
                    .IsOneOf(texts, heading => BudgetHeadings.All.Contains(heading, StringComparer.Ordinal));
                RuleFor(row => row.FromFund)
                    .IsAmount(texts)
                    .Must((row, _) => ApplicationCheck.Sum([row.FromFund, row.Own]) > Money.Zero || !IsRead(row.Own))
                    .WithMessage(_ => texts["applications.Fault_BudgetRowEmpty"]);
                RuleFor(row => row.Own).IsAmount(texts);
            }
        );
    }

    private static bool IsRead(string amount) => Proposal.TryAmount(amount, out _);
}

internal sealed class InputRowValidator : AbstractValidator<InputRow>
{
    public InputRowValidator(Texts texts, ApplicationCheck check)
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(row => row.What).IsText(texts, "applications.Fault_Row");
        When(
            row => row != new InputRow(),
            () =>
            {
                RuleFor(row => row.Kind).IsOneOf(texts, kind => Enum.GetNames<InputKind>().Contains(kind));
                RuleFor(row => row.Amount).IsPositiveAmount(texts);
                RuleFor(row => row.DueOn).IsDayOfTerm(texts, check.Term);
                RuleFor(row => row.RateSource).IsShort(texts);
                RuleFor(row => row.RateSource)
                    .IsText(texts, "applications.Fault_RateSource")
                    .When(row => row.Kind.Length > 0 && row.Kind != nameof(InputKind.MatchingCash));
            }
        );
    }
}

internal sealed class MilestoneRowValidator : AbstractValidator<MilestoneRow>
{
    public MilestoneRowValidator(Texts texts, ApplicationCheck check)
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(row => row.Title).IsText(texts, "applications.Fault_Row");
        When(
            row => row != new MilestoneRow(),
            () =>
            {
                RuleFor(row => row.DueOn).IsDayOfTerm(texts, check.Term);
                RuleFor(row => row.Deliverable).IsText(texts, "applications.Fault_Deliverable");
            }
        );
    }
}

internal sealed class IndicatorRowValidator : AbstractValidator<IndicatorRow>
{
    public const string Qualitative = "qualitative";

    /// <summary>Operators with the keys of their names.</summary>
    public static readonly IReadOnlyDictionary<string, string> Operators = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        [">="] = "AtLeast",
        ["<="] = "AtMost",
        ["="] = "Exactly",
        [Qualitative] = "InWords",
    };

    public IndicatorRowValidator(Texts texts, ApplicationCheck check)
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(row => row.Name).IsText(texts, "applications.Fault_Row");
        When(
            row => row != new IndicatorRow(),
            () =>
            {
                RuleFor(row => row.Level2).IsOneOf(texts, part => HasPart(check.Framework, part));
                RuleFor(row => row.Operator).IsOneOf(texts, Operators.ContainsKey);
                RuleFor(row => row.Target).IsText(texts, "applications.Fault_Target");
                RuleFor(row => row.Target)
                    .Must(IsNumber)
                    .WithMessage(_ => texts["applications.Fault_TargetNumber"])
                    .When(row => row.Target.Length > 0 && row.Operator != Qualitative);
                RuleFor(row => row.Unit).IsShort(texts);
                RuleFor(row => row.Unit)
                    .IsText(texts, "applications.Fault_Unit")
                    .When(row => row.Operator != Qualitative);
                RuleFor(row => row.Source).IsText(texts, "applications.Fault_Source");
                RuleFor(row => row.Weight)
                    .Must(text => ApplicationCheck.TryNumber(text, out var weight) && weight is > 0 and <= 100)
                    .WithMessage(_ => texts["applications.Fault_Weight"]);
            }
        );
    }

    private static bool HasPart(AppraisalFramework framework, string part) =>
        framework.Blocks.Any(block => block.Kind == BlockKind.Indicators && block.Parts.Any(known => known.Id == part));

    private static bool IsNumber(string text) =>
        decimal.TryParse(
            text,
            System.Globalization.NumberStyles.AllowDecimalPoint | System.Globalization.NumberStyles.AllowLeadingSign,
            System.Globalization.CultureInfo.InvariantCulture,
            out _
        );
}

internal sealed class TrancheRowValidator : AbstractValidator<TrancheRow>
{
    public TrancheRowValidator(Texts texts, ApplicationCheck check)
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(row => row.Amount).IsPositiveAmount(texts);
        When(
            row => row != new TrancheRow(),
            () =>
            {
                RuleFor(row => row.PlannedOn).IsDayOfTerm(texts, check.Term);
                RuleFor(row => row.InputShare)
                    .Must(text => text.Length == 0 || (ApplicationCheck.TryNumber(text, out var share) && share <= 100))
                    .WithMessage(_ => texts["faults.Percent"]);
                RuleFor(row => row.Milestones)
                    .Must(text => Proposal.Numbers(text) is not null)
                    .WithMessage(_ => texts["applications.Fault_MilestoneNumbers"])
                    .Must(text => Proposal.Numbers(text)!.All(n => n >= 1 && n <= check.Form.Milestones.Count))
                    .WithMessage(_ => texts["applications.Fault_UnknownMilestone", check.Form.Milestones.Count]);
            }
        );
    }
}

/// <summary>Headings of a budget, in the order of the form.</summary>
public static class BudgetHeadings
{
    public static IReadOnlyList<string> All { get; } = ["equipment", "operations", "labour"];
}
