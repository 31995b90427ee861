using FundManager.Data;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Web.Features.Expenditures;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Appraisals;

/// <summary>Reads what an appraisal is held against, under the framework's version with which it began.</summary>
[UseCase]
public sealed class ReadAppraisal(
    FundDbContext db,
    FrameworkCatalog frameworks,
    ReadBudgetUse use,
    ReadCorrections corrections
)
{
    /// <summary>The award, tracked, and the sheet.</summary>
    public async Task<(Award Award, AppraisalSheet Sheet)> ExecuteAsync(
        Appraisal appraisal,
        CancellationToken cancellationToken
    )
    {
        var award = await db.Awards.SingleAsync(a => a.Id == appraisal.AwardId, cancellationToken);
        var key =
            AppraisalEntries.Read(appraisal.Entries).Framework
            ?? AppraisalEntries.Read(appraisal.SelfEntries).Framework
            ?? appraisal.Framework;
        // A correction is held against what was agreed when the one that it corrects became final.
        var frozen =
            FrozenOf(appraisal)
            ?? (await corrections.CorrectedAsync(appraisal, cancellationToken) is { } wrong ? FrozenOf(wrong) : null);
        var spent = await use.SpentAsync(award.Id, cancellationToken);
        var sheet = AppraisalSheet.Of(frameworks[key], appraisal, award, spent);
        return (award, frozen is null ? sheet : sheet with { Indicators = frozen.Indicators });
    }

    /// <summary>What is frozen and in force; null before it is final, and while it is scored again.</summary>
    public static FrozenContent? FrozenOf(Appraisal appraisal) =>
        appraisal is { Frozen: { } body, FrozenHash: { } hash, State: "Finalised" or "Approved" or "Published" }
            ? new FrozenScorecard(body, hash).Read()
            : null;
}
