using System.Globalization;
using FluentValidation;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;

namespace FundManager.Web.Features.Awards;

/// <summary>What an officer can change in an agreement before it is offered, as typed.</summary>
public sealed class AgreementForm
{
    public string StartsOn { get; set; } = "";

    public string EndsOn { get; set; } = "";

    public IList<TrancheForm> Tranches { get; set; } = [];

    public IList<IndicatorForm> Indicators { get; set; } = [];

    public IList<MilestoneForm> Milestones { get; set; } = [];

    /// <summary>Per cent a year on money that is asked back; empty for none.</summary>
    public string? RecoveryInterest { get; set; }

    /// <summary>Per cent by which accepted cost may pass a budget line; empty leaves it as it is.</summary>
    public string? Virement { get; set; }

    /// <summary>Names the form, so that a second click writes no second version.</summary>
    public Guid Token { get; set; }

    /// <summary>How many events the award had when the form was shown.</summary>
    public int Seen { get; set; }

    public static AgreementForm Of(Agreement terms) =>
        new()
        {
            StartsOn = Text(terms.StartsOn),
            EndsOn = Text(terms.EndsOn),
            RecoveryInterest = terms.RecoveryInterestPercent is { } interest ? Text(interest) : "",
            Virement = Text(terms.VirementPercent),
            Tranches =
            [
                .. terms.Tranches.Select(tranche => new TrancheForm
                {
                    Amount = tranche.Amount.ToString(),
                    PlannedOn = Text(tranche.PlannedOn),
                    InputShare = Text(tranche.Gate.InputSharePercent),
                    Milestones = string.Join(", ", tranche.Gate.Milestones),
                    Stage = tranche.Gate.AppraisalStage?.ToString() ?? "",
                }),
            ],
            Indicators =
            [
                .. terms.Indicators.Select(indicator => new IndicatorForm
                {
                    Target = indicator.Target,
                    Source = indicator.Source,
                    Weight = Text(indicator.Weight),
                }),
            ],
            Milestones =
            [
                .. terms.Milestones.Select(milestone => new MilestoneForm
                {
                    Weight = milestone.Weight is { } weight ? Text(weight) : "",
                }),
            ],
        };

    /// <summary>Whether it has a row for each row of <paramref name="terms"/>, and no other.</summary>
    public bool Fits(Agreement terms) =>
        Tranches.Count == terms.Tranches.Count
        && Indicators.Count == terms.Indicators.Count
        && Milestones.Count == terms.Milestones.Count;

    /// <summary>The terms as they are after the form, which its validator passed. Rows are those of <paramref name="terms"/>: none is added or left out.</summary>
    public Agreement Apply(Agreement terms) =>
        terms with
        {
            StartsOn = Day(StartsOn),
            EndsOn = Day(EndsOn),
            RecoveryInterestPercent = string.IsNullOrWhiteSpace(RecoveryInterest)
                ? null
                : decimal.Parse(RecoveryInterest, CultureInfo.InvariantCulture),
            VirementPercent = string.IsNullOrWhiteSpace(Virement)
                ? terms.VirementPercent
                : decimal.Parse(Virement, CultureInfo.InvariantCulture),
            Tranches = [.. terms.Tranches.Zip(Tranches, (tranche, typed) => typed.Apply(tranche))],
            Indicators = [.. terms.Indicators.Zip(Indicators, (indicator, typed) => typed.Apply(indicator))],
            Milestones = [.. terms.Milestones.Zip(Milestones, (milestone, typed) => typed.Apply(milestone))],
        };

    internal static DateOnly Day(string text) =>
        DateOnly.ParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>One tranche and its gate, as typed.</summary>
public sealed class TrancheForm
{
    public string Amount { get; set; } = "";

    public string PlannedOn { get; set; } = "";

    public string? InputShare { get; set; }

    public string? Milestones { get; set; }

    public string? Stage { get; set; }

    internal Tranche Apply(Tranche tranche) =>
        tranche with
        {
            Amount = Proposal.TryAmount(Amount, out var amount) ? amount : throw new FormatException(Amount),
            PlannedOn = AgreementForm.Day(PlannedOn),
            Gate = new Gate(
                string.IsNullOrWhiteSpace(InputShare) ? 0 : decimal.Parse(InputShare, CultureInfo.InvariantCulture),
                [.. (Proposal.Numbers(Milestones ?? "") ?? []).Distinct().Order()],
                string.IsNullOrEmpty(Stage) ? null : Enum.Parse<AppraisalStage>(Stage)
            ),
        };
}

/// <summary>Target, source and weight of one indicator, as typed.</summary>
public sealed class IndicatorForm
{
    public string Target { get; set; } = "";

