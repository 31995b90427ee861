using FundManager.Data;
using FundManager.Domain.Bank;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Disbursements;

/// <summary>Writes a released batch again, for the bank that it was for or for another: with its own profile the same bytes.</summary>
[UseCase]
public sealed class WriteBatch(FundDbContext db)
{
    /// <summary>The file; null where there is no such batch.</summary>
    /// <exception cref="Domain.RefusedException">The bank of <paramref name="profile"/> would not take it.</exception>
    public async Task<byte[]?> ExecuteAsync(string number, BankProfile profile, CancellationToken cancellationToken)
    {
        if (
            await db.ReleasedBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Number == number, cancellationToken)
            is not { } batch
        )
        {
            return null;
        }

        var zone = await db
            .Funds.Where(f => f.Id == batch.FundId)
            .Select(f => f.TimeZone)
            .SingleAsync(cancellationToken);
        var told = await db
            .PaymentInstructions.AsNoTracking()
            .Where(t => t.BatchId == batch.Id)
            .ToListAsync(cancellationToken);
        return BankFile.Write(
            batch.ToWrite(
                told.Select(t => new BankPayment(t.EndToEndId, t.Amount.Amount, t.Payee, t.Remark)),
                TimeZoneInfo.FindSystemTimeZoneById(zone)
            ),
            profile
        );
    }
}
