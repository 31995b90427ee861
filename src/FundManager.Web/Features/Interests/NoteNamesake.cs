using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using FundManager.Web.Access;
using FundManager.Web.Features.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Interests;

/// <summary>What an officer found out about a name.</summary>
public sealed record NameNote(Guid UserId, NameQuestion Question, bool IsSame, string Reason, Guid Token);

/// <summary>Notes whether a name in an application is a certain judge; "the same person" ends access and voids the score at once.</summary>
[UseCase]
public sealed class NoteNamesake(
    FundDbContext db,
    CaseAccess access,
    ReadNames names,
    ListJudgedCases judged,
    VoidConflicts voids,
    TimeProvider clock
)
{
    /// <summary>False when there is no such application for this person.</summary>
    /// <exception cref="RefusedException">It is not this person's to note, no such question is there, or no reason is given.</exception>
    public Task<bool> ExecuteAsync(NameNote wanted, Person person, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var id = wanted.Question.ApplicationId;
        return db.InTransactionAsync(
            async () =>
            {
                if (
                    await access.Applications(person).SingleOrDefaultAsync(a => a.Id == id, cancellationToken)
                    is not { } application
                )
                {
                    return false;
                }

                if (await db.CaseEvents.AnyAsync(made => made.Token == wanted.Token, cancellationToken))
                {
                    return true;
                }

                var act = new Act(person.In(application), at, wanted.Reason, wanted.Token);
                var known = await names.ExecuteAsync(application, cancellationToken);
                Refusal.ThrowIf(
                    known.Any(line => line.UserId == wanted.UserId && line.Question == wanted.Question)
                        ? null
                        : new Refusal("COI-09")
                );
                db.Namesakes.Add(application.NoteNamesake(wanted.UserId, wanted.Question, wanted.IsSame, act));
                await db.SaveChangesAsync(cancellationToken);
                if (wanted.IsSame)
                {
                    await VoidAsync(wanted.UserId, at, cancellationToken);
                }

                return true;
            },
            cancellationToken
        );
    }

    private async Task VoidAsync(Guid judge, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var subject in await judged.OfAsync(judge, cancellationToken))
        {
            await voids.ExecuteAsync(subject, at, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>A leader agrees that a name is another person's: from now on it stands in nobody's way.</summary>
[UseCase]
public sealed class ConfirmNamesake(FundDbContext db, CaseAccess access, TimeProvider clock)
{
    /// <summary>False when there is no such note for this person.</summary>
    /// <exception cref="RefusedException">It is not this person's to confirm, or there is nothing to.</exception>
    public Task<bool> ExecuteAsync(
        Id<GrantApplication> application,
        Id<Namesake> id,
        (string Reason, Guid Token) form,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var at = clock.GetUtcNow();
        return db.InTransactionAsync(
            async () =>
            {
                var seen = await access
                    .Applications(person)
                    .SingleOrDefaultAsync(a => a.Id == application, cancellationToken);
                var note = await db.Namesakes.SingleOrDefaultAsync(
                    n => n.Id == id && n.ApplicationId == application,
                    cancellationToken
                );
                if (seen is null || note is null)
                {
                    return false;
                }

                if (await db.CaseEvents.AnyAsync(made => made.Token == form.Token, cancellationToken))
                {
                    return true;
                }

                var reason = string.IsNullOrWhiteSpace(form.Reason) ? null : form.Reason;
                seen.ConfirmNamesake(note, new Act(person.In(seen), at, reason, form.Token));
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );
    }
}
