using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Calls;

/// <summary>Opens each scheduled call at its opening instant.</summary>
[UseCase]
public sealed class OpenCalls(FundDbContext db, Sweep sweep, WorkflowCatalog workflows, TimeProvider clock)
{
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = db.Calls.Where(call => call.State == "Scheduled" && call.OpensAt <= now);
        return await sweep.EachAsync<FundDbContext, Id<Call>>(
            await due.DueIdsAsync(cancellationToken),
            (own, id) =>
                own.MoveCallAsync(id, "Scheduled", call => call.Open(workflows[call.Kind], new(Actor.System, now))),
            cancellationToken
        );
    }
}

/// <summary>Closes each open call at its closing instant.</summary>
[UseCase]
public sealed class CloseCalls(FundDbContext db, Sweep sweep, WorkflowCatalog workflows, TimeProvider clock)
{
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = db.Calls.Where(call => call.State == "Open" && call.ClosesAt <= now);
        return await sweep.EachAsync<FundDbContext, Id<Call>>(
            await due.DueIdsAsync(cancellationToken),
            (own, id) =>
                own.MoveCallAsync(id, "Open", call => call.CloseIntake(workflows[call.Kind], new(Actor.System, now))),
            cancellationToken
        );
    }
}

/// <summary>Begins the assessment of each closed call when the time to endorse is over.</summary>
[UseCase]
public sealed class StartAssessments(FundDbContext db, Sweep sweep, WorkflowCatalog workflows, TimeProvider clock)
{
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = db.Calls.Where(call => call.State == "ClosedForIntake" && call.EndorseBy <= now);
        return await sweep.EachAsync<FundDbContext, Id<Call>>(
            await due.DueIdsAsync(cancellationToken),
            (own, id) =>
                own.MoveCallAsync(
                    id,
                    "ClosedForIntake",
                    call => call.StartAssessment(workflows[call.Kind], new(Actor.System, now))
                ),
            cancellationToken
        );
    }
}

/// <summary>Completes each decided call of which nothing is in reserve or under appeal, and every award has its agreement, or lapsed.</summary>
[UseCase]
public sealed class CompleteCalls(FundDbContext db, Sweep sweep, WorkflowCatalog workflows, TimeProvider clock)
{
    private static readonly string[] BeforeAgreement = ["Drafting", "Offered", "Signed"];
    private static readonly string[] Appealed = ["DeclinedUnderAppeal", "IneligibleUnderAppeal"];

    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await sweep.EachAsync<FundDbContext, Id<Call>>(
            await Settled(db).DueIdsAsync(cancellationToken),
            async (own, id) =>
                await Settled(own).AnyAsync(call => call.Id == id, cancellationToken)
                && await own.MoveCallAsync(
                    id,
                    "Decided",
                    call => call.Complete(workflows[call.Kind], new(Actor.System, now))
                ),
            cancellationToken
        );
    }

    private static IQueryable<Call> Settled(FundDbContext db) =>
        db.Calls.Where(call =>
            call.State == "Decided"
            && !db.Applications.Any(a =>
                a.CallId == call.Id && (Appealed.Contains(a.State) || !EndedApplications.States.Contains(a.State))
            )
            && !db.Awards.Any(a => a.CallId == call.Id && BeforeAgreement.Contains(a.State))
        );
}

internal static class DueCalls
{
    public static async Task<IReadOnlyList<Id<Call>>> DueIdsAsync(
        this IQueryable<Call> due,
        CancellationToken cancellationToken
    ) => await due.OrderBy(call => call.Id).Select(call => call.Id).Take(Sweep.Most).ToListAsync(cancellationToken);

    /// <summary>Moves the call if it is still in this state.</summary>
    public static async Task<bool> MoveCallAsync(
        this FundDbContext db,
        Id<Call> id,
        string state,
        Func<Call, CaseEvent> move
    )
    {
        var call = await db.Calls.SingleAsync(found => found.Id == id);
        if (call.State != state)
        {
            return false;
        }

        move(call);
        return true;
    }
}
