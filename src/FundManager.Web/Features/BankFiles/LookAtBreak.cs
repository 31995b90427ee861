using FundManager.Data;
using FundManager.Data.Bank;
using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using FundManager.Web.Features.Disbursements;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.BankFiles;

/// <summary>What a person says to a break: yes, this is the payment; no, it is not; or why it may stay.</summary>
[UseCase]
public sealed class LookAtBreak(FundDbContext db, CaseAccess access, BookAtBank book, TimeProvider clock)
{
    /// <summary>The proposed payment is the one: it is booked by this person. False where there is no such proposal for them.</summary>
    /// <exception cref="RefusedException">The rules refuse it, as from the page of the payment.</exception>
    public Task<bool> ConfirmAsync(Guid import, int number, Person person, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        return db.InTransactionAsync(
            () => ConfirmAsync(import, number, person, at, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>The proposed payment is another: the entry is without a payment.</summary>
    public Task<bool> DenyAsync(Guid import, int number, Person person, CancellationToken cancellationToken) =>
        ChangeAsync(
            import,
            number,
            line =>
            {
                Refusal.ThrowIf(line.State == BankLineState.Proposed ? null : new Refusal("BNK-32"));
                (line.State, line.Meaning, line.EndToEndId) = (BankLineState.Unmatched, BankMeaning.Nothing, null);
                (line.LookedBy, line.LookedAt) = (person.UserId, clock.GetUtcNow());
            },
            cancellationToken
        );

    /// <summary>The break may stay, for this reason.</summary>
    public Task<bool> SettleAsync(
        (Guid Import, int Number) line,
        string reason,
        Person person,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            line.Import,
            line.Number,
            found => found.Settle(reason, person.UserId, clock.GetUtcNow()),
            cancellationToken
        );

    /// <summary>A payment that no statement shows yet is explained.</summary>
    public Task<bool> ExplainAsync(
        string endToEndId,
        string reason,
        Person person,
        CancellationToken cancellationToken
    ) =>
        db.InTransactionAsync(
            async () =>
            {
                if (await FindAsync(endToEndId, person, cancellationToken) is not { } told)
                {
                    return false;
                }

                told.Instruction.ExplainDelay(reason);
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );

    private async Task<bool> ConfirmAsync(
        Guid import,
        int number,
        Person person,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        book.Forget();
        var line = await db.BankLines.SingleOrDefaultAsync(
            l => l.ImportId == import && l.Number == number,
            cancellationToken
        );
        if (line?.EndToEndId is null || await FindAsync(line.EndToEndId, person, cancellationToken) is not { } told)
        {
            return false;
        }

        Refusal.ThrowIf(line.State == BankLineState.Proposed ? null : new Refusal("BNK-32"));
        var act = new Act(person.In(told.Payment), at);
        Refusal.ThrowIf(book.WhyNot(told.Payment, nameof(Disbursement.Reconcile), act));
        Refusal.ThrowIf(told.Instruction.IsLive ? null : new Refusal("BNK-36", told.Instruction.EndToEndId));
        book.Pay(told, new Booked(line.Reference!, line.BookedOn!.Value), act);
        (line.State, line.LookedBy, line.LookedAt) = (BankLineState.Booked, person.UserId, at);
        await book.WriteLettersAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private Task<bool> ChangeAsync(
        Guid import,
        int number,
        Action<BankLine> change,
        CancellationToken cancellationToken
    ) =>
        db.InTransactionAsync(
            async () =>
            {
                if (
                    await db.BankLines.SingleOrDefaultAsync(
                        l => l.ImportId == import && l.Number == number,
                        cancellationToken
                    )
                    is not { } line
                )
                {
                    return false;
                }

                change(line);
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );

    private async Task<ToldPayment?> FindAsync(string id, Person person, CancellationToken cancellationToken) =>
        await (
            from told in db.PaymentInstructions
            join payment in access.Disbursements(person) on told.DisbursementId equals payment.Id
            join award in db.Awards on payment.AwardId equals award.Id
            where told.EndToEndId == id
            select new ToldPayment(payment, told, award.Title)
        ).SingleOrDefaultAsync(cancellationToken);
}
