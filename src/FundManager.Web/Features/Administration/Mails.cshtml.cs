using FundManager.Data;
using FundManager.Data.Mail;
using FundManager.Domain;
using FundManager.Web.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Administration;

/// <summary>Mails that did not leave.</summary>
[Authorize(Policy = Role.Administrator)]
public sealed class MailsModel(FundDbContext db, RetryMail retry, Texts texts) : FundPage
{
    private const int Most = 100;

    public IReadOnlyList<OutgoingMail> Failed { get; private set; } = [];

    public int Waiting { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await retry.ExecuteAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Done(texts["administration.DoneRetry"]);
        return Redirect("/administration/mails");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Failed = await db
            .OutgoingMails.AsNoTracking()
            .Where(mail => mail.SentAt == null && mail.Attempts > 0)
            .OrderBy(mail => mail.CreatedAt)
            .Take(Most)
            .ToListAsync(cancellationToken);
        Waiting = await db.OutgoingMails.CountAsync(
            mail => mail.SentAt == null && mail.Attempts < SendOutgoingMails.MostAttempts,
            cancellationToken
        );
    }
}
