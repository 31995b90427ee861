using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Cases;

/// <summary>Makes one move that a person asked for: one transaction from the case as the person saw it.</summary>
[UseCase]
public sealed partial class MakeMove(
    FundDbContext db,
    CaseReader cases,
    CaseMoves moves,
    TimeProvider clock,
    ILogger<MakeMove> logger
)
{
    /// <summary>True when it was made, now or by an earlier click on the same form; false when there is no such case for this person.</summary>
    /// <exception cref="RefusedException">The rules say no, or somebody moved the case since the form was shown.</exception>
    public async Task<bool> ExecuteAsync(MoveRequest request, Person person, CancellationToken cancellationToken)
    {
        try
        {
            return await MoveAsync(request, person, cancellationToken);
        }
        catch (RefusedException)
        {
            // A second click that began before the first was through may be refused for what the first has done.
            if (await db.CaseEvents.AnyAsync(made => made.Token == request.Token, cancellationToken))
            {
                return true;
            }

            throw;
        }
    }

    private Task<bool> MoveAsync(MoveRequest request, Person person, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        return db.InTransactionAsync(
            async () =>
            {
                if (await cases.FindAsync(request.Kind, request.Id, person, cancellationToken) is not { } @case)
                {
                    return false;
                }

                if (await db.CaseEvents.AnyAsync(made => made.Token == request.Token, cancellationToken))
                {
                    return true;
                }

                Refusal.ThrowIf(@case.EventCount != request.Seen ? new Refusal("GEN-03") : null);
                var reason = request.Input.Text("reason");
                var act = new Act(person.In(@case), at, reason.Length == 0 ? null : reason, request.Token);
                Refusal.ThrowIf(moves.WhyNotByRole(request.Move, @case, act.Actor));
                await request.Move.ExecuteAsync(@case, request.Input, act, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                LogMoved(request.Kind, @case.Number, request.Move.Trigger, person.UserId);
                return true;
            },
            cancellationToken
        );
    }

    [LoggerMessage(LogLevel.Information, "{Kind} {Number}: {Trigger} by {User}.")]
    private partial void LogMoved(string kind, string number, string trigger, Guid user);
}

/// <summary>Which move, of which case, as seen when.</summary>
public sealed record MoveRequest(CaseMove Move, Guid Id, MoveInput Input)
{
    public string Kind => Move.Kind;

    public required Guid Token { get; init; }

    public required int Seen { get; init; }
}
