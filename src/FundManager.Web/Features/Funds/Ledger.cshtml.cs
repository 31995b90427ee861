using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.Funds;
using FundManager.Domain.Ledger;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Funds;

/// <summary>Every posting of a fund, each with the case that made it.</summary>
[Authorize(Policy = FundRoles.Money)]
public sealed class LedgerModel(
    CaseAccess access,
    ListPostings postings,
    FundCalendar calendar,
    Texts texts,
    TimeProvider clock
) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Fund> Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Award { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true, Name = ListUrl.PageName)]
    public int PageNumber { get; set; } = 1;

    public string FundNumber { get; private set; } = "";

    public LocalText FundName { get; private set; } = new("", "");

    public int Count { get; private set; }

    public IReadOnlyList<PostingLine> Lines { get; private set; } = [];

    public PageLinksView Pages { get; private set; } = null!;

    public IReadOnlyList<string> Places { get; } = Enum.GetNames<Place>();

    public bool IsFiltered =>
        !string.IsNullOrEmpty(Place) || !string.IsNullOrEmpty(Award) || From is not null || To is not null;

    public ListUrl List =>
        new($"/funds/{Id}/ledger", [("place", Place), ("award", Award), ("from", DayText(From)), ("to", DayText(To))]);

    private PostingFilter Filter =>
        new(Id.Value)
        {
            Place = Place ?? "",
            Award = Award ?? "",
            From = From,
            To = To,
        };

    public static string? DayText(DateOnly? day) =>
        day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Count = await postings.CountAsync(Filter, cancellationToken);
        Pages = PageLinksView.Of(List, PageNumber, Count);
        Lines = await postings.LinesAsync(Filter, (Pages.Skipped, PageLinksView.Size), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnGetExportAsync(string? format, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var lines = await postings.LinesAsync(Filter, (0, null), cancellationToken);
        return ExportFile.Of(SheetOf(lines), format ?? "xlsx", $"{FundNumber}-ledger", clock.GetUtcNow());
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var fund = await access
            .Funds(User.ToPerson())
            .Where(f => f.Id == Id)
            .Select(f => new { f.Number, f.Name })
            .SingleOrDefaultAsync(cancellationToken);
        (FundNumber, FundName) = fund is null ? ("", FundName) : (fund.Number, fund.Name);
        return fund is not null;
    }

    private Sheet SheetOf(IReadOnlyList<PostingLine> lines) =>
        new()
        {
            Name = texts["funds.Postings"],
            Title = $"{FundNumber} {Show.Of(FundName)}",
            Columns =
            [
                new(texts["funds.Day"], CellKind.Date),
                new(texts["funds.Time"]),
                new(texts["funds.Case"]),
                new(texts["funds.CaseKind"]),
                new(texts["funds.Award"]),
                new(texts["funds.From"]),
                new(texts["funds.To"]),
                new(texts["funds.AmountCny"], CellKind.Money),
            ],
            Rows =
            [
                .. lines.Select(line =>
                    (IReadOnlyList<SheetCell>)
                        [
                            calendar.DayOf(line.At),
                            TimeZoneInfo
                                .ConvertTime(line.At, calendar.Zone)
                                .ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
                            line.CaseNumber,
                            texts[$"kinds.{line.Kind}"],
                            line.AwardNumber,
                            texts[$"places.{line.FromPlace}"],
                            texts[$"places.{line.ToPlace}"],
                            line.Amount,
                        ]
                ),
            ],
        };
}
