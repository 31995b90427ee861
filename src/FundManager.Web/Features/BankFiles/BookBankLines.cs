using FundManager.Data;
using FundManager.Data.Bank;
using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Web.Features.Disbursements;
using FundManager.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.BankFiles;

/// <summary>Books what bank files say, each in scopes of its own.</summary>
/// <remarks>A line and its payment move in one transaction: killed in the midst, the next run goes on with the lines that still wait.</remarks>
[UseCase]
public sealed partial class BookBankLines(
    FundDbContext db,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<BookBankLines> logger
)
{
    public const string JobId = "book-bank-lines";

    /// <summary>Lines of one transaction.</summary>
    public const int ChunkSize = 250;

    /// <summary>Returns how many lines were dealt with.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var waiting = await db
            .BankImports.Where(i => i.EndedAt == null)
            .OrderBy(i => i.UploadedAt)
            .Select(i => i.Id)
            .Take(Sweep.Most)
            .ToListAsync(cancellationToken);
        var done = 0;
        foreach (var id in waiting)
        {
            try
            {
                done += await BookAsync(id, cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(id, failure);
            }
        }

        return done;
    }

    private async Task<int> BookAsync(Guid id, CancellationToken cancellationToken)
    {
        await db
            .BankImports.Where(i => i.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Attempts, i => i.Attempts + 1), cancellationToken);
        var done = 0;
        while (true)
        {
            var numbers = await db
                .BankLines.Where(line => line.ImportId == id && line.State == BankLineState.Waiting)
                .OrderBy(line => line.Number)
                .Select(line => line.Number)
                .Take(ChunkSize)
                .ToListAsync(cancellationToken);
            if (numbers.Count == 0)
            {
                break;
            }

            await BookAsync(id, numbers, cancellationToken);
            done += numbers.Count;
        }

        await db
            .BankImports.Where(i => i.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.EndedAt, clock.GetUtcNow()), cancellationToken);
        return done;
    }

    /// <summary>Together where it can be; where the database refuses one of them, each alone, so that it holds up no other.</summary>
    private async Task BookAsync(Guid id, List<int> numbers, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<BookChunk>().ExecuteAsync(id, numbers, cancellationToken);
        }
        catch (RefusedException refused) when (numbers is [var number])
        {
            var one = await db.BankLines.SingleAsync(
                line => line.ImportId == id && line.Number == number,
                cancellationToken
            );
            one.Refuse(refused.Refusal);
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception failure)
            when (numbers.Count > 1 && failure is RefusedException or DbUpdateConcurrencyException)
        {
            foreach (var number in numbers)
            {
                await BookAsync(id, [number], cancellationToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The bank file {Id} could not be booked.")]
    private partial void LogFailed(Guid id, Exception failure);
}

/// <summary>Books some lines of one bank file and their payments in one transaction.</summary>
[UseCase]
public sealed class BookChunk(FundDbContext db, BookAtBank book, TimeProvider clock)
{
    public Task ExecuteAsync(Guid import, IReadOnlyList<int> numbers, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        return db.InTransactionAsync(() => BookAsync(import, numbers, at, cancellationToken), cancellationToken);
    }

    private async Task BookAsync(
        Guid import,
        IReadOnlyList<int> numbers,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        book.Forget();
        var lines = await db
            .BankLines.Where(line =>
                line.ImportId == import && numbers.Contains(line.Number) && line.State == BankLineState.Waiting
            )
            .OrderBy(line => line.Number)
            .ToListAsync(cancellationToken);
        var file = await db
            .BankImports.Where(i => i.Id == import)
            .Select(i => i.FileName)
            .SingleAsync(cancellationToken);
        var told = await ToldAsync([.. lines.Select(line => line.EndToEndId).OfType<string>()], cancellationToken);
        var act = new Act(Actor.System, at, file);
        foreach (var line in lines)
        {
            if (line.EndToEndId is { } id && told.TryGetValue(id, out var payment))
            {
                await BookAsync(line, payment, act, cancellationToken);
            }
            else
            {
                line.State = BankLineState.Unmatched;
            }
        }

        await book.WriteLettersAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task BookAsync(BankLine line, ToldPayment told, Act act, CancellationToken cancellationToken)
    {
        if (SaysNothing(line, told.Instruction))
        {
            line.State = BankLineState.Nothing;
            return;
        }

        try
        {
            // Only the instruction that stands may move the payment: an answer to an older one moves nothing.
            Refusal.ThrowIf(told.Instruction.IsLive ? null : new Refusal("BNK-36", told.Instruction.EndToEndId));
            await MoveAsync(line, told, act, cancellationToken);
            line.State = BankLineState.Booked;
        }
        catch (RefusedException refused)
        {
            line.Refuse(refused.Refusal);
        }
    }

    private static bool SaysNothing(BankLine line, PaymentInstruction told) =>
        line.Meaning switch
        {
            BankMeaning.Accept => told.State != InstructionState.Told,
            BankMeaning.Reject => told.State == InstructionState.Rejected,
            // A person booked it by hand before the statement came.
            BankMeaning.Pay => told.State == InstructionState.Paid && told.PaidOn == line.BookedOn,
            _ => false,
        };

    private async Task MoveAsync(BankLine line, ToldPayment told, Act act, CancellationToken cancellationToken)
    {
        switch (line.Meaning)
        {
            case BankMeaning.Accept:
                Ask(nameof(Disbursement.BankAccepts));
                book.Accept(told, line.Text, act);
                break;
            case BankMeaning.Reject:
                Ask(nameof(Disbursement.BankRejects));
                book.Reject(told, line.Text, act);
                break;
            case BankMeaning.Pay:
                Ask(nameof(Disbursement.Reconcile));
                book.Pay(told, new Booked(line.Reference!, line.BookedOn!.Value), act);
                break;
            case BankMeaning.Return:
                Ask(nameof(Disbursement.BankReturns));
                await book.ReturnAsync(told, new Booked(line.Reference!, line.BookedOn!.Value), act, cancellationToken);
                break;
            default:
                break;
        }

        void Ask(string trigger) => Refusal.ThrowIf(book.WhyNot(told.Payment, trigger, act));
    }

    private async Task<Dictionary<string, ToldPayment>> ToldAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    )
    {
        var instructions = await db
            .PaymentInstructions.Where(t => ids.Contains(t.EndToEndId))
            .ToListAsync(cancellationToken);
        var payments = instructions.ConvertAll(t => t.DisbursementId);
        var found = await (
            from payment in db.Disbursements
            join award in db.Awards on payment.AwardId equals award.Id
            where payments.Contains(payment.Id)
            select new { Payment = payment, award.Title }
        ).ToDictionaryAsync(one => one.Payment.Id, cancellationToken);
        return instructions.ToDictionary(
            t => t.EndToEndId,
            t => new ToldPayment(found[t.DisbursementId].Payment, t, found[t.DisbursementId].Title),
            StringComparer.Ordinal
        );
    }
}
