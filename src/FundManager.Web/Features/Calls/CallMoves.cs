using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Calls;

/// <summary>Fixes the terms of a call and puts it on the list.</summary>
public sealed class ScheduleCall(FundDbContext db, WorkflowCatalog workflows) : CaseMove<Call>
{
    private static readonly string[] Running = ["Scheduled", "Open", "ClosedForIntake", "InAssessment", "Decided"];

    public override string Kind => CaseKind.Call;

    public override string Trigger => nameof(Call.Schedule);

    protected override async Task<Refusal?> WhyNotAsync(Call call, Act act, CancellationToken cancellationToken)
    {
        var (available, promised) = await MoneyAsync(call, cancellationToken);
        return call.WhyNotSchedule(available, promised, act);
    }

    protected override async Task ExecuteAsync(Call call, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        var (available, promised) = await MoneyAsync(call, cancellationToken);
        call.Schedule(workflows[Kind], available, promised, act);
    }

    private async Task<(Money Available, Money Promised)> MoneyAsync(Call call, CancellationToken cancellationToken)
    {
        var others = await db
            .Calls.Where(c => c.FundId == call.FundId && c.Id != call.Id && Running.Contains(c.State))
            .Select(c => new { c.Ceiling, c.Awarded })
            .ToListAsync(cancellationToken);
        return (
            await db.BalanceAsync(call.FundId.Value, Place.Available, cancellationToken),
            Money.Sum(others.Select(c => c.Ceiling - c.Awarded))
        );
    }
}

/// <summary>Takes a call that has not opened back to draft.</summary>
public sealed class ReopenCall(WorkflowCatalog workflows) : CaseMove<Call>
{
    public override string Kind => CaseKind.Call;

    public override string Trigger => nameof(Call.Reopen);

    public override bool IsWork => false;

    protected override Refusal? WhyNot(Call call, Act act) => call.WhyNotReopen(act);

    protected override Task ExecuteAsync(Call call, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        call.Reopen(workflows[Kind], act);
        return Task.CompletedTask;
    }
}

/// <summary>Puts the closing of an open call later, with the reason.</summary>
public sealed class ExtendCall(Domain.Calendar.FundCalendar calendar) : CaseMove<Call>
{
    public override string Kind => CaseKind.Call;

    public override string Trigger => nameof(Call.Extend);

    public override bool IsWork => false;

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.ProgrammeOfficer];

    protected override IReadOnlyList<MoveField> FieldsOf(Call call) =>
        [new("closesOn", MoveFieldKind.Day), MoveField.Reason];

    protected override Refusal? WhyNot(Call call, Act act) => call.WhyNotExtend(call.ClosesAt.AddDays(1), act);

    protected override Task ExecuteAsync(Call call, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        call.Extend(calendar.EndOf(input.Day("closesOn")), act);
        return Task.CompletedTask;
    }
}

/// <summary>Every application of the call is decided.</summary>
public sealed class DecideCall(FundDbContext db, WorkflowCatalog workflows) : CaseMove<Call>
{
    private static readonly string[] Decided = [.. EndedApplications.States, "Reserved"];

    public override string Kind => CaseKind.Call;

    public override string Trigger => nameof(Call.Decide);

    protected override async Task<Refusal?> WhyNotAsync(Call call, Act act, CancellationToken cancellationToken) =>
        Call.WhyNotDecide(await UndecidedAsync(call, cancellationToken));

    protected override async Task ExecuteAsync(
        Call call,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    ) => call.Decide(workflows[Kind], await UndecidedAsync(call, cancellationToken), act);

    private Task<int> UndecidedAsync(Call call, CancellationToken cancellationToken) =>
        db.Applications.CountAsync(a => a.CallId == call.Id && !Decided.Contains(a.State), cancellationToken);
}

/// <summary>Calls it off: every application that is not decided lapses.</summary>
public sealed class CancelCall(FundDbContext db, WorkflowCatalog workflows) : CaseMove<Call>
{
    public override string Kind => CaseKind.Call;

    public override string Trigger => nameof(Call.Cancel);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Call call) => [MoveField.Reason];

    protected override Refusal? WhyNot(Call call, Act act) => call.WhyNotCancel(act);

    protected override async Task ExecuteAsync(Call call, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        call.Cancel(workflows[Kind], act);
        var open = await db
            .Applications.Where(a => a.CallId == call.Id && !EndedApplications.States.Contains(a.State))
            .ToListAsync(cancellationToken);
        foreach (var application in open)
        {
            application.CallCancelled(workflows[CaseKind.Application], act.Consequence());
        }

        var reviews = await db.Reviews.Where(r => r.CallId == call.Id).ToListAsync(cancellationToken);
        var workflow = workflows[CaseKind.Review];
        foreach (var review in reviews.Where(r => workflow.From(r.State).Contains("Cancel", StringComparer.Ordinal)))
        {
            review.Cancel(workflow, act.Consequence());
        }
    }
}

/// <summary>Applications that wait for no decision of the call. One under appeal was decided: what the appeal changes comes afterwards.</summary>
internal static class EndedApplications
{
    public static readonly string[] States =
    [
        "Awarded",
        "Declined",
        "Ineligible",
        "DeclinedUnderAppeal",
        "IneligibleUnderAppeal",
        "AppealClosed",
        "Withdrawn",
        "Lapsed",
    ];
}
