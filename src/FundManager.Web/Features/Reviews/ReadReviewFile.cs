using FundManager.Data;
using FundManager.Data.Files;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Reviews;
using FundManager.Web.Features.Interests;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reviews;

/// <summary>What the page of one review shows of its subject.</summary>
public sealed record ReviewFile
{
    public required ReviewSubject Subject { get; init; }

    public required LocalText Organisation { get; init; }

    public required LocalText Reviewer { get; init; }

    public required Scheme Scheme { get; init; }

    /// <summary>Whether title, people and partners may be read: enough to tell a conflict.</summary>
    public required bool ShowsWho { get; init; }

    /// <summary>Whether the text and the documents may be read.</summary>
    public required bool ShowsDocuments { get; init; }

    /// <summary>Whether the scores may be read.</summary>
    public required bool ShowsScores { get; init; }

    public required IReadOnlyList<StoredFile> Files { get; init; }

    public Milestone? Milestone => Subject.Case as Milestone;
}

/// <summary>Reads a review with as much of its subject as this person may see.</summary>
[UseCase]
public sealed class ReadReviewFile(
    FundDbContext db,
    SchemeCatalog schemes,
    ReadReviewSubject subjects,
    FindConflicts conflicts
)
{
    private static readonly string[] Ended = ["DeclinedByReviewer", "Conflicted", "Expired", "Cancelled"];

    public async Task<ReviewFile> ExecuteAsync(Review review, Actor actor, CancellationToken cancellationToken)
    {
        var subject = await subjects.OfAsync(review, cancellationToken);
        var isOffice = actor.Is(Role.ProgrammeOfficer) || actor.Is(Role.Leader) || actor.Is(Role.Auditor);
        var isOwn = actor.UserId == review.ReviewerId;
        // A conflict that nobody noticed yet ends the access at once, before the clock finds it.
        var isBarred =
            isOwn
            && (await conflicts.OfAsync(actor.UserId, subject.ConflictFacts, cancellationToken)).Any(found =>
                found.IsHard
            );
        var showsDocuments = isOwn ? review.OpensDocuments && !isBarred : isOffice;
        return new ReviewFile
        {
            Subject = subject,
            Organisation = await db
                .Organisations.Where(o => o.Id == review.OrganisationId)
                .Select(o => o.Name)
                .SingleAsync(cancellationToken),
            Reviewer = await db
                .Users.Where(u => u.Id == review.ReviewerId)
                .Select(u => u.DisplayName)
                .SingleAsync(cancellationToken),
            Scheme = schemes[review.Scheme],
            ShowsWho = isOwn ? !isBarred && !Ended.Contains(review.State) && !IsVoid(review) : isOffice,
            ShowsDocuments = showsDocuments,
            ShowsScores = isOwn ? showsDocuments : isOffice && review.Counts,
            Files = showsDocuments ? await FilesAsync(review.SubjectId, cancellationToken) : [],
        };
    }

    private static bool IsVoid(Review review) => review is { State: "Locked", Total: null };

    private Task<List<StoredFile>> FilesAsync(Guid subject, CancellationToken cancellationToken) =>
        db.Files.Where(f => f.CaseId == subject).OrderBy(f => f.UploadedAt).ToListAsync(cancellationToken);
}
