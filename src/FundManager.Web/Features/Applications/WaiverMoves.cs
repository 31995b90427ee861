using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Applications;

/// <summary>The first of two people says that a failed rule should not count, and why.</summary>
public sealed class ProposeWaiver : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(ProposeWaiver);

    public override bool IsWork => false;

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.ProgrammeOfficer, Role.Leader];

    protected override IReadOnlyList<MoveField> FieldsOf(GrantApplication application) =>
        [WaiverField.Of(Open(application)), MoveField.Reason];

    protected override Refusal? WhyNot(GrantApplication application, Act act) =>
        application.State != "Screening" ? new Refusal("APP-02")
        : Open(application) is [var rule, ..] ? application.WhyNotWaive(rule, act)
        : new Refusal("APP-12");

    protected override Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var rule = input.Text(WaiverField.Name);
        Refusal.ThrowIf(Open(application).Contains(rule, StringComparer.Ordinal) ? null : new Refusal("APP-12"));
        application.Waive(rule, act);
        return Task.CompletedTask;
    }

    private static IReadOnlyList<string> Open(GrantApplication application) =>
        [
            .. application
                .Eligibility.Where(f => !f.Passed && application.Waivers.All(w => w.Rule != f.Rule))
                .Select(f => f.Rule),
        ];
}

/// <summary>The second person, a leader, agrees.</summary>
public sealed class ConfirmWaiver : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(ConfirmWaiver);

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.Leader];

    public override IReadOnlyList<string> WorkStates { get; } = ["Screening"];

    protected override IReadOnlyList<MoveField> FieldsOf(GrantApplication application) =>
        [WaiverField.Of(Proposed(application)), MoveField.Note];

    protected override Refusal? WhyNot(GrantApplication application, Act act) =>
        application.State != "Screening" ? new Refusal("APP-02")
        : Proposed(application) is [var first, ..] ? application.WhyNotWaive(first, act)
        : new Refusal("APP-26");

    protected override Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var rule = input.Text(WaiverField.Name);
        Refusal.ThrowIf(Proposed(application).Contains(rule, StringComparer.Ordinal) ? null : new Refusal("APP-26"));
        application.Waive(rule, act);
        return Task.CompletedTask;
    }

    private static IReadOnlyList<string> Proposed(GrantApplication application) =>
        [.. application.Waivers.Where(w => w.ConfirmedBy is null).Select(w => w.Rule)];
}

/// <summary>The choice among failed rules.</summary>
internal static class WaiverField
{
    public const string Name = "rule";

    public static MoveField Of(IReadOnlyList<string> rules) =>
        new(Name, MoveFieldKind.Choice) { Choices = [.. rules.Select(rule => (rule, $"eligibility.{rule}_name"))] };
}
