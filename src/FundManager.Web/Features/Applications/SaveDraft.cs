using System.Text.Json;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications;

/// <summary>What to keep of which draft.</summary>
/// <param name="Id">The application.</param>
/// <param name="Form">What was typed.</param>
/// <param name="Version">Of the row that the page showed; the save is held back when the row is newer.</param>
/// <param name="Overwrites">Whether to save over a newer text all the same.</param>
public sealed record DraftToSave(Id<GrantApplication> Id, ApplicationForm Form, uint Version, bool Overwrites = false);

/// <summary>How a save ended.</summary>
/// <param name="Version">Of the row as it is now.</param>
/// <param name="IsConflict">Whether nothing was saved, because somebody saved another text since the page was shown.</param>
public sealed record SavedDraft(uint Version, bool IsConflict);

/// <summary>Keeps what was typed. Two people, or two tabs, never overwrite each other without saying so.</summary>
[UseCase]
public sealed class SaveDraft(FundDbContext db, CaseAccess access, TimeProvider clock)
{
    public const string VersionColumn = "Version";

    /// <summary>Null where the person has no such application.</summary>
    /// <exception cref="RefusedException">The draft cannot be written any more.</exception>
    public async Task<SavedDraft?> ExecuteAsync(DraftToSave draft, Person person, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        return await db.InTransactionAsync(
            async () =>
            {
                var applications = access.Applications(person);
                if (await applications.SingleOrDefaultAsync(a => a.Id == draft.Id, cancellationToken) is not { } found)
                {
                    return null;
                }

                var call = await db.Calls.SingleAsync(c => c.Id == found.CallId, cancellationToken);
                var act = new Act(person.In(found.Parties), at);
                Refusal.ThrowIf(found.WhyNotSave(call, act));
                var version = db.Entry(found).Property<uint>(VersionColumn);
                var isNewer = version.CurrentValue != draft.Version && !IsSame(found.Form, draft.Form);
                if (isNewer && !draft.Overwrites)
                {
                    return new SavedDraft(version.CurrentValue, IsConflict: true);
                }

                found.Save(draft.Form, call, act);
                await db.SaveChangesAsync(cancellationToken);
                return new SavedDraft(version.CurrentValue, IsConflict: false);
            },
            cancellationToken
        );
    }

    /// <summary>A save whose answer was lost is sent again: that is no conflict.</summary>
    private static bool IsSame(ApplicationForm left, ApplicationForm right) =>
        JsonSerializer.Serialize(left) == JsonSerializer.Serialize(right);
}
