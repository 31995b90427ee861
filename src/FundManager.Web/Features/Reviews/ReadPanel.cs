using FundManager.Data;
using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reviews;

/// <summary>The reviews of one round, and what they come to.</summary>
/// <param name="Scheme">By which they are scored.</param>
/// <param name="Reviews">In the order of invitation, tracked; ended ones too.</param>
/// <param name="Asked">How many are asked for.</param>
/// <param name="Agreed">What the panel agreed on, the newest first; only that one can count.</param>
public sealed record Panel(Scheme Scheme, IReadOnlyList<Review> Reviews, int Asked, IReadOnlyList<Consensus> Agreed)
{
    /// <summary>From the reviews that count, each named by its number, and what was agreed on where that still counts.</summary>
    public PanelResult Result { get; } =
        PanelResult.Compute(
            Scheme,
            [.. Reviews.Where(r => r.Counts).Select(r => new ReviewScore(r.Number, ScoreSheet.Read(Scheme, r.Scores)))],
            Consensus.Counting(
                Agreed.Count > 0 ? Agreed[0] : null,
                Scheme,
                Reviews.Where(r => r.Counts).Select(r => new ConsensusBasis(r.Number, r.Total!.Value))
            )
        );

    /// <summary>The consensus that counts; null for none.</summary>
    public Consensus? Consensus => Result.IsConsensus ? Agreed[0] : null;

    /// <summary>As a case keeps it; null while no review counts.</summary>
    public PanelOutcome? Outcome => Result.Outcome(Asked);

    /// <summary>Reviews that the fund still waits for.</summary>
    public int Awaited => Reviews.Count(r => r.IsAwaited);

    /// <summary>Reviews that are handed in and count.</summary>
    public int Submitted => Reviews.Count(r => r.Counts);

    /// <summary>Reviewers that a round can begin with: who did not decline, expire, or turn out to be in conflict.</summary>
    public int Invited => Awaited + Submitted;

    /// <summary>Who may decide nothing here.</summary>
    public IReadOnlyCollection<Guid> Barred =>
        [.. Reviews.Where(r => r.BarsDecision).Select(r => r.ReviewerId).Distinct()];
}

/// <summary>Reads the reviews of the round that a case is in.</summary>
[UseCase]
public sealed class ReadPanel(FundDbContext db, SchemeCatalog schemes, ReadReviewSubject subjects)
{
    public async Task<Panel> ExecuteAsync(GrantCase subject, CancellationToken cancellationToken) =>
        await ExecuteAsync(await subjects.OfAsync(subject, cancellationToken), cancellationToken);

    public async Task<Panel> ExecuteAsync(ReviewSubject subject, CancellationToken cancellationToken)
    {
        var (kind, id, since) = (subject.Case.Kind, subject.Case.CaseId, subject.HandedInAt);
        var reviews = await db
            .Reviews.Where(r => r.SubjectKind == kind && r.SubjectId == id && r.InvitedAt >= since)
            .OrderBy(r => r.InvitedAt)
            .ThenBy(r => r.Number)
            .ToListAsync(cancellationToken);
        // Whoever is invited later scores by the version that the round began with.
        var scheme = schemes[reviews.Count > 0 ? reviews[0].Scheme : subject.Scheme];
        var agreed = await db
            .Consensuses.AsNoTracking()
            .Where(c => c.SubjectKind == kind && c.SubjectId == id && c.WrittenAt >= since)
            .OrderByDescending(c => c.WrittenAt)
            .ToListAsync(cancellationToken);
        return new Panel(scheme, reviews, subject.Asked, agreed);
    }
}
