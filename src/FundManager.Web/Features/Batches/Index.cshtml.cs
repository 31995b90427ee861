using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FundManager.Web.Features.Batches;

/// <summary>The batches that banks were given, and how far their payments are.</summary>
[Authorize(Policy = FundRoles.Money)]
public sealed class IndexModel(ListBatches batches) : FundPage
{
    [BindProperty(SupportsGet = true, Name = ListUrl.PageName)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<BatchRow> Rows { get; private set; } = [];

    public PageLinksView Pages { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        var count = await batches.CountAsync(person, cancellationToken);
        Pages = PageLinksView.Of(new ListUrl("/batches", []), PageNumber, count);
        Rows = await batches.RowsAsync(person, (Pages.Skipped, PageLinksView.Size), cancellationToken);
    }
}
