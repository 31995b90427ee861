using FundManager.Domain;
using FundManager.Domain.Funds;
using FundManager.Web.Access;
using FundManager.Web.Options;
using Hangfire;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FundManager.Web.Features.BankFiles;

/// <summary>Files from banks: statuses, statements and notices, and how far they are booked.</summary>
[Authorize(Policy = FundRoles.Money)]
public sealed class IndexModel(
    ListBankFiles files,
    ReadBankFile read,
    CaseAccess access,
    IOptions<JobsOptions> jobs,
    IRecurringJobManager recurring,
    Texts texts
) : FundPage
{
    [BindProperty(SupportsGet = true, Name = ListUrl.PageName)]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public Id<Fund>? Fund { get; set; }

    public IReadOnlyList<BankFileRow> Rows { get; private set; } = [];

    public PageLinksView Pages { get; private set; } = null!;

    public IReadOnlyList<(string Id, string Name)> Funds { get; private set; } = [];

    public int Breaks { get; private set; }

    public bool MayUpload => User.ToPerson().Holds(Role.FinanceOfficer);

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!MayUpload)
        {
            return Forbid();
        }

        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), texts["faults.File"]);
            return await ShowAgainAsync(cancellationToken);
        }

        using var content = new MemoryStream();
        await Upload.CopyToAsync(content, cancellationToken);
        try
        {
            var (id, isNew) = await read.ExecuteAsync(
                new BroughtFile(Upload.FileName, content.ToArray(), Fund),
                User.ToPerson(),
                cancellationToken
            );
            if (isNew && jobs.Value.Enabled)
            {
                // The rows are the queue: without this it only takes longer.
                recurring.Trigger(BookBankLines.JobId);
            }

            Done(texts[isNew ? "bankfiles.Read" : "bankfiles.ReadBefore"]);
            return Redirect($"/bank-files/{id}");
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(nameof(Upload), texts.For(refused.Refusal));
            return await ShowAgainAsync(cancellationToken);
        }
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        Pages = PageLinksView.Of(new ListUrl("/bank-files", []), PageNumber, await files.CountAsync(cancellationToken));
        Rows = await files.RowsAsync((Pages.Skipped, PageLinksView.Size), cancellationToken);
        Breaks =
            await files.CountBreaksAsync(cancellationToken) + await files.CountLateAsync(person, cancellationToken);
        var funds = await access
            .Funds(person)
            .OrderBy(f => f.Number)
            .Select(f => new
            {
                f.Id,
                f.Number,
                f.Name,
            })
            .ToListAsync(cancellationToken);
        Funds = [.. funds.Select(f => (f.Id.ToString(), $"{f.Number} {Show.Of(f.Name)}"))];
    }
}
