using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Appraisals;

/// <summary>What the appraiser has entered.</summary>
public sealed record Scores(AppraisalEntries Entries, string Opinion, AppraisalOutcome? Outcome);

/// <summary>Keeps what the appraiser has found so far.</summary>
[UseCase]
public sealed class SaveScores(FundDbContext db, CaseAccess access, ReadAppraisal read, TimeProvider clock)
{
    /// <summary>False when there is no such appraisal for this person.</summary>
    /// <exception cref="RefusedException">It may not be scored now, or not by this person.</exception>
    public Task<bool> ExecuteAsync(
        Id<Appraisal> id,
        Scores scores,
        Person person,
        CancellationToken cancellationToken
    ) =>
        db.InTransactionAsync(
            async () =>
            {
                var found = access.Appraisals(person).Where(a => a.Id == id);
                if (await found.SingleOrDefaultAsync(cancellationToken) is not { } appraisal)
                {
                    return false;
                }

                var (award, sheet) = await read.ExecuteAsync(appraisal, cancellationToken);
                var entries = scores.Entries with { Framework = FrameworkCatalog.KeyOf(sheet.Framework) };
                var act = new Act(person.In(appraisal), clock.GetUtcNow());
                appraisal.Score(entries.Write(), scores.Opinion, scores.Outcome, award, act);
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );
}
