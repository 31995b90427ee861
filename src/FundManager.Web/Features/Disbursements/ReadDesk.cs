using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Work;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Disbursements;

/// <summary>Payments that wait for the same step.</summary>
/// <param name="Trigger">The step.</param>
/// <param name="Count">How many wait; the oldest of them are in the rows.</param>
/// <param name="Rows">The oldest first.</param>
public sealed record DeskGroup(string Trigger, int Count, IReadOnlyList<DeskRow> Rows)
{
    /// <summary>Whether several can be done at once: steps that ask for nothing but the decision.</summary>
    public bool IsBulk => Trigger is nameof(Disbursement.Approve) or nameof(Disbursement.Release);
}

/// <summary>One payment on the desk.</summary>
public sealed record DeskRow
{
    public required Guid Id { get; init; }

    /// <summary>Events that the case had: what is ticked counts only for the case as it was seen.</summary>
    public required int Seen { get; init; }

    public required string Number { get; init; }

    public required string PaymentNumber { get; init; }

    public required int Sequence { get; init; }

    public required LocalText Title { get; init; }

    public required LocalText Recipient { get; init; }

    public required Money Amount { get; init; }

    public required (int Given, int Needed) Approvals { get; init; }

    /// <summary>The last day that is in time; null where none is set.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>Days until then, less than 0 when it is late.</summary>
    public required int DaysLeft { get; init; }

    /// <summary>Null when the reader may take the step; else why not.</summary>
    public required Refusal? WhyNot { get; init; }
}

/// <summary>Reads what waits for a finance officer: each step with the payments in front of it.</summary>
[UseCase]
public sealed class ReadDesk(
    FundDbContext db,
    CaseAccess access,
    CaseMoves moves,
    Deadlines deadlines,
    FundCalendar calendar,
    TimeProvider clock
)
{
    /// <summary>Rows of a group at most.</summary>
    public const int GroupSize = 25;

    private static readonly (string[] States, string Trigger)[] Steps =
    [
        (["Failed"], nameof(Disbursement.Reissue)),
        (["Requested"], nameof(Disbursement.Prepare)),
        (["Prepared"], nameof(Disbursement.Approve)),
        (["Approved"], nameof(Disbursement.Release)),
        (["InBatch", "Sent"], nameof(Disbursement.Reconcile)),
    ];

    public async Task<IReadOnlyList<DeskGroup>> ExecuteAsync(Person person, CancellationToken cancellationToken)
    {
        List<DeskGroup> groups = [];
        foreach (var (states, trigger) in Steps)
        {
            var waiting = access.Disbursements(person).AsNoTracking().Where(d => states.Contains(d.State));
            var count = await waiting.CountAsync(cancellationToken);
            var payments = await waiting
                .OrderBy(d => d.StateSince)
                .ThenBy(d => d.Number)
                .Take(GroupSize)
                .ToListAsync(cancellationToken);
            groups.Add(new DeskGroup(trigger, count, await RowsAsync(payments, trigger, person, cancellationToken)));
        }

        return groups;
    }

    private async Task<IReadOnlyList<DeskRow>> RowsAsync(
        List<Disbursement> payments,
        string trigger,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var names = await NamesAsync(payments, cancellationToken);
        var move = moves.Find(CaseKind.Disbursement, trigger)!;
        var now = clock.GetUtcNow();
        List<DeskRow> rows = [];
        foreach (var payment in payments)
        {
            var act = new Act(person.In(payment), now, Reason: "…");
            var whyNot =
                moves.WhyNotByRole(move, payment, act.Actor) ?? await move.WhyNotAsync(payment, act, cancellationToken);
            rows.Add(RowOf(payment, names, whyNot, now));
        }

        return rows;
    }

    private DeskRow RowOf(Disbursement payment, DeskNames names, Refusal? whyNot, DateTimeOffset now)
    {
        DateOnly? due = deadlines.Of(payment, call: null) is { } end ? calendar.DayOf(end.AddTicks(-1)) : null;
        var fund = names.Funds[payment.FundId];
        return new DeskRow
        {
            Id = payment.CaseId,
            Seen = payment.EventCount,
            Number = payment.Number,
            PaymentNumber = PaymentNumber.Of(fund, payment.PaymentYear, payment.PaymentNumber),
            Sequence = payment.Sequence,
            Title = names.Awards[payment.AwardId],
            Recipient = names.Organisations[payment.OrganisationId],
            Amount = payment.Requested,
            Approvals = (payment.Approvals.Count, payment.ApprovalsNeeded),
            DueOn = due,
            DaysLeft = due is { } day ? day.DayNumber - calendar.DayOf(now).DayNumber : 0,
            WhyNot = whyNot,
        };
    }

    private async Task<DeskNames> NamesAsync(List<Disbursement> payments, CancellationToken cancellationToken)
    {
        var awards = payments.ConvertAll(p => p.AwardId);
        var organisations = payments.ConvertAll(p => p.OrganisationId);
        var funds = payments.ConvertAll(p => p.FundId);
        return new DeskNames(
            await db
                .Funds.Where(f => funds.Contains(f.Id))
                .Select(f => new { f.Id, f.Number })
                .ToDictionaryAsync(f => f.Id, f => f.Number, cancellationToken),
            await db
                .Awards.Where(a => awards.Contains(a.Id))
                .Select(a => new { a.Id, a.Title })
                .ToDictionaryAsync(a => a.Id, a => a.Title, cancellationToken),
            await db
                .Organisations.Where(o => organisations.Contains(o.Id))
                .Select(o => new { o.Id, o.Name })
                .ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken)
        );
    }

    private sealed record DeskNames(
        IReadOnlyDictionary<Id<Fund>, string> Funds,
        IReadOnlyDictionary<Id<Award>, LocalText> Awards,
        IReadOnlyDictionary<Id<Organisation>, LocalText> Organisations
    );
}
