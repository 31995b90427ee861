using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Milestones;

/// <summary>The reviews of one milestone: what they come to, which are open, and their end when the milestone is decided.</summary>
[UseCase]
public sealed class CheckpointReviews(FundDbContext db, WorkflowCatalog workflows, SchemeCatalog schemes)
{
    private static readonly string[] Open = ["Invited", "Accepted", "InProgress", "Returned"];

    /// <summary>Reviews that are not handed in.</summary>
    public Task<int> CountOpenAsync(Milestone milestone, CancellationToken cancellationToken) =>
        Of(milestone).CountAsync(r => Open.Contains(r.State), cancellationToken);

    /// <summary>Reviews that are open or handed in for this round.</summary>
    public Task<int> CountAsync(Milestone milestone, CancellationToken cancellationToken) =>
        Of(milestone).CountAsync(r => Open.Contains(r.State) || r.State == "Submitted", cancellationToken);

    /// <summary>Everybody who scored this milestone, in this round or one before.</summary>
    public async Task<IReadOnlyCollection<Guid>> ReviewersAsync(
        Milestone milestone,
        CancellationToken cancellationToken
    ) =>
        await Of(milestone)
            .Where(r => r.State == "Submitted" || r.State == "Locked")
            .Select(r => r.ReviewerId)
            .ToListAsync(cancellationToken);

    /// <summary>What the submitted reviews of this round come to under the milestone's scheme; null for a milestone that nobody scores.</summary>
    public async Task<PanelOutcome?> OutcomeAsync(Milestone milestone, CancellationToken cancellationToken)
    {
        if (!milestone.IsCheckpoint || milestone.State != "UnderReview")
        {
            return null;
        }

        var submitted = await Of(milestone)
            .Where(r => r.State == "Submitted")
            .OrderBy(r => r.Number)
            .ToListAsync(cancellationToken);
        // Whoever scored later did so by the version that the round began with.
        var scheme = schemes[submitted.Count > 0 ? submitted[0].Scheme : milestone.Scheme];
        var result = PanelResult.Compute(
            scheme,
            [.. submitted.Select(r => new ReviewScore(r.Number, ScoreSheet.Read(scheme, r.Scores)))]
        );
        return new PanelOutcome(
            result.Total ?? 0,
            submitted.Count,
            result.Passes,
            result.AsksForOneMore,
            result.Spread,
            [.. result.Reasons.Select(reason => reason.ToString())]
        );
    }

    /// <summary>Locks what was handed in and cancels what was not: the milestone is decided.</summary>
    public async Task EndAsync(Milestone milestone, Act act, CancellationToken cancellationToken)
    {
        var workflow = workflows[CaseKind.Review];
        foreach (var review in await Of(milestone).ToListAsync(cancellationToken))
        {
            if (review.State == "Submitted")
            {
                review.Lock(workflow, act);
            }
            else if (Open.Contains(review.State))
            {
                review.Cancel(workflow, act);
            }
        }
    }

    /// <summary>Cancels every review of this round, handed in or not: what they look at will be another text.</summary>
    public async Task CancelAsync(Milestone milestone, Act act, CancellationToken cancellationToken)
    {
        var workflow = workflows[CaseKind.Review];
        var reviews = await Of(milestone).ToListAsync(cancellationToken);
        foreach (var review in reviews.Where(r => Open.Contains(r.State) || r.State == "Submitted"))
        {
            review.Cancel(workflow, act);
        }
    }

    private IQueryable<Review> Of(Milestone milestone)
    {
        var id = milestone.CaseId;
        return db.Reviews.Where(r => r.SubjectKind == CaseKind.Milestone && r.SubjectId == id);
    }
}
