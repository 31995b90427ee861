using MimeKit;

namespace FundManager.Web.Mail;

/// <summary>The way out for a mail.</summary>
public interface IMailSender
{
    /// <exception cref="MailRefusedException">It did not leave; the message says why.</exception>
    Task SendAsync(MimeMessage message, CancellationToken cancellationToken);
}

/// <summary>A mail did not leave.</summary>
public sealed class MailRefusedException(string message, Exception inner) : Exception(message, inner);
