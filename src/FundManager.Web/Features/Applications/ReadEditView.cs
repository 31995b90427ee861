using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications;

/// <summary>Reads a draft with everything that its form shows.</summary>
[UseCase]
public sealed class ReadEditView(FundDbContext db, CaseAccess access, CheckApplication check, TimeProvider clock)
{
    /// <summary>Null where it is not this person's to write.</summary>
    /// <param name="id">Which.</param>
    /// <param name="posted">What a page sent; null for what is saved.</param>
    /// <param name="person">Who reads.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<(EditView View, Refusal? WhyNot)?> ExecuteAsync(
        Id<GrantApplication> id,
        IFormCollection? posted,
        Person person,
        CancellationToken cancellationToken
    )
    {
        db.ChangeTracker.Clear();
        if (await access.Applications(person).SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } found)
        {
            return null;
        }

        var call = await db.Calls.SingleAsync(c => c.Id == found.CallId, cancellationToken);
        var act = new Act(person.In(found.Parties), clock.GetUtcNow());
        var whyNot = found.WhyNotSave(call, act);
        if (whyNot?.Code == "APP-01")
        {
            return null;
        }

        var endorsers = await check.EndorsersAsync(found.OrganisationId, cancellationToken);
        var framework = check.FrameworkOf(call);
        var form = posted is null ? found.Form : PostedForm.Read(posted, framework);
        var version = db.Entry(found).Property<uint>(SaveDraft.VersionColumn).CurrentValue;
        var view = new EditView
        {
            Application = found,
            Call = call,
            Form = form,
            Version = posted is not null && uint.TryParse(posted["Version"], out var seen) ? seen : version,
            Check = check.Of(form, call, endorsers),
            Endorsers = endorsers,
            Files = await db
                .Files.Where(file => file.CaseId == found.CaseId)
                .OrderBy(file => file.UploadedAt)
                .ToListAsync(cancellationToken),
            Faults = check.Faults(form, call, endorsers),
            Touched = posted?["Touched"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
        };
        return (view, whyNot);
    }
}
