using FundManager.Data;
using FundManager.Data.Mail;
using FundManager.Web.Features;
using FundManager.Web.Options;
using Microsoft.Extensions.Options;
using MimeKit;

namespace FundManager.Web.Mail;

/// <summary>Sends what is queued, one mail a transaction.</summary>
/// <remarks>
/// The row is locked while its mail is on the way, so two instances never send the same one. Killed between the server's yes and the
/// commit, the mail goes once more, under the same Message-ID.
/// </remarks>
[UseCase]
public sealed partial class SendOutgoingMails(
    FundDbContext db,
    IMailSender sender,
    PublicAddress address,
    IOptions<MailOptions> options,
    TimeProvider clock,
    ILogger<SendOutgoingMails> logger
)
{
    /// <summary>After so many failures a mail waits for an administrator.</summary>
    public const int MostAttempts = 10;

    private const int MostAtOnce = 200;

    /// <summary>Returns how many left.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        for (var i = 0; i < MostAtOnce; i++)
        {
            if (
                await db.InTransactionAsync(() => SendNextAsync(cancellationToken), cancellationToken) is not { } isSent
            )
            {
                break;
            }

            sent += isSent ? 1 : 0;
        }

        return sent;
    }

    /// <summary>True when one was sent, false when it failed, null when there is none.</summary>
    private async Task<bool?> SendNextAsync(CancellationToken cancellationToken)
    {
        if (await db.NextMailAsync(clock.GetUtcNow(), MostAttempts, cancellationToken) is not { } mail)
        {
            return null;
        }

        mail.Attempts++;
        var isSent = await TryAsync(mail, cancellationToken);
        mail.SentAt = isSent ? clock.GetUtcNow() : null;
        await db.SaveChangesAsync(cancellationToken);
        return isSent;
    }

    private async Task<bool> TryAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await sender.SendAsync(MessageOf(mail), cancellationToken);
            return true;
        }
        catch (MailRefusedException refused)
        {
            LogRefused(mail.Id, mail.Attempts, refused.Message);
            return false;
        }
    }

    private MimeMessage MessageOf(OutgoingMail mail)
    {
        var message = new MimeMessage
        {
            MessageId = mail.MessageId,
            Subject = mail.Subject,
            Date = mail.CreatedAt,
            Body = new TextPart("plain") { Text = address.Complete(mail.Body) },
        };
        message.From.Add(MailboxAddress.Parse(options.Value.From));
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    [LoggerMessage(LogLevel.Warning, "Mail {Id} did not leave, attempt {Attempt}: {Why}")]
    private partial void LogRefused(Guid id, int attempt, string why);
}
