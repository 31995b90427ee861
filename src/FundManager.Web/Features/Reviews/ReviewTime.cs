using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Interests;
using FundManager.Web.Jobs;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reviews;

/// <summary>Reminds each reviewer once, some days before the review is due.</summary>
[UseCase]
public sealed class RemindReviewers(FundDbContext db, Sweep sweep, TimeProvider clock)
{
    /// <summary>Days before the deadline.</summary>
    public const int DaysBefore = 3;

    private static readonly string[] Awaited = ["Invited", "Accepted", "InProgress", "Returned"];

    /// <summary>How many were reminded.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var soon = now.AddDays(DaysBefore);
        var due = await db
            .Reviews.Where(r => Awaited.Contains(r.State) && r.RemindedAt == null && r.DueAt <= soon && r.DueAt > now)
            .OrderBy(r => r.DueAt)
            .Select(r => r.Id)
            .Take(Sweep.Most)
            .ToListAsync(cancellationToken);
        return await sweep.EachAsync<RemindReviewer, Id<Review>>(
            due,
            (one, id) => one.ExecuteAsync(id, now, cancellationToken),
            cancellationToken
        );
    }
}

/// <summary>Reminds one reviewer.</summary>
[UseCase]
public sealed class RemindReviewer(FundDbContext db, QueueMail mail)
{
    /// <summary>False when that was done meanwhile, or the review came in.</summary>
    public async Task<bool> ExecuteAsync(Id<Review> id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var review = await db.Reviews.SingleAsync(r => r.Id == id, cancellationToken);
        if (!review.IsAwaited || review.RemindedAt.HasValue)
        {
            return false;
        }

        review.Remind(now);
        await mail.ToAsync(
            [review.ReviewerId],
            new MailContent("ReviewReminder", $"/reviews/{review.CaseId}", now, review.Number, review.DueAt),
            cancellationToken
        );
        return true;
    }
}

/// <summary>Ends reviews that were not handed in by their deadline.</summary>
[UseCase]
public sealed class ExpireReviews(FundDbContext db, Sweep sweep, TimeProvider clock)
{
    private static readonly string[] Awaited = ["Invited", "Accepted", "InProgress", "Returned"];

    /// <summary>How many ended.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var late = await db
            .Reviews.Where(r => Awaited.Contains(r.State) && r.DueAt <= now)
            .OrderBy(r => r.DueAt)
            .Select(r => r.Id)
            .Take(Sweep.Most)
            .ToListAsync(cancellationToken);
        return await sweep.EachAsync<ExpireReview, Id<Review>>(
            late,
            (one, id) => one.ExecuteAsync(id, now, cancellationToken),
            cancellationToken
        );
    }
}

/// <summary>Ends one review that is late.</summary>
[UseCase]
public sealed class ExpireReview(FundDbContext db, WorkflowCatalog workflows, ReportLostReviewer reports)
{
    /// <summary>False when it was handed in, or got more time, meanwhile.</summary>
    public async Task<bool> ExecuteAsync(Id<Review> id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var review = await db.Reviews.SingleAsync(r => r.Id == id, cancellationToken);
        if (!review.IsAwaited || now < review.DueAt)
        {
            return false;
        }

        review.Expire(workflows.Get(CaseKind.Review, review.WorkflowVersion), new Act(Actor.System, now));
        await reports.ExecuteAsync(review, now, cancellationToken);
        return true;
    }
}

/// <summary>Looks again for conflicts in every case that has a review which counts or may still count: people change their organisation.</summary>
[UseCase]
public sealed class LookForConflicts(ListJudgedCases judged, Sweep sweep, TimeProvider clock)
{
    /// <summary>How many cases lost a review.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await sweep.EachAsync<VoidConflicts, (string Kind, Guid Id)>(
            await judged.ExecuteAsync(cancellationToken),
            (one, subject) => one.ExecuteAsync(subject, now, cancellationToken),
            cancellationToken
        );
    }
}
