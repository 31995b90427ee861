using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reviews;

/// <summary>What reviewers judge: an application, or a milestone together with the application that it comes from.</summary>
public sealed record ReviewSubject
{
    public required GrantCase Case { get; init; }

    public required LocalText Title { get; init; }

    public required ApplicationForm Form { get; init; }

    public required string LeadEmail { get; init; }

    /// <summary>Name of the scheme for a new round.</summary>
    public required string Scheme { get; init; }

    /// <summary>Reviews that are asked for.</summary>
    public required int Asked { get; init; }

    /// <summary>Calendar days that a reviewer has.</summary>
    public required int Days { get; init; }

    /// <summary>When it was handed in last: what was invited before belongs to an earlier round.</summary>
    public required DateTimeOffset? HandedInAt { get; init; }

    /// <summary>As far as conflicts of interest ask.</summary>
    public required ConflictFacts ConflictFacts { get; init; }
}

/// <summary>Reads the subject of a review.</summary>
[UseCase]
public sealed class ReadReviewSubject(FundDbContext db, SchemeCatalog schemes, FundCalendar calendar)
{
    /// <summary>The subject of <paramref name="review"/>, tracked.</summary>
    public Task<ReviewSubject> OfAsync(Review review, CancellationToken cancellationToken) =>
        OfAsync(review.SubjectKind, review.SubjectId, cancellationToken);

    /// <summary>The subject of this kind and identity, tracked.</summary>
    /// <exception cref="InvalidOperationException">There is none: reviews are never without.</exception>
    public async Task<ReviewSubject> OfAsync(string kind, Guid id, CancellationToken cancellationToken)
    {
        GrantCase found =
            kind == CaseKind.Application
                ? await db.Applications.SingleAsync(a => a.Id == new Id<GrantApplication>(id), cancellationToken)
                : await db.Milestones.SingleAsync(m => m.Id == new Id<Milestone>(id), cancellationToken);
        return await OfAsync(found, cancellationToken);
    }

    /// <summary>What is judged in <paramref name="case"/>.</summary>
    public Task<ReviewSubject> OfAsync(GrantCase @case, CancellationToken cancellationToken) =>
        @case switch
        {
            GrantApplication application => OfApplicationAsync(application, cancellationToken),
            Milestone milestone => OfMilestoneAsync(milestone, cancellationToken),
            _ => throw new InvalidOperationException($"Nobody reviews a {@case.Kind}."),
        };

    private async Task<ReviewSubject> OfApplicationAsync(
        GrantApplication application,
        CancellationToken cancellationToken
    )
    {
        var terms = await db
            .Calls.Where(c => c.Id == application.CallId)
            .Select(c => c.Terms)
            .SingleAsync(cancellationToken);
        return new ReviewSubject
        {
            Case = application,
            Title = application.Title,
            Form = application.Form,
            LeadEmail = application.LeadEmail,
            Scheme = terms.ReviewScheme,
            Asked = terms.ReviewersPerApplication,
            Days = terms.ReviewDays,
            HandedInAt = application.SubmittedAt,
            ConflictFacts = await FactsAsync(
                application,
                (application.Id, application.Form, application.LeadEmail, application.SubmittedAt),
                cancellationToken
            ),
        };
    }

    private async Task<ReviewSubject> OfMilestoneAsync(Milestone milestone, CancellationToken cancellationToken)
    {
        var award = await db
            .Awards.Where(a => a.Id == milestone.AwardId)
            .Select(a => new
            {
                a.ApplicationId,
                a.LeadEmail,
                a.Agreement,
            })
            .SingleAsync(cancellationToken);
        var application = await db
            .Applications.Where(a => a.Id == award.ApplicationId)
            .Select(a => new { a.Form, a.SubmittedAt })
            .SingleAsync(cancellationToken);
        return new ReviewSubject
        {
            Case = milestone,
            Title = new LocalText(milestone.Title, milestone.Title),
            Form = application.Form,
            LeadEmail = award.LeadEmail,
            Scheme = milestone.Scheme,
            Asked = schemes[milestone.Scheme].MinimumReviews,
            Days = award.Agreement.AnswerDays,
            HandedInAt = milestone.SubmittedAt,
            ConflictFacts = await FactsAsync(
                milestone,
                (award.ApplicationId, application.Form, award.LeadEmail, application.SubmittedAt),
                cancellationToken
            ),
        };
    }

    private async Task<ConflictFacts> FactsAsync(
        GrantCase @case,
        (Id<GrantApplication> Id, ApplicationForm Form, string LeadEmail, DateTimeOffset? SentAt) application,
        CancellationToken cancellationToken
    )
    {
        var (applicant, endorser) = (@case.OrganisationId, @case.EndorserId);
        var names = await db
            .Organisations.Where(o => o.Id == applicant || o.Id == endorser)
            .Select(o => new { o.Id, o.Name })
            .ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        return new ConflictFacts(application.Id, @case.Parties, application.Form, application.LeadEmail)
        {
            Applicant = names[applicant],
            Endorser = endorser is { } body ? names[body] : new LocalText("", ""),
            Since = application.SentAt is { } at ? calendar.DayOf(at) : null,
        };
    }
}
