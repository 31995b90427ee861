using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;
using FundManager.Web.Access;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reviews;

/// <summary>Whom to invite to review what, until when.</summary>
/// <param name="Kind">Kind of the subject.</param>
/// <param name="Id">Its identity.</param>
/// <param name="Reviewers">Whom; one or more.</param>
/// <param name="DueAt">The first instant that is too late, UTC.</param>
/// <param name="Token">Names the form, so that a second click invites nobody again.</param>
/// <param name="Reason">Why somebody with a soft conflict is invited all the same; null where nobody has one.</param>
public sealed record Invitations(
    string Kind,
    Guid Id,
    IReadOnlyList<Guid> Reviewers,
    DateTimeOffset DueAt,
    Guid Token,
    string? Reason = null
);

/// <summary>Invites several reviewers at once: all of them, or nobody.</summary>
[UseCase]
public sealed class InviteReviewers(FundDbContext db, CaseReader cases, OpenReviews reviews, TimeProvider clock)
{
    /// <summary>True when they are invited, now or by an earlier click; false when there is no such case for this person.</summary>
    /// <exception cref="RefusedException">One of them cannot be invited, or nobody can now.</exception>
    public async Task<bool> ExecuteAsync(Invitations wanted, Person person, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        return await db.InTransactionAsync(
            async () =>
            {
                if (await cases.FindAsync(wanted.Kind, wanted.Id, person, cancellationToken) is not GrantCase subject)
                {
                    return false;
                }

                if (await db.CaseEvents.AnyAsync(made => made.Token == wanted.Token, cancellationToken))
                {
                    return true;
                }

                var act = new Act(person.In(subject), at, wanted.Reason, wanted.Token);
                Refusal.ThrowIf(Review.WhyNotInviteFor(subject, act.Actor));
                Refusal.ThrowIf(wanted.Reviewers.Count == 0 ? new Refusal("REV-10") : null);
                Refusal.ThrowIf(wanted.DueAt <= at ? new Refusal("REV-20", wanted.DueAt) : null);
                await reviews.ExecuteAsync(subject, wanted, act, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );
    }
}

/// <summary>Opens the review case of each reviewer who is invited, and writes to them.</summary>
[UseCase]
public sealed class OpenReviews(
    FundDbContext db,
    WorkflowCatalog workflows,
    ReadReviewSubject subjects,
    ReadPanel panels,
    ReadReviewers people,
    QueueMail mail
)
{
    /// <summary>In the transaction of the invitation; the caller saves.</summary>
    public async Task ExecuteAsync(GrantCase subject, Invitations wanted, Act act, CancellationToken cancellationToken)
    {
        var facts = await subjects.OfAsync(subject, cancellationToken);
        var panel = await panels.ExecuteAsync(facts, cancellationToken);
        var candidates = await people.ExecuteAsync(facts, panel, cancellationToken);
        var token = act.Token;
        foreach (var reviewer in wanted.Reviewers.Distinct())
        {
            var candidate = candidates.FirstOrDefault(c => c.UserId == reviewer);
            Refusal.ThrowIf(candidate is null ? new Refusal("REV-21") : null);
            var number = await db.TakeNumberAsync($"review:{subject.Number}", cancellationToken);
            var invitation = new ReviewInvitation
            {
                Number = $"{subject.Number}/R{number}",
                ReviewerId = reviewer,
                Scheme = SchemeCatalog.KeyOf(panel.Scheme),
                DueAt = wanted.DueAt,
                Conflicts = candidate!.Conflicts,
                IsInvitedAlready = candidate.IsInvitedAlready,
                Load = candidate.Load,
            };
            var review = new Review(invitation, subject, workflows[CaseKind.Review], act with { Token = token });
            token = null;
            db.Reviews.Add(review);
            await mail.ToAsync(
                [reviewer],
                new MailContent("ReviewInvited", $"/reviews/{review.CaseId}", act.At, facts.Title, wanted.DueAt),
                cancellationToken
            );
        }
    }
}
