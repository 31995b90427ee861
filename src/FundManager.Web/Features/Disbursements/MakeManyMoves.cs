using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Disbursements;

/// <summary>A payment that was ticked, as it was seen.</summary>
public sealed record Ticked(Guid Id, int Seen, Guid Token);

/// <summary>What came of one ticked payment.</summary>
/// <param name="Id">Which.</param>
/// <param name="WhyNot">Null when it was done.</param>
public sealed record TickedResult(Guid Id, Refusal? WhyNot);

/// <summary>Takes one step for many payments: each in a transaction of its own, so that one that is refused holds up none.</summary>
[UseCase]
public sealed class MakeManyMoves(CaseMoves moves, MakeMove makeMove)
{
    /// <summary>Steps that ask for nothing but the decision. Release has a use case of its own: what is released together is one batch.</summary>
    public static readonly IReadOnlyList<string> Triggers = [nameof(Disbursement.Approve)];

    /// <summary>One result for each that exists for this person, in their order.</summary>
    public async Task<IReadOnlyList<TickedResult>> ExecuteAsync(
        string trigger,
        IReadOnlyList<Ticked> ticked,
        Person person,
        CancellationToken cancellationToken
    )
    {
        if (!Triggers.Contains(trigger, StringComparer.Ordinal))
        {
            throw new ArgumentException($"{trigger} is not done for many at once.", nameof(trigger));
        }

        var move = moves.Find(CaseKind.Disbursement, trigger)!;
        List<TickedResult> results = [];
        foreach (var one in ticked)
        {
            var request = new MoveRequest(move, one.Id, Nothing()) { Token = one.Token, Seen = one.Seen };
            try
            {
                if (await makeMove.ExecuteAsync(request, person, cancellationToken))
                {
                    results.Add(new TickedResult(one.Id, null));
                }
            }
            catch (RefusedException refused)
            {
                results.Add(new TickedResult(one.Id, refused.Refusal));
            }
            catch (DbUpdateConcurrencyException)
            {
                results.Add(new TickedResult(one.Id, new Refusal("GEN-03")));
            }
        }

        return results;
    }

    private static MoveInput Nothing() => new(new Dictionary<string, string>(StringComparer.Ordinal), []);
}
