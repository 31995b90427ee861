using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Calls;
using FundManager.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Awards;

/// <summary>What somebody looks for among the awards. Every field may be left out.</summary>
public sealed class AwardFilter
{
    public string? Text { get; set; }

    public Id<Call>? Call { get; set; }

    public string? State { get; set; }

    /// <summary>One of <see cref="AwardList.Sorts"/>; with a minus before it from the other end.</summary>
    public string Sort { get; set; } = "-number";
}

/// <summary>One award in the list.</summary>
public sealed record AwardRow(
    Guid Id,
    string Number,
    LocalText Title,
    LocalText Organisation,
    string State,
    Money Amount,
    decimal Paid
)
{
    public decimal PaidPercent => Paid * 100 / Amount.Amount;
}

/// <summary>Finds awards by a filter. What is paid comes from the balance rows, never from a sum.</summary>
[UseCase]
public sealed class AwardList(FundDbContext db)
{
    public static readonly IReadOnlyList<string> Sorts = ["number", "state", "amount", "paid"];

    /// <summary>The awards among <paramref name="seen"/> that fit, in the order asked for.</summary>
    public IQueryable<AwardRow> Find(IQueryable<Award> seen, AwardFilter filter)
    {
        var awards = seen;
        if (filter.Call is { } call)
        {
            awards = awards.Where(a => a.CallId == call);
        }

        if (!string.IsNullOrEmpty(filter.State))
        {
            awards = awards.Where(a => a.State == filter.State);
        }

        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            awards = WithText(awards, LikePattern.Containing(filter.Text.Trim()));
        }

        return Sorted(awards, filter.Sort)
            .Select(a => new AwardRow(
                (Guid)(object)a.Id,
                a.Number,
                a.Title,
                db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).Single(),
                a.State,
                a.Amount,
                db.Balances.Where(b => b.OwnerId == (Guid)(object)a.Id && b.Place == Place.Disbursed)
                    .Select(b => b.Amount)
                    .SingleOrDefault()
            ));
    }

    private IQueryable<Award> WithText(IQueryable<Award> awards, string like) =>
        awards.Where(a =>
            EF.Functions.ILike(a.Number, like, LikePattern.Escape)
            || EF.Functions.ILike(a.Title.En, like, LikePattern.Escape)
            || EF.Functions.ILike(a.Title.Zh, like, LikePattern.Escape)
            || db.Organisations.Any(o =>
                o.Id == a.OrganisationId
                && (
                    EF.Functions.ILike(o.Name.En, like, LikePattern.Escape)
                    || EF.Functions.ILike(o.Name.Zh, like, LikePattern.Escape)
                )
            )
        );

    private IQueryable<Award> Sorted(IQueryable<Award> awards, string sort) =>
        sort switch
        {
            "number" => awards.OrderBy(a => a.Number),
            "state" => awards.OrderBy(a => a.State).ThenBy(a => a.Number),
            "-state" => awards.OrderByDescending(a => a.State).ThenBy(a => a.Number),
            "amount" => awards.OrderBy(a => a.Amount).ThenBy(a => a.Number),
            "-amount" => awards.OrderByDescending(a => a.Amount).ThenBy(a => a.Number),
            "paid" => Paid(awards).OrderBy(p => p.Paid).ThenBy(p => p.Award.Number).Select(p => p.Award),
            "-paid" => Paid(awards).OrderByDescending(p => p.Paid).ThenBy(p => p.Award.Number).Select(p => p.Award),
            _ => awards.OrderByDescending(a => a.Number),
        };

    private IQueryable<PaidAward> Paid(IQueryable<Award> awards) =>
        awards.Select(a => new PaidAward
        {
            Award = a,
            Paid = db
                .Balances.Where(b => b.OwnerId == (Guid)(object)a.Id && b.Place == Place.Disbursed)
                .Select(b => b.Amount)
                .SingleOrDefault(),
        });

    private sealed class PaidAward
    {
        public required Award Award { get; init; }

        public required decimal Paid { get; init; }
    }
}
