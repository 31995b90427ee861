using Microsoft.EntityFrameworkCore;

namespace FundManager.Data.Mail;

/// <summary>The queue of mails: rows without an instant of sending.</summary>
public static class QueuedMails
{
    /// <summary>Takes the oldest mail whose time has come, and keeps it from others until the transaction ends.</summary>
    /// <remarks>After the first failure a minute passes, then twice as long each time, counted from when the mail was written.</remarks>
    public static Task<OutgoingMail?> NextMailAsync(
        this FundDbContext db,
        DateTimeOffset at,
        int mostAttempts,
        CancellationToken cancellationToken
    ) =>
        db
            .OutgoingMails.FromSql(
                $"""
                select * from outgoing_mails
                where sent_at is null and attempts < {mostAttempts}
                and created_at + (power(2, attempts) - 1) * interval '1 minute' <= {at}
                order by created_at limit 1 for update skip locked
                """
            )
            .SingleOrDefaultAsync(cancellationToken);
}
