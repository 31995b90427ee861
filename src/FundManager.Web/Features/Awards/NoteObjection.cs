using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Awards;

/// <summary>Notes that somebody objects to a decision while it is public.</summary>
public sealed class RaiseObjection : CaseMove<Award>
{
    public override string Kind => CaseKind.Award;

    public override string Trigger => nameof(Award.RaiseObjection);

    public override bool IsWork => false;

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.ProgrammeOfficer];

    protected override IReadOnlyList<MoveField> FieldsOf(Award award) => [new("objection", MoveFieldKind.LongText)];

    protected override Refusal? WhyNot(Award award, Act act) => award.WhyNotObjection(raise: true, act);

    protected override Task ExecuteAsync(Award award, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        award.RaiseObjection(act with { Reason = input.Text("objection") });
        return Task.CompletedTask;
    }
}

/// <summary>Notes how an objection was settled.</summary>
public sealed class SettleObjection : CaseMove<Award>
{
    public override string Kind => CaseKind.Award;

    public override string Trigger => nameof(Award.SettleObjection);

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.ProgrammeOfficer];

    protected override IReadOnlyList<MoveField> FieldsOf(Award award) => [new("settlement", MoveFieldKind.LongText)];

    protected override Refusal? WhyNot(Award award, Act act) => award.WhyNotObjection(raise: false, act);

    protected override Task ExecuteAsync(Award award, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        award.SettleObjection(act with { Reason = input.Text("settlement") });
        return Task.CompletedTask;
    }
}
