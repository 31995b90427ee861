using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Disbursements;

/// <summary>What came of releasing several payments.</summary>
/// <param name="Results">One for each that exists for this person, in their order.</param>
/// <param name="Batches">One for each fund of which something was released.</param>
public sealed record Released(IReadOnlyList<TickedResult> Results, IReadOnlyList<ReleasedBatch> Batches);

/// <summary>Releases the payments that were ticked, of each fund in one batch: all of it in one transaction, so that no file holds a payment that was not released.</summary>
[UseCase]
public sealed class ReleaseMany(
    FundDbContext db,
    CaseAccess access,
    CaseMoves moves,
    ReleaseBatch release,
    TimeProvider clock
)
{
    /// <summary>What the rules refuse is told and holds up no other.</summary>
    public Task<Released> ExecuteAsync(IReadOnlyList<Ticked> ticked, Person person, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        return db.InTransactionAsync(() => ReleaseAsync(ticked, person, at, cancellationToken), cancellationToken);
    }

    private async Task<Released> ReleaseAsync(
        IReadOnlyList<Ticked> ticked,
        Person person,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var ids = ticked.Select(one => new Id<Disbursement>(one.Id)).ToList();
        var found = await access
            .Disbursements(person)
            .Where(d => ids.Contains(d.Id))
            .ToDictionaryAsync(d => d.CaseId, cancellationToken);
        var (wanted, whyNot) = await LookAsync(ticked, found, person, at, cancellationToken);
        List<ReleasedBatch> batches = [];
        foreach (var ofFund in wanted.GroupBy(one => one.Payment.FundId).OrderBy(group => group.Key.Value))
        {
            var (batch, refused) = await release.ExecuteAsync(ofFund.Key, [.. ofFund], cancellationToken);
            batches.AddRange(batch is null ? [] : [batch]);
            foreach (var (id, refusal) in refused)
            {
                whyNot[id] = refusal;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return new Released(
            [
                .. ticked
                    .Where(one => found.ContainsKey(one.Id))
                    .Select(one => new TickedResult(one.Id, whyNot.GetValueOrDefault(one.Id))),
            ],
            batches
        );
    }

    /// <summary>What may go on by role and as it was seen; a second click on the same form neither goes on nor is refused.</summary>
    private async Task<(List<Releasing> Wanted, Dictionary<Guid, Refusal> WhyNot)> LookAsync(
        IReadOnlyList<Ticked> ticked,
        Dictionary<Guid, Disbursement> found,
        Person person,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var tokens = ticked.Select(one => (Guid?)one.Token).ToList();
        var made = await db
            .CaseEvents.Where(e => tokens.Contains(e.Token))
            .Select(e => e.Token!.Value)
            .ToHashSetAsync(cancellationToken);
        var whyNot = new Dictionary<Guid, Refusal>();
        List<Releasing> wanted = [];
        var move = moves.Find(CaseKind.Disbursement, nameof(Disbursement.Release))!;
        foreach (var one in ticked.Where(one => found.ContainsKey(one.Id) && !made.Contains(one.Token)))
        {
            var payment = found[one.Id];
            var act = new Act(person.In(payment), at, Token: one.Token);
            var refusal =
                payment.EventCount != one.Seen ? new Refusal("GEN-03") : moves.WhyNotByRole(move, payment, act.Actor);
            if (refusal is null)
            {
                wanted.Add(new Releasing(payment, act));
            }
            else
            {
                whyNot[one.Id] = refusal;
            }
        }

        return (wanted, whyNot);
    }
}
