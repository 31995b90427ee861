using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Disbursements;

/// <summary>Writes chosen released payments into one list for the bank, in the order of their numbers.</summary>
[UseCase]
public sealed class WritePaymentList(FundDbContext db, CaseAccess access)
{
    /// <summary>Null when none of them is released and this person's to see.</summary>
    public async Task<byte[]?> ExecuteAsync(
        IReadOnlyList<Guid> chosen,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var ids = chosen.Select(id => new Id<Disbursement>(id)).ToList();
        var payments = await (
            from payment in access.Disbursements(person)
            join fund in db.Funds on payment.FundId equals fund.Id
            where ids.Contains(payment.Id) && payment.State == "InBatch"
            orderby fund.Number, payment.PaymentYear, payment.PaymentNumber
            select new { Payment = payment, FundNumber = fund.Number }
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return payments.Count == 0
            ? null
            : PaymentFile.Write(
                payments.Select(p => new PaymentLine(
                    p.Payment.Payee!,
                    p.Payment.Requested,
                    p.Payment.Number,
                    PaymentNumber.Of(p.FundNumber, p.Payment.PaymentYear, p.Payment.PaymentNumber)
                ))
            );
    }
}
