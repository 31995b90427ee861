using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using FundManager.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Appraisals;

/// <summary>Keeps what the recipient has typed into the self-appraisal, and its evidence.</summary>
[UseCase]
public sealed class SaveSelfAppraisal(
    FundDbContext db,
    CaseAccess access,
    ReadAppraisal read,
    StoreFiles files,
    TimeProvider clock
)
{
    /// <summary>False when there is no such appraisal for this person.</summary>
    /// <exception cref="RefusedException">It may not be written now, or not by this person.</exception>
    public Task<bool> ExecuteAsync(
        Id<Appraisal> id,
        AppraisalEntries entries,
        Person person,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            id,
            person,
            async (appraisal, act) =>
            {
                var (_, sheet) = await read.ExecuteAsync(appraisal, cancellationToken);
                appraisal.SaveSelf(Settled(entries, sheet).Write(), act);
            },
            cancellationToken
        );

    /// <summary>Adds evidence to it.</summary>
    /// <inheritdoc cref="ExecuteAsync"/>
    public Task<bool> AddEvidenceAsync(
        Id<Appraisal> id,
        IReadOnlyList<IFormFile> evidence,
        Person person,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            id,
            person,
            async (appraisal, act) =>
            {
                Refusal.ThrowIf(appraisal.WhyNotSaveSelf(act));
                await files.ExecuteAsync(appraisal, "evidence", evidence, act, cancellationToken);
            },
            cancellationToken
        );

    // The recipient tells what it spent; the budget to be spent is the agreement's, and the rules are those in force now.
    private static AppraisalEntries Settled(AppraisalEntries entries, AppraisalSheet sheet) =>
        entries with
        {
            Framework = FrameworkCatalog.KeyOf(sheet.Framework),
            Budget = entries.Budget with { AdjustedAnnualBudget = sheet.Budget.Amount },
        };

    private Task<bool> ChangeAsync(
        Id<Appraisal> id,
        Person person,
        Func<Appraisal, Act, Task> change,
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

                await change(appraisal, new Act(person.In(appraisal), clock.GetUtcNow()));
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );
}
