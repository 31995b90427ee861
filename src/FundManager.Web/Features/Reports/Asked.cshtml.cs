using FundManager.Data;
using FundManager.Data.Files;
using FundManager.Web.Access;
using FundManager.Web.Files;
using FundManager.Web.Options;
using FundManager.Web.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace FundManager.Web.Features.Reports;

/// <summary>How far an asked report is, and its file. One case's is for whoever may have it today; a batch is its asker's alone.</summary>
public sealed class AskedModel(
    FundDbContext db,
    CaseAccess access,
    CaseReader cases,
    ReportCatalog reports,
    RenderReport render,
    IFileStore store,
    IOptions<StorageOptions> storage
) : FundPage
{
    private const string ZipType = "application/zip";

    public AskedReport Asked { get; private set; } = null!;

    public string Title { get; private set; } = "";

    /// <summary>Until when its file is kept at least; null for ever.</summary>
    public DateTimeOffset? KeptUntil =>
        Asked.FrozenAs is null ? Asked.EndedAt?.AddDays(storage.Value.ReportDays) : null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken) || Asked.Hash is not { } hash)
        {
            return NotFound();
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(Asked.FileName);
        Response.Headers.ContentDisposition = disposition.ToString();
        Response.Headers.XContentTypeOptions = "nosniff";
        var type =
            Asked.FundId is not null ? ZipType
            : Asked.Format == "xlsx" ? RenderReport.WorkbookType
            : Printing.PdfType;
        return File(store.OpenRead(hash), type);
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (
            await db.AskedReports.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
                is not { } asked
            || reports.Find(asked.Report) is not { } report
        )
        {
            return false;
        }

        (Asked, Title) = (asked, render.TitleOf(report, Show.Language));
        return asked.CaseId is { } @case
            ? await cases.FindAsync(asked.CaseKind, @case, person, cancellationToken) is { } found
                && report.MayRead(found, person)
                && !await report.BarsAsync(found, person, cancellationToken)
            // A batch that was made before a conflict came up holds what it bars.
            : asked.AskedBy == person.UserId && asked.Barring == await access.BarringAsync(person, cancellationToken);
    }
}
