using FundManager.Data;
using FundManager.Domain.History;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Interests;

/// <summary>Cases that have a review which counts or may still count, as long as nothing is decided by it.</summary>
[UseCase]
public sealed class ListJudgedCases(FundDbContext db)
{
    private static readonly string[] Undecided =
    [
        "Eligible",
        "UnderReview",
        "Reviewed",
        "Recommended",
        "Reserved",
        "NotRecommended",
    ];

    /// <summary>All of them.</summary>
    public Task<IReadOnlyList<(string Kind, Guid Id)>> ExecuteAsync(CancellationToken cancellationToken) =>
        ListAsync(person: null, cancellationToken);

    /// <summary>Those that this person reviews.</summary>
    public Task<IReadOnlyList<(string Kind, Guid Id)>> OfAsync(Guid person, CancellationToken cancellationToken) =>
        ListAsync(person, cancellationToken);

    private async Task<IReadOnlyList<(string Kind, Guid Id)>> ListAsync(
        Guid? person,
        CancellationToken cancellationToken
    )
    {
        var reviews = db.Reviews.Where(r => person == null || r.ReviewerId == person);
        var applications = await db
            .Applications.Where(a => Undecided.Contains(a.State) && reviews.Any(r => r.SubjectId == (Guid)(object)a.Id))
            .Select(a => a.Id)
            .ToListAsync(cancellationToken);
        var milestones = await db
            .Milestones.Where(m =>
                m.IsCheckpoint
                && (m.State == "Submitted" || m.State == "UnderReview")
                && reviews.Any(r => r.SubjectId == (Guid)(object)m.Id)
            )
            .Select(m => m.Id)
            .ToListAsync(cancellationToken);
        return
        [
            .. applications.Select(id => (CaseKind.Application, id.Value)),
            .. milestones.Select(id => (CaseKind.Milestone, id.Value)),
        ];
    }
}
