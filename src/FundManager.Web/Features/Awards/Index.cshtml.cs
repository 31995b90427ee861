using FundManager.Documents.Workbooks;
using FundManager.Domain.History;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Awards;

/// <summary>The awards that a person may see, found by text, call and state.</summary>
[Authorize(Policy = FundRoles.AwardReaders)]
public sealed class IndexModel(CaseAccess access, AwardList list, CaseStates states, Texts texts, TimeProvider clock)
    : FundPage
{
    [BindProperty(SupportsGet = true, Name = "")]
    public AwardFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = ListUrl.PageName)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<AwardRow> Rows { get; private set; } = [];

    public int Count { get; private set; }

    public PageLinksView Links { get; private set; } = null!;

    public IReadOnlyList<(string Value, string Text)> Calls { get; private set; } = [];

    public IReadOnlyList<(string State, string Label)> States { get; private set; } = [];

    /// <summary>This list with its filter.</summary>
    public new ListUrl Url =>
        new(
            "/awards",
            [("text", Filter.Text), ("call", Filter.Call?.ToString()), ("state", Filter.State), ("sort", Filter.Sort)]
        );

    public StateView Badge(AwardRow row) => states.Badge(CaseKind.Award, row.State);

    public SortLinkView SortBy(string column, string text, string css = "") => new(Url, column, text, Filter.Sort, css);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var seen = access.Awards(User.ToPerson());
        var found = list.Find(seen, Filter);
        Count = await found.CountAsync(cancellationToken);
        Links = PageLinksView.Of(Url, PageNumber, Count);
        Rows = await found.Skip(Links.Skipped).Take(PageLinksView.Size).ToListAsync(cancellationToken);
        States = [.. states.All(CaseKind.Award)];
        var calls = await access
            .Calls(User.ToPerson())
            .Where(c => seen.Any(a => a.CallId == c.Id))
            .OrderByDescending(c => c.Number)
            .Select(c => new { c.Id, c.Title })
            .ToListAsync(cancellationToken);
        Calls = [.. calls.Select(c => (c.Id.ToString(), Show.Of(c.Title)))];
    }

    /// <summary>What the filter finds as a workbook, all of it.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        var rows = await list.Find(access.Awards(User.ToPerson()), Filter).ToListAsync(cancellationToken);
        var sheet = new Sheet
        {
            Name = texts["shared.Awards"],
            Title = texts["shared.Awards"],
            TotalLabel = texts["awards.Total"],
            Columns =
            [
                new SheetColumn(texts["awards.Number"]),
                new SheetColumn(texts["awards.Project"]),
                new SheetColumn(texts["awards.Organisation"]),
                new SheetColumn(texts["awards.State"]),
                new SheetColumn(texts["awards.AwardedHead"], CellKind.Money) { IsSummed = true },
                new SheetColumn(texts["awards.PaidHead"], CellKind.Money) { IsSummed = true },
            ],
            Rows =
            [
                .. rows.Select(row =>
                    (IReadOnlyList<SheetCell>)
                        [
                            row.Number,
                            Show.Of(row.Title),
                            Show.Of(row.Organisation),
                            states.Label(CaseKind.Award, row.State),
                            row.Amount.Amount,
                            row.Paid,
                        ]
                ),
            ],
        };
        return ExportFile.Of(sheet, format: "xlsx", "awards", clock.GetUtcNow());
    }
}
