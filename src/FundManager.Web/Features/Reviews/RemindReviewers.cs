using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reviews;

/// <summary>Reminds each reviewer once, some days before the review is due.</summary>
[UseCase]
public sealed class RemindReviewers(FundDbContext db, QueueMail mail, TimeProvider clock)
{
    /// <summary>Days before the deadline.</summary>
    public const int DaysBefore = 3;

    private static readonly string[] Awaited = ["Invited", "Accepted", "InProgress", "Returned"];

    /// <summary>How many were reminded.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var soon = now.AddDays(DaysBefore);
        return await db.InTransactionAsync(
            async () =>
            {
                var reviews = await db
                    .Reviews.Where(r =>
                        Awaited.Contains(r.State) && r.RemindedAt == null && r.DueAt <= soon && r.DueAt > now
                    )
                    .ToListAsync(cancellationToken);
                foreach (var review in reviews)
                {
                    review.Remind(now);
                    await mail.ToAsync(
                        [review.ReviewerId],
                        new MailContent(
                            "ReviewReminder",
                            $"/reviews/{review.CaseId}",
                            now,
                            review.Number,
                            review.DueAt
                        ),
                        cancellationToken
                    );
                }

                await db.SaveChangesAsync(cancellationToken);
                return reviews.Count;
            },
            cancellationToken
        );
    }
}

/// <summary>Ends reviews that were not handed in by their deadline, each in a transaction of its own.</summary>
[UseCase]
public sealed class ExpireReviews(
    FundDbContext db,
    WorkflowCatalog workflows,
    ReportLostReviewer reports,
    TimeProvider clock
)
{
    private static readonly string[] Awaited = ["Invited", "Accepted", "InProgress", "Returned"];

    /// <summary>How many ended.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var late = await db
            .Reviews.Where(r => Awaited.Contains(r.State) && r.DueAt <= now)
            .Select(r => r.Id)
            .ToListAsync(cancellationToken);
        var ended = 0;
        foreach (var id in late)
        {
            ended += await db.InTransactionAsync(() => ExpireAsync(id, now, cancellationToken), cancellationToken)
                ? 1
                : 0;
        }

        return ended;
    }

    private async Task<bool> ExpireAsync(Id<Review> id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var review = await db.Reviews.SingleAsync(r => r.Id == id, cancellationToken);
        // Between the list and here the reviewer may have handed it in, or got more time.
        if (!review.IsAwaited || now < review.DueAt)
        {
            return false;
        }

        review.Expire(workflows.Get(CaseKind.Review, review.WorkflowVersion), new Act(Actor.System, now));
        await reports.ExecuteAsync(review, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
