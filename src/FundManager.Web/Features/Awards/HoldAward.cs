using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Awards;

/// <summary>Holds an award for an open high finding.</summary>
public sealed class HoldAward(WorkflowCatalog workflows) : CaseMove<Award>
{
    public override string Kind => CaseKind.Award;

    public override string Trigger => nameof(Award.Hold);

    public override bool IsWork => false;

    protected override IReadOnlyList<MoveField> FieldsOf(Award award) => [MoveField.Note];

    protected override Refusal? WhyNot(Award award, Act act) => award.WhyNotHold();

    protected override Task ExecuteAsync(Award award, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        award.Hold(workflows[Kind], award.Monitored(act));
        return Task.CompletedTask;
    }
}

/// <summary>Stops an award by decision.</summary>
public sealed class SuspendAward(WorkflowCatalog workflows) : CaseMove<Award>
{
    public override string Kind => CaseKind.Award;

    public override string Trigger => nameof(Award.Suspend);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Award award) => [MoveField.Reason];

    protected override Task ExecuteAsync(Award award, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        award.Suspend(workflows[Kind], act);
        return Task.CompletedTask;
    }
}

/// <summary>Lets an award go on after a hold or a suspension.</summary>
public sealed class ResumeAward(WorkflowCatalog workflows) : CaseMove<Award>
{
    public override string Kind => CaseKind.Award;

    public override string Trigger => nameof(Award.Resume);

    protected override IReadOnlyList<MoveField> FieldsOf(Award award) =>
        [award.State == "Suspended" ? MoveField.Reason : MoveField.Note];

    protected override Refusal? WhyNot(Award award, Act act) => award.WhyNotResume();

    protected override Task ExecuteAsync(Award award, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        award.Resume(workflows[Kind], act.Actor.Is(Role.ProgrammeOfficer) ? award.Monitored(act) : act);
        return Task.CompletedTask;
    }
}
