using System.Linq.Expressions;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Calls;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Funds;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Disbursements;

/// <summary>What the register of payments is narrowed to; "" and null for everything.</summary>
public sealed record PaymentFilter
{
    public string Text { get; init; } = "";

    public string State { get; init; } = "";

    public Id<Call>? Call { get; init; }

    /// <summary>Planned on this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Planned on this day or earlier.</summary>
    public DateOnly? To { get; init; }

    /// <summary>A column, after "-" for descending.</summary>
    public string Sort { get; init; } = "";
}

/// <summary>One line of the register of payments.</summary>
public sealed record PaymentRow
{
    public required Guid Id { get; init; }

    public required string FundNumber { get; init; }

    public required int? Year { get; init; }

    public required int? Number { get; init; }

    public required string AwardNumber { get; init; }

    public required LocalText Title { get; init; }

    public required LocalText Recipient { get; init; }

    public required int Sequence { get; init; }

    /// <summary>What is asked for; the tranche while nothing is.</summary>
    public required Money Amount { get; init; }

    public required string State { get; init; }

    public required DateOnly PlannedOn { get; init; }

    public required DateOnly? PaidOn { get; init; }

    public string PaymentNumber => Disbursements.PaymentNumber.Of(FundNumber, Year, Number);
}

/// <summary>Reads the register of payments: filtered, sorted, counted and summed by the database.</summary>
[UseCase]
public sealed class ListPayments(FundDbContext db, CaseAccess access)
{
    public async Task<(int Count, decimal Total)> TotalAsync(
        PaymentFilter filter,
        Person person,
        CancellationToken cancellationToken
    )
    {
        // Names are joined only where a text is looked for in them: a sum over all payments is spared the joins.
        var found =
            filter.Text.Trim().Length == 0 ? Payments(filter, person) : Find(filter, person).Select(x => x.Payment);
        var totals = await found
            .GroupBy(_ => 1)
            .Select(all => new
            {
                Count = all.Count(),
                Requested = all.Sum(payment => (decimal)(object)payment.Requested),
                Unasked = all.Sum(payment => payment.Requested == Money.Zero ? (decimal)(object)payment.Tranche : 0m),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return totals is null ? (0, 0m) : (totals.Count, totals.Requested + totals.Unasked);
    }

    /// <summary>Lines in the filter's order; Take is null for all of them, as an export asks.</summary>
    public async Task<IReadOnlyList<PaymentRow>> RowsAsync(
        PaymentFilter filter,
        Person person,
        (int Skip, int? Take) part,
        CancellationToken cancellationToken
    )
    {
        var sorted = Sort(Find(filter, person), filter.Sort).Skip(part.Skip);
        return await (part.Take is { } take ? sorted.Take(take) : sorted).Select(Row).ToListAsync(cancellationToken);
    }

    private static Expression<Func<Joined, PaymentRow>> Row { get; } =
        x => new PaymentRow
        {
            Id = (Guid)(object)x.Payment.Id,
            FundNumber = x.Fund.Number,
            Year = x.Payment.PaymentYear,
            Number = x.Payment.PaymentNumber,
            AwardNumber = x.Award.Number,
            Title = x.Award.Title,
            Recipient = x.Recipient.Name,
            Sequence = x.Payment.Sequence,
            Amount = x.Payment.Requested == Money.Zero ? x.Payment.Tranche : x.Payment.Requested,
            State = x.Payment.State,
            PlannedOn = x.Payment.PlannedOn,
            PaidOn = x.Payment.PaidOn,
        };

    private IQueryable<Joined> Find(PaymentFilter filter, Person person)
    {
        var found =
            from payment in Payments(filter, person)
            join award in db.Awards on payment.AwardId equals award.Id
            join recipient in db.Organisations on payment.OrganisationId equals recipient.Id
            join fund in db.Funds on payment.FundId equals fund.Id
            select new Joined
            {
                Payment = payment,
                Award = award,
                Recipient = recipient,
                Fund = fund,
            };
        return WithText(found, filter.Text.Trim());
    }

    private IQueryable<Disbursement> Payments(PaymentFilter filter, Person person)
    {
        var found = access.Disbursements(person);
        found = filter.State.Length == 0 ? found : found.Where(payment => payment.State == filter.State);
        found = filter.Call is { } call ? found.Where(payment => payment.CallId == call) : found;
        found = filter.From is { } from ? found.Where(payment => payment.PlannedOn >= from) : found;
        return filter.To is { } to ? found.Where(payment => payment.PlannedOn <= to) : found;
    }

    private IQueryable<Joined> WithText(IQueryable<Joined> found, string text)
    {
        if (text.Length == 0)
        {
            return found;
        }

        var pattern = LikePattern.Containing(text);
        return found.Where(x =>
            EF.Functions.ILike(x.Payment.Number, pattern, LikePattern.Escape)
            || EF.Functions.ILike(x.Award.Title.En, pattern, LikePattern.Escape)
            || EF.Functions.ILike(x.Award.Title.Zh, pattern, LikePattern.Escape)
            || EF.Functions.ILike(x.Recipient.Name.En, pattern, LikePattern.Escape)
            || EF.Functions.ILike(x.Recipient.Name.Zh, pattern, LikePattern.Escape)
            || db.PaymentInstructions.Any(told => told.DisbursementId == x.Payment.Id && told.EndToEndId == text)
        );
    }

    private static IQueryable<Joined> Sort(IQueryable<Joined> found, string sort)
    {
        var isDown = sort.StartsWith('-');
        IOrderedQueryable<Joined> By<T>(Expression<Func<Joined, T>> key) =>
            isDown ? found.OrderByDescending(key) : found.OrderBy(key);
        var sorted = sort.TrimStart('-') switch
        {
            "payment" => isDown
                ? By(x => x.Payment.PaymentYear).ThenByDescending(x => x.Payment.PaymentNumber)
                : By(x => x.Payment.PaymentYear).ThenBy(x => x.Payment.PaymentNumber),
            "award" => By(x => x.Award.Number),
            "amount" => By(x => x.Payment.Requested == Money.Zero ? x.Payment.Tranche : x.Payment.Requested),
            "state" => By(x => x.Payment.State),
            "paid" => By(x => x.Payment.PaidOn),
            _ => By(x => x.Payment.PlannedOn),
        };
        return sorted.ThenBy(x => x.Payment.Number);
    }

    private sealed class Joined
    {
        public required Disbursement Payment { get; init; }

        public required Award Award { get; init; }

        public required Organisation Recipient { get; init; }

        public required Fund Fund { get; init; }
    }
}
