using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Web.Access;
using FundManager.Web.Files;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace FundManager.Web.Features.Batches;

/// <summary>One batch: what the bank was given, its file as it was, and what became of each payment.</summary>
[Authorize(Policy = FundRoles.Money)]
public sealed class DetailsModel(ListBatches batches, IFileStore store) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<ReleasedBatch> Id { get; set; }

    [BindProperty(SupportsGet = true, Name = ListUrl.PageName)]
    public int PageNumber { get; set; } = 1;

    public BatchRow Row { get; private set; } = null!;

    public IReadOnlyList<BatchLine> Lines { get; private set; } = [];

    public PageLinksView Pages { get; private set; } = null!;

    /// <summary>The file holds whole account numbers.</summary>
    public bool MayOpenFile => User.ToPerson().Holds(Role.FinanceOfficer) || User.ToPerson().Holds(Role.Auditor);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (await batches.FindAsync(Id, person, cancellationToken) is not { } row)
        {
            return NotFound();
        }

        Row = row;
        Pages = PageLinksView.Of(new ListUrl($"/batches/{Id}", []), PageNumber, row.Batch.Count);
        Lines = await batches.LinesAsync(Id, person, (Pages.Skipped, PageLinksView.Size), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken)
    {
        if (!MayOpenFile || await batches.FindAsync(Id, User.ToPerson(), cancellationToken) is not { } row)
        {
            return NotFound();
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(row.Batch.FileName);
        Response.Headers.ContentDisposition = disposition.ToString();
        Response.Headers.XContentTypeOptions = "nosniff";
        var isXml = row.Batch.FileName.EndsWith(".xml", StringComparison.Ordinal);
        return File(store.OpenRead(row.Batch.FileHash), isXml ? "application/xml" : "text/csv");
    }
}
