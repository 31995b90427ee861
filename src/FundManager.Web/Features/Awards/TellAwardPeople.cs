using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Awards;

/// <summary>Queues mails to the people around an award, each person once, whatever the number of roles.</summary>
[UseCase]
public sealed class TellAwardPeople(FundDbContext db, QueueMail mail)
{
    /// <summary>The recipient's own people.</summary>
    public async Task RecipientAsync(GrantCase @case, MailContent content, CancellationToken cancellationToken)
    {
        var people = db
            .Memberships.Where(m =>
                m.OrganisationId == @case.OrganisationId && (m.Role == Role.Applicant || m.Role == Role.Signatory)
            )
            .Select(m => m.UserId)
            .Distinct();
        await mail.ToAsync(await people.ToListAsync(cancellationToken), content, cancellationToken);
    }

    /// <summary>The officers who look after the award; every officer where nobody does yet.</summary>
    public async Task OfficersAsync(Award award, MailContent content, CancellationToken cancellationToken)
    {
        var officers = await db
            .Memberships.Where(m => m.OrganisationId == null && m.Role == Role.ProgrammeOfficer)
            .Select(m => m.UserId)
            .ToListAsync(cancellationToken);
        var own = officers.Intersect(award.Monitors).ToList();
        await mail.ToAsync(own.Count > 0 ? own : officers, content, cancellationToken);
    }

    /// <summary>Every leader.</summary>
    public Task LeadersAsync(MailContent content, CancellationToken cancellationToken) =>
        mail.ToRoleAsync(Role.Leader, null, content, cancellationToken);

    /// <summary>The people of the endorsing body, where there is one.</summary>
    public async Task EndorserAsync(GrantCase @case, MailContent content, CancellationToken cancellationToken)
    {
        if (@case.EndorserId is { } endorser)
        {
            await mail.ToRoleAsync(Role.Endorser, endorser, content, cancellationToken);
        }
    }
}
