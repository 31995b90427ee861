using FundManager.Data;
using FundManager.Domain.Appraisals;
using FundManager.Domain.History;
using FundManager.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Appraisals;

/// <summary>What an appraisal corrects, and what corrects it.</summary>
/// <param name="Corrects">The published appraisal that it corrects; null for none.</param>
/// <param name="CorrectedBy">Its correction, open or approved; null for none.</param>
public sealed record CorrectionsView(Appraisal? Corrects, Appraisal? CorrectedBy)
{
    /// <summary>Whether the correction counts in its place by now.</summary>
    public bool IsReplaced => CorrectedBy is { IsApproved: true };

    public static string LinkTo(Appraisal appraisal) => CaseLinks.To(CaseKind.Appraisal, appraisal.CaseId);
}

/// <summary>Reads how appraisals of one stage correct each other.</summary>
[UseCase]
public sealed class ReadCorrections(FundDbContext db)
{
    public async Task<CorrectionsView> ExecuteAsync(Appraisal appraisal, CancellationToken cancellationToken) =>
        new(
            await CorrectedAsync(appraisal, cancellationToken),
            await db
                .Appraisals.AsNoTracking()
                .SingleOrDefaultAsync(a => a.CorrectsId == appraisal.Id && a.State != "Cancelled", cancellationToken)
        );

    /// <summary>The appraisal that this one corrects; null for none.</summary>
    public Task<Appraisal?> CorrectedAsync(Appraisal appraisal, CancellationToken cancellationToken) =>
        db.Appraisals.AsNoTracking().SingleOrDefaultAsync(a => a.Id == appraisal.CorrectsId, cancellationToken);

    /// <summary>The appraisal and all that it corrects, the first one first: evidence of each is evidence of the correction.</summary>
    public async Task<IReadOnlyList<Guid>> LineageAsync(Appraisal appraisal, CancellationToken cancellationToken)
    {
        List<Guid> line = [appraisal.CaseId];
        for (var before = appraisal.CorrectsId; before is { } id; )
        {
            line.Insert(0, id.Value);
            before = await db
                .Appraisals.Where(a => a.Id == id)
                .Select(a => a.CorrectsId)
                .SingleAsync(cancellationToken);
        }

        return line;
    }
}
