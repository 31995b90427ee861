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
    public const int PageSize = 25;

    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(SupportsGet = true, Name = "")]
    public AwardFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<AwardRow> Rows { get; private set; } = [];

    public int Count { get; private set; }

    public int PageCount => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public IReadOnlyList<(string Value, string Text)> Calls { get; private set; } = [];

    public IReadOnlyList<(string State, string Label)> States { get; private set; } = [];

    public StateView Badge(AwardRow row) => states.Badge(CaseKind.Award, row.State);

    /// <summary>This list with another sort or page.</summary>
    public string UrlOf(string? sort = null, int page = 1, string? handler = null) =>
        "/awards"
        + QueryString.Create(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["text"] = Filter.Text,
                ["call"] = Filter.Call?.ToString(),
                ["state"] = Filter.State,
                ["sort"] = sort ?? Filter.Sort,
                ["page"] = page > 1 ? $"{page}" : null,
                ["handler"] = handler,
            }.Where(part => !string.IsNullOrEmpty(part.Value))
        );

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var seen = access.Awards(User.ToPerson());
        var found = list.Find(seen, Filter);
        Count = await found.CountAsync(cancellationToken);
        PageNumber = Math.Clamp(PageNumber, 1, PageCount);
        Rows = await found.Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
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
        var workbook = new Workbook
        {
            Title = texts["shared.Awards"],
            CreatedAt = clock.GetUtcNow(),
            Sheets = [sheet],
        };
        return File(workbook.Write(), WorkbookType, "awards.xlsx");
    }
}
