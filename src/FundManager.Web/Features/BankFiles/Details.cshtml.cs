using FundManager.Domain;
using FundManager.Web.Access;
using FundManager.Web.Files;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace FundManager.Web.Features.BankFiles;

/// <summary>One file from a bank: how far it is booked, and each of its lines.</summary>
[Authorize(Policy = FundRoles.Money)]
public sealed class DetailsModel(ListBankFiles files, LookAtBreak look, IFileStore store, Texts texts)
    : BreakPage(look, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = ListUrl.PageName)]
    public int PageNumber { get; set; } = 1;

    public BankFileRow? Row { get; private set; }

    public IReadOnlyList<BankLineRow> Lines { get; private set; } = [];

    public PageLinksView Pages { get; private set; } = null!;

    public override string Here => $"/bank-files/{Id}";

    /// <summary>A statement holds whole account numbers.</summary>
    public bool MayOpenFile => MaySettle || User.ToPerson().Holds(Role.Auditor);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Row is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken)
    {
        if (!MayOpenFile || await files.FindAsync(Id, cancellationToken) is not { } row)
        {
            return NotFound();
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(row.Import.FileName);
        Response.Headers.ContentDisposition = disposition.ToString();
        Response.Headers.XContentTypeOptions = "nosniff";
        return File(store.OpenRead(row.Import.Hash), "application/octet-stream");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Row = await files.FindAsync(Id, cancellationToken);
        Pages = PageLinksView.Of(new ListUrl(Here, []), PageNumber, Row?.Import.Lines ?? 0);
        Lines = await files.LinesAsync(Id, User.ToPerson(), (Pages.Skipped, PageLinksView.Size), cancellationToken);
    }
}
