using FundManager.Data;
using FundManager.Data.Mail;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Mail;

/// <summary>Writes mails into the queue, in the transaction of the act that causes them; a job sends them.</summary>
/// <remarks>Subject and body are the texts "mail.{template}_subject" and "mail.{template}_body", in both languages one after the other.</remarks>
[UseCase]
public sealed class QueueMail(FundDbContext db, Texts texts)
{
    /// <summary>To everybody who holds <paramref name="role"/>, for <paramref name="organisation"/> where the role has one.</summary>
    public async Task ToRoleAsync(
        string role,
        Id<Organisation>? organisation,
        MailContent content,
        CancellationToken cancellationToken
    )
    {
        var people = db
            .Memberships.Where(m => m.Role == role && m.OrganisationId == organisation)
            .Select(m => m.UserId);
        await ToAsync(await people.ToListAsync(cancellationToken), content, cancellationToken);
    }

    /// <summary>Many letters at once, each to everybody who holds one of <paramref name="roles"/> for its organisation.</summary>
    public async Task ToOrganisationsAsync(
        IReadOnlyCollection<string> roles,
        IReadOnlyList<(Id<Organisation> Organisation, MailContent Content)> letters,
        CancellationToken cancellationToken
    )
    {
        var organisations = letters.Select(letter => (Id<Organisation>?)letter.Organisation).Distinct().ToList();
        var held = await (
            from membership in db.Memberships
            join user in db.Users on membership.UserId equals user.Id
            where roles.Contains(membership.Role) && organisations.Contains(membership.OrganisationId)
            select new { Organisation = membership.OrganisationId!.Value, user.Email }
        )
            .Distinct()
            .ToListAsync(cancellationToken);
        var addresses = held.ToLookup(one => one.Organisation, one => one.Email!);
        foreach (var (organisation, content) in letters)
        {
            db.OutgoingMails.AddRange(addresses[organisation].Select(to => MailTo(to, key: null, content)));
        }
    }

    /// <summary>To these people.</summary>
    public async Task ToAsync(
        IReadOnlyCollection<Guid> people,
        MailContent content,
        CancellationToken cancellationToken
    )
    {
        var addresses = await db
            .Users.Where(u => people.Contains(u.Id))
            .Select(u => new { u.Id, u.Email })
            .ToListAsync(cancellationToken);
        foreach (var person in addresses)
        {
            var key = content.Occasion is null ? null : $"{content.Occasion}:{person.Id}";
            if (key is not null && await db.OutgoingMails.AnyAsync(m => m.Key == key, cancellationToken))
            {
                continue;
            }

            db.OutgoingMails.Add(MailTo(person.Email!, key, content));
        }
    }

    private OutgoingMail MailTo(string address, string? key, MailContent content) =>
        new()
        {
            Id = Guid.CreateVersion7(content.At),
            To = address,
            Subject = texts.InBothLanguages($"mail.{content.Template}_subject", " / ", content.Facts),
            Body =
                texts.InBothLanguages($"mail.{content.Template}_body", "\n\n", content.Facts) + $"\n\n{content.Link}",
            CreatedAt = content.At,
            Key = key,
        };
}

/// <summary>What a mail says.</summary>
/// <param name="Template">Which text.</param>
/// <param name="Link">Path of the page that it leads to, like "/awards/…".</param>
/// <param name="At">When.</param>
/// <param name="Facts">What its placeholders stand for.</param>
public sealed record MailContent(string Template, string Link, DateTimeOffset At, params IReadOnlyList<object> Facts)
{
    /// <summary>Names the occasion of a mail that must go once only, like "remind:review:…:2026-11-24"; null for any number.</summary>
    public string? Occasion { get; init; }
}
