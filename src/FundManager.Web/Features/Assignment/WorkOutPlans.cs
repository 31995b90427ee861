using FundManager.Data;
using FundManager.Data.Assignment;
using FundManager.Domain;
using FundManager.Domain.Assignment;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using FundManager.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Assignment;

/// <summary>Works off the assignments that were asked for, each in a scope of its own.</summary>
[UseCase]
public sealed class WorkOutPlans(FundDbContext db, Sweep sweep)
{
    public const string JobId = "work-out-assignments";

    /// <summary>Returns how many were worked out.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var waiting = await db
            .AssignmentPlans.Where(plan => plan.EndedAt == null)
            .OrderBy(plan => plan.AskedAt)
            .Select(plan => plan.Id)
            .Take(Sweep.Most)
            .ToListAsync(cancellationToken);
        return await sweep.EachInStepsAsync<WorkOutPlan, Guid>(
            waiting,
            (one, id) => one.ExecuteAsync(id, cancellationToken),
            cancellationToken
        );
    }
}

/// <summary>Works out one assignment, as far as whoever asked may still see the applications.</summary>
[UseCase]
public sealed class WorkOutPlan(FundDbContext db, ReadRound rounds, Texts texts, TimeProvider clock)
{
    /// <summary>True when there is a result now.</summary>
    public async Task<bool> ExecuteAsync(Guid id, CancellationToken cancellationToken)
    {
        var plan = await db.AssignmentPlans.SingleAsync(one => one.Id == id, cancellationToken);
        plan.Attempts++;
        var isLast = plan.Attempts >= AssignmentPlan.MostAttempts;
        // Told beforehand: the last attempt may be the one that ends the program.
        plan.Fault = isLast ? texts.InBothLanguages(new Refusal("ASN-04")) : null;
        plan.EndedAt = isLast ? clock.GetUtcNow() : null;
        await db.SaveChangesAsync(cancellationToken);
        var person = await db.PersonAsync(plan.AskedBy, cancellationToken);
        var (result, fault) = await SolveAsync(plan, person, cancellationToken);
        db.ChangeTracker.Clear();
        plan = await db.AssignmentPlans.SingleAsync(one => one.Id == id, cancellationToken);
        (plan.Result, plan.Fault, plan.EndedAt) = (result, fault, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return result is not null;
    }

    private async Task<(PlannedRound? Result, string? Fault)> SolveAsync(
        AssignmentPlan plan,
        Person person,
        CancellationToken cancellationToken
    )
    {
        Round? round = null;
        try
        {
            round = await rounds.ExecuteAsync(
                plan.CallId,
                plan.Terms,
                person,
                (done, total) => TellAsync(plan.Id, done, total, cancellationToken),
                cancellationToken
            );
            return (round.ToPlan(AssignReviewers.Solve(round.ToProblem(plan.Terms))), null);
        }
        catch (RefusedException refused)
        {
            return (null, texts.InBothLanguages(round?.Named(refused.Refusal) ?? refused.Refusal));
        }
    }

    private Task<int> TellAsync(Guid id, int done, int total, CancellationToken cancellationToken) =>
        db
            .AssignmentPlans.Where(plan => plan.Id == id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(plan => plan.Done, done).SetProperty(plan => plan.Total, total),
                cancellationToken
            );
}
