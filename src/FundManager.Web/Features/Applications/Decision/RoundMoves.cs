using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications.Decision;

/// <summary>Opens the round: the reviewers may begin.</summary>
public sealed class OpenReview(FundDbContext db, WorkflowCatalog workflows, ReadPanel panels)
    : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.OpenReview);

    protected override async Task<Refusal?> WhyNotAsync(
        GrantApplication application,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var (call, panel) = await ReadAsync(application, cancellationToken);
        return GrantApplication.WhyNotOpenReview(call, panel.Invited);
    }

    protected override async Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var (call, panel) = await ReadAsync(application, cancellationToken);
        application.OpenReview(workflows.Get(Kind, application.WorkflowVersion), call, panel.Invited, act);
    }

    private async Task<(Call Call, Panel Panel)> ReadAsync(
        GrantApplication application,
        CancellationToken cancellationToken
    ) =>
        (
            await db.Calls.AsNoTracking().SingleAsync(c => c.Id == application.CallId, cancellationToken),
            await panels.ExecuteAsync(application, cancellationToken)
        );
}

/// <summary>Closes the round: conflicts are looked for again, the scores are counted, what is handed in is locked and the rest cancelled.</summary>
public sealed class CloseReview(
    FundDbContext db,
    WorkflowCatalog workflows,
    ReadPanel panels,
    VoidConflicts voids,
    EndRound rounds
) : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.CloseReview);

    protected override async Task<Refusal?> WhyNotAsync(
        GrantApplication application,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var call = await CallAsync(application, cancellationToken);
        var panel = await panels.ExecuteAsync(application, cancellationToken);
        return WhyNot(application, call, panel, act);
    }

    // Where the scheme asks for a consensus, that is the answer to a wide spread.
    private static Refusal? WhyNot(GrantApplication application, Call call, Panel panel, Act act) =>
        application.WhyNotCloseReview(
            call,
            panel.Submitted,
            panel.Outcome?.WantsOneMore == true && !panel.Scheme.UsesConsensus,
            act
        ) ?? Consensus.WhyNotEnd(panel.Scheme, panel.Result);

    protected override async Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var call = await CallAsync(application, cancellationToken);
        await voids.ExecuteAsync(application, act, cancellationToken);
        var panel = await panels.ExecuteAsync(application, cancellationToken);
        Refusal.ThrowIf(WhyNot(application, call, panel, act));
        application.CloseReview(workflows.Get(Kind, application.WorkflowVersion), call, panel.Outcome!, act);
        await rounds.LockAsync(panel.Reviews, act, cancellationToken);
    }

    private Task<Call> CallAsync(GrantApplication application, CancellationToken cancellationToken) =>
        db.Calls.AsNoTracking().SingleAsync(c => c.Id == application.CallId, cancellationToken);
}

/// <summary>A leader agrees that fewer reviews than asked for are enough.</summary>
public sealed class AllowFewerReviews : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.AllowFewerReviews);

    public override bool IsWork => false;

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.Leader];

    protected override IReadOnlyList<MoveField> FieldsOf(GrantApplication application) => [MoveField.Reason];

    protected override Refusal? WhyNot(GrantApplication application, Act act) =>
        application.WhyNotAllowFewerReviews(act.Actor);

    protected override Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        application.AllowFewerReviews(act);
        return Task.CompletedTask;
    }
}
