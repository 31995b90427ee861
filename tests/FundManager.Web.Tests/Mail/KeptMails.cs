using System.Collections.Concurrent;
using FundManager.Web.Mail;
using MimeKit;

namespace FundManager.Web.Tests.Mail;

/// <summary>Keeps what was sent, or refuses all of it.</summary>
internal sealed class KeptMails : IMailSender
{
    private readonly ConcurrentQueue<MimeMessage> _sent = new();

    public bool IsShut { get; set; }

    public IReadOnlyList<MimeMessage> Sent => [.. _sent];

    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        // Long enough for a second run to meet the first at the same row.
        await Task.Delay(20, cancellationToken);
        if (IsShut)
        {
            throw new MailRefusedException("shut", new IOException());
        }

        _sent.Enqueue(message);
    }
}