    public string Source { get; set; } = "";

    public string Weight { get; set; } = "";

    internal PlannedIndicator Apply(PlannedIndicator indicator) =>
        indicator with
        {
            Target = Target.Trim(),
            Source = Source.Trim(),
            Weight = decimal.Parse(Weight, CultureInfo.InvariantCulture),
        };
}

/// <summary>The weight of one milestone, as typed; empty for none.</summary>
public sealed class MilestoneForm
{
    public string? Weight { get; set; }

    internal PlannedMilestone Apply(PlannedMilestone milestone) =>
        milestone with
        {
            Weight = string.IsNullOrWhiteSpace(Weight) ? null : decimal.Parse(Weight, CultureInfo.InvariantCulture),
        };
}

/// <summary>Whether what was typed can be read; whether it may be offered, the award's rules say.</summary>
public sealed class AgreementFormValidator : AbstractValidator<AgreementForm>
{
    private static readonly string[] Stages = ["", nameof(AppraisalStage.MidTerm), nameof(AppraisalStage.Final)];

    public AgreementFormValidator(Texts texts)
    {
        RuleFor(form => form.StartsOn).Must(IsDay).WithMessage(_ => texts["faults.Day"]);
        RuleFor(form => form.EndsOn)
            .Must(IsDay)
            .WithMessage(_ => texts["faults.Day"])
            .DependentRules(() =>
                RuleFor(form => form.EndsOn)
                    .Must((form, ends) => AgreementForm.Day(form.StartsOn) <= AgreementForm.Day(ends))
                    .When(form => IsDay(form.StartsOn))
                    .WithMessage(_ => texts["awards.Fault_Term"])
            );
        RuleFor(form => form.RecoveryInterest).Must(IsPercentOrNone).WithMessage(_ => texts["faults.Percent"]);
        RuleFor(form => form.Virement).Must(IsPercentOrNone).WithMessage(_ => texts["faults.Percent"]);
        RuleForEach(form => form.Tranches)
            .ChildRules(row =>
            {
                row.RuleFor(tranche => tranche.Amount).Must(IsAmount).WithMessage(_ => texts["faults.Amount"]);
                row.RuleFor(tranche => tranche.PlannedOn).Must(IsDay).WithMessage(_ => texts["faults.Day"]);
                row.RuleFor(tranche => tranche.InputShare)
                    .Must(IsPercentOrNone)
                    .WithMessage(_ => texts["faults.Percent"]);
                row.RuleFor(tranche => tranche.Milestones)
                    .Must(numbers => Proposal.Numbers(numbers ?? "") is not null)
                    .WithMessage(_ => texts["awards.Fault_Milestones"]);
                row.RuleFor(tranche => tranche.Stage)
                    .Must(stage => Stages.Contains(stage ?? "", StringComparer.Ordinal))
                    .WithMessage(_ => texts["faults.Missing_Choice"]);
            });
        CheckMilestones(texts);
        RuleForEach(form => form.Indicators)
            .ChildRules(row =>
            {
                row.RuleFor(indicator => indicator.Target).NotEmpty().WithMessage(_ => texts["faults.Missing_Text"]);
                row.RuleFor(indicator => indicator.Source).NotEmpty().WithMessage(_ => texts["faults.Missing_Text"]);
                row.RuleFor(indicator => indicator.Weight).Must(IsPercent).WithMessage(_ => texts["faults.Percent"]);
            });
    }

    private void CheckMilestones(Texts texts) =>
        RuleForEach(form => form.Milestones)
            .ChildRules(row =>
                row.RuleFor(milestone => milestone.Weight)
                    .Must(IsPercentOrNone)
                    .WithMessage(_ => texts["faults.Percent"])
            );

    private static bool IsDay(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsAmount(string? text) => Proposal.TryAmount(text ?? "", out var amount) && amount > Money.Zero;

    private static bool IsPercentOrNone(string? text) => string.IsNullOrWhiteSpace(text) || IsPercent(text);

    private static bool IsPercent(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number is >= 0 and <= 100
        && decimal.Truncate(number * 100) == number * 100;
}
