using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Funds;
using FundManager.Domain.Ledger;
using FundManager.Web.Features.Awards;
using FundManager.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Disbursements;

/// <summary>Reads what the page of a payment shows besides its frame.</summary>
[UseCase]
public sealed class ReadPaymentView(FundDbContext db, ReadGate gates, LookForSamePayee same, Texts texts)
{
    private static readonly string[] BeforeAsking = ["Planned", "Eligible"];
    private static readonly string[] Released = ["InBatch", "Sent", "Paid", "Failed"];

    public async Task<PaymentView> ExecuteAsync(Disbursement payment, CancellationToken cancellationToken)
    {
        var award = await db.Awards.AsNoTracking().SingleAsync(a => a.Id == payment.AwardId, cancellationToken);
        var fund = await db.Funds.AsNoTracking().SingleAsync(f => f.Id == payment.FundId, cancellationToken);
        var recipient = await db
            .Organisations.AsNoTracking()
            .SingleAsync(o => o.Id == payment.OrganisationId, cancellationToken);
        return new PaymentView
        {
            Award = award,
            Recipient = recipient,
            SameName = await same.OfSameNameAsync(recipient, cancellationToken),
            TrancheCount = await db.Disbursements.CountAsync(d => d.AwardId == payment.AwardId, cancellationToken),
            Obligated = await db.BalanceAsync(award.Id.Value, Place.Obligated, cancellationToken),
            Gate = await GateAsync(payment, award, cancellationToken),
            PaymentNumber = PaymentNumber.Of(fund.Number, payment.PaymentYear, payment.PaymentNumber),
            Told = await db
                .PaymentInstructions.AsNoTracking()
                .Include(told => told.Batch)
                .Where(told => told.DisbursementId == payment.Id)
                .OrderByDescending(told => told.Year)
                .ThenByDescending(told => told.Number)
                .ToListAsync(cancellationToken),
            Duties = await DutiesAsync(payment, fund, cancellationToken),
        };
    }

    private async Task<GateView> GateAsync(Disbursement payment, Award award, CancellationToken cancellationToken)
    {
        if (payment.GateAnswer is { } then && Released.Contains(payment.State))
        {
            var released = await gates.OfAsync(payment, award, then, cancellationToken);
            return released with { Lead = texts["disbursements.GateThen"] };
        }

        var now = await gates.OfAsync(payment, award, cancellationToken);
        return BeforeAsking.Contains(payment.State) ? now : now with { Lead = texts["disbursements.GateLive"] };
    }

    private async Task<IReadOnlyList<DutyView>> DutiesAsync(
        Disbursement payment,
        Fund fund,
        CancellationToken cancellationToken
    )
    {
        var booked = payment.State == "Paid" ? await WhoBookedAsync(payment, cancellationToken) : null;
        List<Guid?> people = [payment.RequestedBy, payment.PreparedBy, payment.ReleasedBy, booked];
        people.AddRange(payment.Approvals.Select(id => (Guid?)id));
        var names = await db
            .Users.Where(u => people.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        List<string> Of(params IEnumerable<Guid?> ids) =>
            [
                .. ids.OfType<Guid>()
                    .Select(id => names.TryGetValue(id, out var name) ? Show.Of(name) : texts["history.Unknown"]),
            ];

        var asked = payment.Requested > Money.Zero ? payment.Requested : payment.Tranche;
        var needed = payment.PreparedBy is null ? fund.ApprovalsFor(asked) : payment.ApprovalsNeeded;
        var approval =
            needed > 1
                ? texts[
                    "disbursements.Duty_ApproveTwice_rule",
                    fund.ApprovalLevels.LastOrDefault(level => asked > level),
                    needed
                ]
                : texts["disbursements.Duty_Approve_rule", ""];
        return
        [
            Duty("Request", Of(payment.RequestedBy)),
            Duty("Prepare", Of(payment.PreparedBy)),
            new DutyView("Approve", approval, Of(payment.Approvals.Select(id => (Guid?)id)), needed),
            Duty("Release", Of(payment.ReleasedBy)),
            Duty("Reconcile", Of(booked)),
        ];
    }

    private DutyView Duty(string name, IReadOnlyList<string> people) =>
        new(name, texts[$"disbursements.Duty_{name}_rule"], people);

    /// <summary>The statement's booking is in the history only: no rule asks for it later.</summary>
    private async Task<Guid?> WhoBookedAsync(Disbursement payment, CancellationToken cancellationToken)
    {
        var bodies = await db
            .CaseEvents.Where(e => e.CaseId == payment.CaseId)
            .OrderByDescending(e => e.Number)
            .Select(e => e.Body)
            .ToListAsync(cancellationToken);
        return bodies.Select(EventView.Read).FirstOrDefault(e => e.Move == nameof(Disbursement.Reconcile))?.Actor;
    }
}
