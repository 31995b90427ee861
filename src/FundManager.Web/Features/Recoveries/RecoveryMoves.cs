using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Awards;
using FundManager.Web.Features.Cases;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Recoveries;

/// <summary>Tells the recipient how much to pay back, and by when.</summary>
public sealed class NotifyRecipient(
    FundDbContext db,
    FundCalendar calendar,
    WorkflowCatalog workflows,
    TellAwardPeople tell
) : CaseMove<Recovery>
{
    public override string Kind => CaseKind.Recovery;

    public override string Trigger => nameof(Recovery.Notify);

    protected override IReadOnlyList<MoveField> FieldsOf(Recovery recovery) =>
        [new("payBackBy", MoveFieldKind.Day), new("instalments", MoveFieldKind.Number) { Default = "1" }];

    protected override async Task ExecuteAsync(
        Recovery recovery,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        recovery.Notify(
            workflows[Kind],
            input.Day("payBackBy"),
            input.Number("instalments"),
            calendar.DayOf(act.At),
            act
        );
        var title = await db
            .Awards.Where(a => a.Id == recovery.AwardId)
            .Select(a => a.Title)
            .SingleAsync(cancellationToken);
        var letter = new MailContent(
            "RecoveryNotified",
            CaseLinks.To(Kind, recovery.CaseId),
            act.At,
            recovery.Number,
            title,
            recovery.Outstanding,
            recovery.Schedule[^1].DueOn
        );
        await tell.RecipientAsync(recovery, letter, cancellationToken);
    }
}

/// <summary>Books a part that came back.</summary>
public sealed class ReceivePart(WorkflowCatalog workflows) : CaseMove<Recovery>
{
    public override string Kind => CaseKind.Recovery;

    public override string Trigger => nameof(Recovery.ReceivePart);

    protected override IReadOnlyList<MoveField> FieldsOf(Recovery recovery) =>
        [new("cameBack", MoveFieldKind.Amount), ReceiveRest.To, ReceiveRest.Statement];

    protected override Task ExecuteAsync(
        Recovery recovery,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        recovery.ReceivePart(workflows[Kind], input.Amount("cameBack"), input.Choice<Place>("receivedTo"), act);
        return Task.CompletedTask;
    }
}

/// <summary>Books a further part that came back.</summary>
public sealed class ReceiveMore : CaseMove<Recovery>
{
    public override string Kind => CaseKind.Recovery;

    public override string Trigger => nameof(Recovery.ReceiveMore);

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.FinanceOfficer];

    public override bool IsWork => false;

    protected override IReadOnlyList<MoveField> FieldsOf(Recovery recovery) =>
        [new("cameBack", MoveFieldKind.Amount), ReceiveRest.To, ReceiveRest.Statement];

    protected override Refusal? WhyNot(Recovery recovery, Act act) => recovery.WhyNotReceiveMore(act);

    protected override Task ExecuteAsync(
        Recovery recovery,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        recovery.ReceiveMore(input.Amount("cameBack"), input.Choice<Place>("receivedTo"), act);
        return Task.CompletedTask;
    }
}

/// <summary>Books the rest that came back.</summary>
public sealed class ReceiveRest(WorkflowCatalog workflows) : CaseMove<Recovery>
{
    public static MoveField To { get; } =
        new("receivedTo", MoveFieldKind.Choice)
        {
            Choices = [(nameof(Place.Available), "places.Available"), (nameof(Place.Returned), "places.Returned")],
        };

    /// <summary>Where it stands on the bank's statement: the reason of the act, so that the history keeps it.</summary>
    public static MoveField Statement { get; } = MoveField.Reason with { MaxLength = 200 };

    public override string Kind => CaseKind.Recovery;

    public override string Trigger => nameof(Recovery.ReceiveRest);

    protected override IReadOnlyList<MoveField> FieldsOf(Recovery recovery) => [To, Statement];

    protected override Task ExecuteAsync(
        Recovery recovery,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        recovery.ReceiveRest(workflows[Kind], input.Choice<Place>("receivedTo"), act);
        return Task.CompletedTask;
    }
}

/// <summary>Proposes to give up the rest; a leader, another person, decides.</summary>
public sealed class ProposeWriteOff : CaseMove<Recovery>
{
    public override string Kind => CaseKind.Recovery;

    public override string Trigger => nameof(Recovery.ProposeWriteOff);

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.FinanceOfficer];

    public override bool IsWork => false;

    protected override IReadOnlyList<MoveField> FieldsOf(Recovery recovery) => [MoveField.Reason];

    protected override Refusal? WhyNot(Recovery recovery, Act act) => recovery.WhyNotProposeWriteOff(act);

    protected override Task ExecuteAsync(
        Recovery recovery,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        recovery.ProposeWriteOff(act);
        return Task.CompletedTask;
    }
}

/// <summary>Gives up the rest that another person proposed to give up.</summary>
public sealed class WriteOffRest(WorkflowCatalog workflows) : CaseMove<Recovery>
{
    public override string Kind => CaseKind.Recovery;

    public override string Trigger => nameof(Recovery.WriteOff);

    public override bool IsDangerous => true;

    public override bool IsAwaited(Case @case) => ((Recovery)@case).WriteOffProposedBy is not null;

    protected override IReadOnlyList<MoveField> FieldsOf(Recovery recovery) => [MoveField.Reason];

    protected override Refusal? WhyNot(Recovery recovery, Act act) => recovery.WhyNotWriteOff(act);

    protected override Task ExecuteAsync(
        Recovery recovery,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        recovery.WriteOff(workflows[Kind], act);
        return Task.CompletedTask;
    }
}

/// <summary>Takes the decision back before anything came in.</summary>
public sealed class AnnulRecovery(WorkflowCatalog workflows) : CaseMove<Recovery>
{
    public override string Kind => CaseKind.Recovery;

    public override string Trigger => nameof(Recovery.Annul);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Recovery recovery) => [MoveField.Reason];

    protected override Task ExecuteAsync(
        Recovery recovery,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        recovery.Annul(workflows[Kind], act);
        return Task.CompletedTask;
    }
}
