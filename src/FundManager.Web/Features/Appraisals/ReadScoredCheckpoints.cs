using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Appraisals;

/// <summary>What a panel found of a critical checkpoint, under which scheme.</summary>
public sealed record ScoredCheckpoint(int Number, string Title, Id<Milestone> Id, LocalText Scheme, PanelOutcome Panel)
{
    public string Url => CaseLinks.To(CaseKind.Milestone, Id.Value);
}

/// <summary>
/// Reads what panels scored of an award by review schemes: figures that stand and are explained, which an appraiser takes for an indicator
/// instead of asking a panel again.
/// </summary>
[UseCase]
public sealed class ReadScoredCheckpoints(FundDbContext db, SchemeCatalog schemes)
{
    public async Task<IReadOnlyList<ScoredCheckpoint>> ExecuteAsync(
        Id<Award> award,
        CancellationToken cancellationToken
    )
    {
        var milestones = await db
            .Milestones.AsNoTracking()
            .Where(m => m.AwardId == award && m.IsCheckpoint && (m.State == "Accepted" || m.State == "Failed"))
            .OrderBy(m => m.Sequence)
            .ToListAsync(cancellationToken);
        return
        [
            .. milestones
                .Where(m => m.Panel is not null)
                .Select(m => new ScoredCheckpoint(m.Sequence, m.Title, m.Id, schemes[m.Scheme].Title, m.Panel!)),
        ];
    }
}
