using FundManager.Data;
using FundManager.Web.Features;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Mail;

/// <summary>Lets a mail that failed too often be tried anew.</summary>
[UseCase]
public sealed class RetryMail(FundDbContext db)
{
    /// <summary>False when there is no such mail, or it has left.</summary>
    public async Task<bool> ExecuteAsync(Guid id, CancellationToken cancellationToken)
    {
        var mail = await db.OutgoingMails.SingleOrDefaultAsync(m => m.Id == id && m.SentAt == null, cancellationToken);
        if (mail is null)
        {
            return false;
        }

        mail.Attempts = 0;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
