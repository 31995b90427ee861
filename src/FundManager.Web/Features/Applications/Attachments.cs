using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using FundManager.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications;

/// <summary>Files that belong to a draft: added and taken out as long as the draft may be written.</summary>
[UseCase]
public sealed class Attachments(FundDbContext db, CaseAccess access, StoreFiles store, TimeProvider clock)
{
    public const string Purpose = "attachment";

    /// <summary>Most files that one application holds.</summary>
    public const int MaxFiles = 20;

    /// <summary>False where the person has no such application.</summary>
    /// <exception cref="RefusedException">The draft cannot be written any more, or one of the files is not taken.</exception>
    public Task<bool> AddAsync(
        Id<GrantApplication> id,
        IReadOnlyList<IFormFile> files,
        Person person,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            id,
            person,
            async (found, act) =>
            {
                var there = await db.Files.CountAsync(file => file.CaseId == found.CaseId, cancellationToken);
                Refusal.ThrowIf(there + files.Count > MaxFiles ? new Refusal("FIL-04", MaxFiles) : null);
                await store.ExecuteAsync(found, Purpose, files, act, cancellationToken);
            },
            cancellationToken
        );

    /// <summary>Takes a file out. One that is not there any more is no fault.</summary>
    /// <exception cref="RefusedException">The draft cannot be written any more.</exception>
    public Task<bool> RemoveAsync(
        Id<GrantApplication> id,
        Guid file,
        Person person,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            id,
            person,
            async (found, _) =>
            {
                var rows = db.Files.Where(f => f.Id == file && f.CaseId == found.CaseId && f.CaseKind == found.Kind);
                db.Files.RemoveRange(await rows.Where(f => f.Purpose == Purpose).ToListAsync(cancellationToken));
            },
            cancellationToken
        );

    private Task<bool> ChangeAsync(
        Id<GrantApplication> id,
        Person person,
        Func<GrantApplication, Act, Task> change,
        CancellationToken cancellationToken
    )
    {
        var at = clock.GetUtcNow();
        return db.InTransactionAsync(
            async () =>
            {
                var applications = access.Applications(person);
                if (await applications.SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } found)
                {
                    return false;
                }

                var call = await db.Calls.SingleAsync(c => c.Id == found.CallId, cancellationToken);
                var act = new Act(person.In(found.Parties), at);
                Refusal.ThrowIf(found.WhyNotSave(call, act));
                await change(found, act);
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );
    }
}
