using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.Funds;
using FundManager.Domain.Ledger;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Funds;

/// <summary>Trial balance of a fund or of one award, and the card of one place, all as of the end of any day.</summary>
[Authorize(Policy = FundRoles.Money)]
public sealed class BalancesModel(CaseAccess access, ReadBalances reader, FundCalendar calendar, TimeProvider clock)
    : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Fund> Id { get; set; }

    /// <summary>Number of an award; the whole fund without it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Award { get; set; }

    /// <summary>The place whose card is open.</summary>
    [BindProperty(SupportsGet = true)]
    public Place? Place { get; set; }

    /// <summary>The day whose end counts; today without it.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    [BindProperty(SupportsGet = true, Name = ListUrl.PageName)]
    public int PageNumber { get; set; } = 1;

    public LocalText FundName { get; private set; } = new("", "");

    /// <summary>Whether an award was named that is not there, or not this reader's to see.</summary>
    public bool IsAwardUnknown { get; private set; }

    public DateOnly Day { get; private set; }

    public IReadOnlyList<PlaceTotals> Money { get; private set; } = [];

    public IReadOnlyList<PlaceTotals> Memo { get; private set; } = [];

    public IReadOnlyList<CardLine> Card { get; private set; } = [];

    public PageLinksView? Pages { get; private set; }

    public ListUrl List =>
        new($"/funds/{Id}/balances", [("award", Award), ("place", Place?.ToString()), ("on", LedgerModel.DayText(On))]);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        var fund = await access.Funds(person).AsNoTracking().SingleOrDefaultAsync(f => f.Id == Id, cancellationToken);
        if (fund is null)
        {
            return NotFound();
        }

        (FundName, Day) = (fund.Name, On ?? calendar.DayOf(clock.GetUtcNow()));
        var award = await AwardAsync(cancellationToken);
        IsAwardUnknown = !string.IsNullOrWhiteSpace(Award) && award is null;
        if (IsAwardUnknown)
        {
            return Page();
        }

        var totals = await reader.TotalsAsync(Id.Value, award, calendar.EndOf(Day), cancellationToken);
        Money = [.. totals.Where(t => !IsMemo(t.Place))];
        Memo = [.. totals.Where(t => IsMemo(t.Place))];
        if (Place is { } place)
        {
            await ReadCardAsync(reader.Card(Id.Value, award, place.ToString(), calendar.EndOf(Day)), cancellationToken);
        }

        return Page();
    }

    private async Task ReadCardAsync(IQueryable<CardLine> card, CancellationToken cancellationToken)
    {
        Pages = PageLinksView.Of(List, PageNumber, await card.CountAsync(cancellationToken));
        Card = await card.OrderByDescending(l => l.At)
            .ThenByDescending(l => l.CaseId)
            .ThenByDescending(l => l.EventNumber)
            .ThenByDescending(l => l.Line)
            .Skip(Pages.Skipped)
            .Take(PageLinksView.Size)
            .ToListAsync(cancellationToken);
    }

    private async Task<Guid?> AwardAsync(CancellationToken cancellationToken)
    {
        var number = Award?.Trim() ?? "";
        var found = await access
            .Awards(User.ToPerson())
            .Where(a => a.FundId == Id && a.Number == number)
            .Select(a => (Id<Domain.Awards.Award>?)a.Id)
            .SingleOrDefaultAsync(cancellationToken);
        return found?.Value;
    }

    private static bool IsMemo(string place) =>
        place
            is nameof(Domain.Ledger.Place.Outside)
                or nameof(Domain.Ledger.Place.Pledged)
                or nameof(Domain.Ledger.Place.Verified);
}
