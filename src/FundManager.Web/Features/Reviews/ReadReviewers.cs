using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Reviews;
using FundManager.Web.Features.Interests;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reviews;

/// <summary>Somebody who holds the role of a reviewer, seen from one case.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Name">In both scripts.</param>
/// <param name="Load">Reviews that the person has open, of any case.</param>
/// <param name="Conflicts">Every conflict with the case, soft ones and names that are not decided too.</param>
/// <param name="ReviewState">State of the person's review in this round; null for none.</param>
public sealed record Candidate(
    Guid UserId,
    LocalText Name,
    int Load,
    IReadOnlyList<Conflict> Conflicts,
    string? ReviewState
)
{
    /// <summary>Whether the person has an open or finished review of the case.</summary>
    public bool IsInvitedAlready =>
        ReviewState is not (null or "DeclinedByReviewer" or "Expired" or "Cancelled" or "Conflicted");

    /// <summary>Null when the person can be invited; else why not.</summary>
    public Refusal? WhyNot =>
        Domain.Reviews.Conflicts.WhyNotJudge(Conflicts)
        ?? (
            IsInvitedAlready ? new Refusal("REV-02")
            : Load >= Review.MaxLoad ? new Refusal("REV-08", Load, Review.MaxLoad)
            : null
        );

    /// <summary>Conflicts that need a reason.</summary>
    public IEnumerable<Conflict> Soft => Conflicts.Where(found => found.IsSoft);
}

/// <summary>Lists who could review a case: those without conflict and with the least to do first.</summary>
[UseCase]
public sealed class ReadReviewers(FundDbContext db, FindConflicts conflicts)
{
    private static readonly string[] Awaited = ["Invited", "Accepted", "InProgress", "Returned"];

    public async Task<IReadOnlyList<Candidate>> ExecuteAsync(
        ReviewSubject subject,
        Panel panel,
        CancellationToken cancellationToken
    )
    {
        var people = await (
            from held in db.Memberships
            join user in db.Users on held.UserId equals user.Id
            where held.Role == Role.Reviewer
            select new { user.Id, user.DisplayName }
        ).ToListAsync(cancellationToken);
        List<Guid> ids = [.. people.Select(person => person.Id)];
        var loads = await db
            .Reviews.Where(r => ids.Contains(r.ReviewerId) && Awaited.Contains(r.State))
            .GroupBy(r => r.ReviewerId)
            .Select(g => new { Reviewer = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Reviewer, g => g.Count, cancellationToken);
        var found = await conflicts.ExecuteAsync(ids, subject.ConflictFacts, cancellationToken);
        var latest = panel.Reviews.GroupBy(r => r.ReviewerId).ToDictionary(g => g.Key, g => g.Last().State);
        return
        [
            .. people
                .Select(person => new Candidate(
                    person.Id,
                    person.DisplayName,
                    loads.GetValueOrDefault(person.Id),
                    found.GetValueOrDefault(person.Id) ?? [],
                    latest.GetValueOrDefault(person.Id)
                ))
                .OrderBy(c => c.WhyNot is null ? 0 : 1)
                .ThenBy(c => c.Load)
                .ThenBy(c => c.Name.En, StringComparer.Ordinal),
        ];
    }
}
