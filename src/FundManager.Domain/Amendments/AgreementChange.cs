using FundManager.Domain.Applications;
using FundManager.Domain.Awards;

namespace FundManager.Domain.Amendments;

/// <summary>One thing in which two versions of an agreement differ.</summary>
/// <param name="Part">Which part.</param>
/// <param name="Row">Which row of it: the number of a tranche, the words of a budget line; "" for the whole.</param>
/// <param name="Field">Which of its facts, in camelCase.</param>
/// <param name="Before">As it was; "" for nothing.</param>
/// <param name="After">As it is then; "" for nothing.</param>
public sealed record AgreementChange(AgreementPart Part, string Row, string Field, object Before, object After)
{
    /// <summary>Every difference, in the order of the agreement. Rows are compared by their place: none is ever taken out, only added at the end.</summary>
    public static IReadOnlyList<AgreementChange> Between(Agreement before, Agreement after)
    {
        List<AgreementChange> all =
        [
            new(AgreementPart.Term, "", "startsOn", before.StartsOn, after.StartsOn),
            new(AgreementPart.Term, "", "endsOn", before.EndsOn, after.EndsOn),
            .. Rows(before.Tranches, after.Tranches, TrancheChanges),
            .. Rows(before.Budget, after.Budget, BudgetChanges),
            .. Rows(before.Milestones, after.Milestones, MilestoneChanges),
            .. Rows(before.Indicators, after.Indicators, IndicatorChanges),
            .. Rows(before.Inputs, after.Inputs, InputChanges),
            new(AgreementPart.MoneyRules, "", "virement", before.VirementPercent, after.VirementPercent),
            new(
                AgreementPart.MoneyRules,
                "",
                "interest",
                before.RecoveryInterestPercent ?? (object)"",
                after.RecoveryInterestPercent ?? (object)""
            ),
        ];
        return [.. all.Where(change => !change.Before.Equals(change.After))];
    }

    private static IEnumerable<AgreementChange> Rows<T>(
        IReadOnlyList<T> before,
        IReadOnlyList<T> after,
        Func<T?, T?, IEnumerable<AgreementChange>> compare
    )
        where T : class =>
        Enumerable
            .Range(0, Math.Max(before.Count, after.Count))
            .SelectMany(i => compare(before.ElementAtOrDefault(i), after.ElementAtOrDefault(i)));

    private static IEnumerable<AgreementChange> TrancheChanges(Tranche? before, Tranche? after)
    {
        var row = $"T{(after ?? before)!.Number}";
        yield return new(AgreementPart.TrancheAmount, row, "amount", Of(before?.Amount), Of(after?.Amount));
        yield return new(AgreementPart.TrancheDay, row, "plannedOn", Of(before?.PlannedOn), Of(after?.PlannedOn));
        yield return new(AgreementPart.Gate, row, "gate", GateText(before?.Gate), GateText(after?.Gate));
    }

    private static IEnumerable<AgreementChange> BudgetChanges(BudgetLine? before, BudgetLine? after)
    {
        var row = (after ?? before)!.What;
        yield return new(AgreementPart.Budget, row, "what", before?.What ?? "", after?.What ?? "");
        yield return new(AgreementPart.Budget, row, "heading", before?.Heading ?? "", after?.Heading ?? "");
        yield return new(AgreementPart.Budget, row, "fromFund", Of(before?.FromFund), Of(after?.FromFund));
        yield return new(AgreementPart.Budget, row, "own", Of(before?.Own), Of(after?.Own));
    }

    private static IEnumerable<AgreementChange> MilestoneChanges(PlannedMilestone? before, PlannedMilestone? after)
    {
        var row = $"M{(after ?? before)!.Number}";
        yield return new(AgreementPart.Milestone, row, "what", before?.Title ?? "", after?.Title ?? "");
        yield return new(
            AgreementPart.Milestone,
            row,
            "deliverable",
            before?.Deliverable ?? "",
            after?.Deliverable ?? ""
        );
        yield return new(AgreementPart.Milestone, row, "checkpoint", Of(before?.IsCheckpoint), Of(after?.IsCheckpoint));
        yield return new(AgreementPart.Milestone, row, "weight", Of(before?.Weight), Of(after?.Weight));
        yield return new(AgreementPart.MilestoneDay, row, "dueOn", Of(before?.DueOn), Of(after?.DueOn));
    }

    private static IEnumerable<AgreementChange> IndicatorChanges(PlannedIndicator? before, PlannedIndicator? after)
    {
        var row = (after ?? before)!.Name;
        yield return new(AgreementPart.Indicator, row, "what", NameOf(before), NameOf(after));
        yield return new(AgreementPart.Indicator, row, "target", before?.Target ?? "", after?.Target ?? "");
        yield return new(AgreementPart.Indicator, row, "source", before?.Source ?? "", after?.Source ?? "");
        yield return new(AgreementPart.Indicator, row, "weight", Of(before?.Weight), Of(after?.Weight));
    }

    private static IEnumerable<AgreementChange> InputChanges(PlannedInput? before, PlannedInput? after)
    {
        var row = $"I{(after ?? before)!.Number}";
        yield return new(AgreementPart.Input, row, "what", before?.What ?? "", after?.What ?? "");
        yield return new(AgreementPart.Input, row, "amount", Of(before?.Amount), Of(after?.Amount));
        yield return new(AgreementPart.Input, row, "rateSource", before?.RateSource ?? "", after?.RateSource ?? "");
        yield return new(AgreementPart.InputDay, row, "dueOn", Of(before?.DueOn), Of(after?.DueOn));
    }

    // How it is measured is compared with its name: an indicator that is measured otherwise is another one.
    private static string NameOf(PlannedIndicator? indicator) =>
        indicator is null
            ? ""
            : $"{indicator.Name} ({indicator.Level1} › {indicator.Level2}; {indicator.Operator} {indicator.Unit})";

    private static string GateText(Gate? gate) =>
        gate is null
            ? ""
            : FormattableString.Invariant(
                $"{gate.InputSharePercent:0.##} % · {string.Join(", ", gate.Milestones.Select(m => $"M{m}"))} · {gate.AppraisalStage}"
            );

    private static object Of<T>(T? value)
        where T : struct => value is { } known ? known : "";
}
