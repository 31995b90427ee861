using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Funds;
using FundManager.Domain.Ledger;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Funds;

/// <summary>Where the money of one owner or of many stands, from the balance rows.</summary>
public sealed class PlaceSums(IReadOnlyDictionary<Place, decimal> amounts)
{
    /// <summary>The money places in the order in which money passes through them; Source is shown as what came in.</summary>
    public static IReadOnlyList<Place> OfMoney { get; } =
    [
        Place.Available,
        Place.Committed,
        Place.Obligated,
        Place.Reserved,
        Place.Payable,
        Place.Disbursed,
        Place.Receivable,
        Place.Returned,
        Place.WrittenOff,
    ];

    public decimal this[Place place] => amounts.GetValueOrDefault(place);

    /// <summary>What came into the fund: Source counts it below zero.</summary>
    public decimal CameIn => -this[Place.Source];
}

/// <summary>One fund in the list.</summary>
public sealed record FundRow(Id<Fund> Id, string Number, LocalText Name, PlaceSums Sums);

/// <summary>Money of one call by place.</summary>
public sealed record CallMoney(Guid Id, string Number, LocalText Title, Money Ceiling, PlaceSums Sums);

/// <summary>Money booked in, with names.</summary>
public sealed record AllocationRow(Allocation Allocation, LocalText? BookedBy, LocalText? ConfirmedBy);

/// <summary>Reads funds with what stands where. Balance rows only: nothing sums over postings.</summary>
[UseCase]
public sealed class ReadFunds(FundDbContext db, CaseAccess access)
{
    public async Task<IReadOnlyList<FundRow>> ListAsync(Person person, CancellationToken cancellationToken)
    {
        var funds = await access
            .Funds(person)
            .OrderBy(f => f.Number)
            .Select(f => new
            {
                f.Id,
                f.Number,
                f.Name,
            })
            .ToListAsync(cancellationToken);
        var rows = new List<FundRow>();
        foreach (var fund in funds)
        {
            rows.Add(new FundRow(fund.Id, fund.Number, fund.Name, await SumsAsync(fund.Id, cancellationToken)));
        }

        return rows;
    }

    /// <summary>Everything of a fund by place, its awards' money too.</summary>
    public async Task<PlaceSums> SumsAsync(Id<Fund> id, CancellationToken cancellationToken) =>
        new(
            await db
                .Balances.Where(b => b.FundId == id.Value)
                .GroupBy(b => b.Place)
                .Select(g => new { Place = g.Key, Amount = g.Sum(b => b.Amount) })
                .ToDictionaryAsync(g => g.Place, g => g.Amount, cancellationToken)
        );

    /// <summary>Money of a fund's calls by place: what their awards hold.</summary>
    public async Task<IReadOnlyList<CallMoney>> CallsAsync(Id<Fund> id, CancellationToken cancellationToken)
    {
        var calls = await db
            .Calls.Where(c => c.FundId == id && c.State != "Draft")
            .OrderByDescending(c => c.OpensAt)
            .Select(c => new
            {
                c.Id,
                c.Number,
                c.Title,
                c.Ceiling,
            })
            .ToListAsync(cancellationToken);
        var held = await (
            from award in db.Awards
            join balance in db.Balances on (Guid)(object)award.Id equals balance.OwnerId
            where award.FundId == id
            group balance.Amount by new { award.CallId, balance.Place } into sums
            select new
            {
                sums.Key.CallId,
                sums.Key.Place,
                Amount = sums.Sum(),
            }
        ).ToListAsync(cancellationToken);
        var byCall = held.ToLookup(h => h.CallId);
        return
        [
            .. calls.Select(c => new CallMoney(
                c.Id.Value,
                c.Number,
                c.Title,
                c.Ceiling,
                new PlaceSums(byCall[c.Id].ToDictionary(h => h.Place, h => h.Amount))
            )),
        ];
    }

    /// <summary>Money booked into a fund, the latest first.</summary>
    public async Task<IReadOnlyList<AllocationRow>> AllocationsAsync(Id<Fund> id, CancellationToken cancellationToken)
    {
        var booked = await db
            .Allocations.AsNoTracking()
            .Where(a => a.FundId == id)
            .OrderByDescending(a => a.BookedAt)
            .ToListAsync(cancellationToken);
        var people = booked.SelectMany(a => new[] { a.BookedBy, a.ConfirmedBy ?? a.BookedBy }).Distinct().ToList();
        var names = await db
            .Users.Where(u => people.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        return
        [
            .. booked.Select(a => new AllocationRow(
                a,
                names.GetValueOrDefault(a.BookedBy),
                a.ConfirmedBy is { } by ? names.GetValueOrDefault(by) : null
            )),
        ];
    }
}
