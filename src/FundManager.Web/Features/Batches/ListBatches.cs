using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Batches;

/// <summary>One line of the list of batches.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Fund">Whose money.</param>
/// <param name="ReleasedBy">Who released it.</param>
/// <param name="Counts">How many of its payments stand where.</param>
public sealed record BatchRow(
    ReleasedBatch Batch,
    LocalText Fund,
    LocalText? ReleasedBy,
    IReadOnlyDictionary<InstructionState, int> Counts
)
{
    public int Open =>
        Counts.GetValueOrDefault(InstructionState.Told) + Counts.GetValueOrDefault(InstructionState.Taken);

    public int Paid => Counts.GetValueOrDefault(InstructionState.Paid);

    public int Failed => Batch.Count - Open - Paid;
}

/// <summary>One payment of a batch, as far as the reader may see its case.</summary>
public sealed record BatchLine(PaymentInstruction Told, string PaymentNumber, LocalText Recipient);

/// <summary>Reads batches of released payments.</summary>
[UseCase]
public sealed class ListBatches(FundDbContext db, CaseAccess access)
{
    public Task<int> CountAsync(Person person, CancellationToken cancellationToken) =>
        Of(person).CountAsync(cancellationToken);

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<BatchRow>> RowsAsync(
        Person person,
        (int Skip, int Take) part,
        CancellationToken cancellationToken
    ) =>
        await RowsAsync(
            await Of(person)
                .OrderByDescending(b => b.ReleasedAt)
                .ThenByDescending(b => b.Number)
                .Skip(part.Skip)
                .Take(part.Take)
                .ToListAsync(cancellationToken),
            cancellationToken
        );

    /// <summary>One of them; null where there is none for this person.</summary>
    public async Task<BatchRow?> FindAsync(Id<ReleasedBatch> id, Person person, CancellationToken cancellationToken) =>
        await Of(person).SingleOrDefaultAsync(b => b.Id == id, cancellationToken) is { } batch
            ? (await RowsAsync([batch], cancellationToken))[0]
            : null;

    /// <summary>Its payments by their numbers.</summary>
    public async Task<IReadOnlyList<BatchLine>> LinesAsync(
        Id<ReleasedBatch> id,
        Person person,
        (int Skip, int Take) part,
        CancellationToken cancellationToken
    ) =>
        await (
            from told in db.PaymentInstructions.AsNoTracking()
            join payment in access.Disbursements(person) on told.DisbursementId equals payment.Id
            join recipient in db.Organisations on payment.OrganisationId equals recipient.Id
            where told.BatchId == id
            orderby told.Number
            select new BatchLine(told, payment.Number, recipient.Name)
        )
            .Skip(part.Skip)
            .Take(part.Take)
            .ToListAsync(cancellationToken);

    private IQueryable<ReleasedBatch> Of(Person person)
    {
        var funds = access.Funds(person).Select(f => f.Id);
        return db.ReleasedBatches.AsNoTracking().Where(b => funds.Contains(b.FundId));
    }

    private async Task<IReadOnlyList<BatchRow>> RowsAsync(
        List<ReleasedBatch> batches,
        CancellationToken cancellationToken
    )
    {
        var ids = batches.ConvertAll(b => b.Id);
        var counts = (
            await db
                .PaymentInstructions.Where(told => ids.Contains(told.BatchId))
                .GroupBy(told => new { told.BatchId, told.State })
                .Select(group => new
                {
                    group.Key.BatchId,
                    group.Key.State,
                    Count = group.Count(),
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(one => one.BatchId);
        var people = batches.ConvertAll(b => b.ReleasedBy);
        var names = await db
            .Users.Where(u => people.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        var funds = await db
            .Funds.Select(f => new { f.Id, f.Name })
            .ToDictionaryAsync(f => f.Id, f => f.Name, cancellationToken);
        return
        [
            .. batches.Select(b => new BatchRow(
                b,
                funds[b.FundId],
                names.GetValueOrDefault(b.ReleasedBy),
                counts[b.Id].ToDictionary(one => one.State, one => one.Count)
            )),
        ];
    }
}
