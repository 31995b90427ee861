using FundManager.Data;
using FundManager.Web.Access;
using FundManager.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace FundManager.Web.Features.Files;

/// <summary>Hands out a file of a case to whoever may see the case; nobody else learns that it exists.</summary>
public sealed class DownloadModel(FundDbContext db, CaseReader cases, IFileStore store) : FundPage
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellationToken);
        if (
            file is null
            || await cases.FindAsync(file.CaseKind, file.CaseId, User.ToPerson(), cancellationToken) is null
        )
        {
            return NotFound();
        }

        // Both names of RFC 6266: plain letters for old programs, UTF-8 for the others. Never shown inside our pages.
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        Response.Headers.ContentDisposition = disposition.ToString();
        Response.Headers.XContentTypeOptions = "nosniff";
        return File(store.OpenRead(file.Hash), file.ContentType);
    }
}
