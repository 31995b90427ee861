using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Bank;
using FundManager.Domain.Calendar;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Disbursements;

/// <summary>A payment that is to be released, and who does it there.</summary>
public sealed record Releasing(Disbursement Payment, Act Act);

/// <summary>Releases payments of one fund together: numbers, a batch and its file, kept before anybody could send it.</summary>
/// <remarks>In the caller's transaction, so that numbers, file and money belong together; the caller saves.</remarks>
[UseCase]
public sealed class ReleaseBatch(
    FundDbContext db,
    LookAtGates gates,
    BankCatalog banks,
    IFileStore store,
    FundCalendar calendar,
    WorkflowCatalog workflows
)
{
    /// <summary>Releases what may be released. A payment that is refused, here with its reason, holds up no other.</summary>
    /// <returns>The batch, null where nothing was released, and why not for each that was not.</returns>
    /// <exception cref="RefusedException">BNK-26: the fund has no account to pay from. BNK-27: there are too many.</exception>
    public async Task<(ReleasedBatch? Batch, IReadOnlyDictionary<Guid, Refusal> WhyNot)> ExecuteAsync(
        Id<Fund> fundId,
        IReadOnlyList<Releasing> wanted,
        CancellationToken cancellationToken
    )
    {
        Refusal.ThrowIf(
            wanted.Count > ReleasedBatch.MostPayments ? new Refusal("BNK-27", ReleasedBatch.MostPayments) : null
        );
        var fund = await db.Funds.AsNoTracking().SingleAsync(f => f.Id == fundId, cancellationToken);
        var profile = banks.Find(fund.BankProfile) ?? throw new RefusedException(new Refusal("BNK-26", fund.Number));
        var facts = await FactsAsync(wanted, cancellationToken);
        var owed = await OwedAsync(wanted, cancellationToken);
        var whyNot = new Dictionary<Guid, Refusal>();
        var kept = new Dictionary<Id<Recovery>, Money>();
        foreach (var one in wanted)
        {
            var (award, gate) = facts[one.Payment.CaseId];
            var refusal =
                one.Payment.WhyNotRelease(award, gate, one.Act)
                ?? WhyNotKeepBack(one.Payment, owed, kept)
                ?? PaymentBatch.WhyNotPay(LineOf(one.Payment, "1"), fund.Currency, profile);
            if (refusal is not null)
            {
                whyNot[one.Payment.CaseId] = refusal;
            }
        }

        Releasing[] passed =
        [
            .. wanted
                .Where(one => !whyNot.ContainsKey(one.Payment.CaseId))
                .OrderBy(one => one.Payment.Number, StringComparer.Ordinal),
        ];
        return (
            passed.Length == 0 ? null : await ReleaseAsync(fund, profile, passed, (facts, owed), cancellationToken),
            whyNot
        );
    }

    /// <summary>What the bank is told of a payment, under the identifier by which it is found again.</summary>
    private static BankPayment LineOf(Disbursement payment, string endToEndId) =>
        new(endToEndId, payment.ToBank.Amount, payment.Payee!, payment.Number);

    private async Task<ReleasedBatch> ReleaseAsync(
        Fund fund,
        BankProfile profile,
        Releasing[] passed,
        (
            Dictionary<Guid, (Award Award, GateAnswer Gate)> Facts,
            IReadOnlyDictionary<Id<Recovery>, Recovery> Owed
        ) known,
        CancellationToken cancellationToken
    )
    {
        var act = passed[0].Act;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(fund.TimeZone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(act.At, zone).DateTime);
        var last = await db.TakeNumbersAsync($"payment:{fund.Number}:{today.Year}", passed.Length, cancellationToken);
        var batch = new ReleasedBatch(
            fund,
            today.Year,
            await db.TakeNumberAsync($"batch:{fund.Number}:{today.Year}", cancellationToken),
            profile,
            new BatchRelease(act.Actor.UserId, act.At, today, calendar.NextWorkingDay(today))
        );
        var first = last - passed.Length + 1;
        BankPayment[] lines =
        [
            .. passed.Select((one, i) => LineOf(one.Payment, PaymentNumber.Of(fund.Number, today.Year, first + i))),
        ];
        var written = batch.ToWrite(lines, zone);
        using var content = new MemoryStream(BankFile.Write(written, profile));
        var (hash, size) = await store.WriteAsync(content, cancellationToken);
        batch.Keep(written, hash, size);
        db.ReleasedBatches.Add(batch);
        foreach (var (i, one) in passed.Index())
        {
            var instruction = new PaymentInstruction(batch, one.Payment, first + i, lines[i]);
            db.PaymentInstructions.Add(instruction);
            var (award, gate) = known.Facts[one.Payment.CaseId];
            KeepBack(one, known.Owed);
            var workflow = workflows.Get(CaseKind.Disbursement, one.Payment.WorkflowVersion);
            one.Payment.Release(workflow, award, gate, instruction, one.Act);
        }

        return batch;
    }

    /// <summary>The recoveries that payments keep back for.</summary>
    private async Task<IReadOnlyDictionary<Id<Recovery>, Recovery>> OwedAsync(
        IReadOnlyList<Releasing> wanted,
        CancellationToken cancellationToken
    )
    {
        var ids = wanted
            .Where(one => one.Payment.SetOffPlanned > Money.Zero)
            .Select(one => one.Payment.SetOffAgainst!.Value)
            .Distinct()
            .ToList();
        return ids.Count == 0
            ? new Dictionary<Id<Recovery>, Recovery>()
            : await db.Recoveries.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);
    }

    private static Recovery? OwedBy(Disbursement payment, IReadOnlyDictionary<Id<Recovery>, Recovery> owed) =>
        payment.SetOffPlanned > Money.Zero ? owed[payment.SetOffAgainst!.Value] : null;

    /// <summary>Null when the recovery still bears what this payment and those before it in the batch keep back; else why not.</summary>
    private static Refusal? WhyNotKeepBack(
        Disbursement payment,
        IReadOnlyDictionary<Id<Recovery>, Recovery> owed,
        Dictionary<Id<Recovery>, Money> kept
    )
    {
        if (OwedBy(payment, owed) is not { } recovery)
        {
            return null;
        }

        var sum = kept.GetValueOrDefault(recovery.Id) + payment.SetOffPlanned;
        var refusal = recovery.WhyNotSetOff(sum);
        if (refusal is null)
        {
            kept[recovery.Id] = sum;
        }

        return refusal;
    }

    /// <summary>What a payment keeps back is paid of the recovery in the same transaction.</summary>
    private void KeepBack(Releasing one, IReadOnlyDictionary<Id<Recovery>, Recovery> owed) =>
        OwedBy(one.Payment, owed)
            ?.SetOff(
                workflows[CaseKind.Recovery],
                one.Payment.Number,
                one.Payment.SetOffPlanned,
                one.Act.Consequence()
            );

    /// <summary>Awards and gates as they are now and stay until the transaction ends.</summary>
    private async Task<Dictionary<Guid, (Award Award, GateAnswer Gate)>> FactsAsync(
        IReadOnlyList<Releasing> wanted,
        CancellationToken cancellationToken
    )
    {
        var ids = wanted.Select(one => one.Payment.AwardId).Distinct().ToList();
        var keys = ids.ConvertAll(id => id.Value);
        await db.Database.ExecuteSqlAsync(
            $"select 1 from awards where id = any({keys}) order by id for share",
            cancellationToken
        );
        var awards = await db
            .Awards.AsNoTracking()
            .Where(a => ids.Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, cancellationToken);
        var facts = await gates.FactsAsync([.. awards.Values], cancellationToken);
        return wanted.ToDictionary(
            one => one.Payment.CaseId,
            one => (awards[one.Payment.AwardId], one.Payment.Gate.Evaluate(facts[one.Payment.AwardId]))
        );
    }
}
