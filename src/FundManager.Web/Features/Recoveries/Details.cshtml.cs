using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Recoveries;

/// <summary>One recovery: how much is owed back, what came, what is left.</summary>
public sealed class DetailsModel(
    FundDbContext db,
    CaseAccess access,
    ReadCaseFrame frames,
    FundCalendar calendar,
    TimeProvider clock
) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Recovery> Id { get; set; }

    public Recovery Recovery { get; private set; } = null!;

    public CaseFrame Frame { get; private set; } = null!;

    public string AwardNumber { get; private set; } = "";

    public LocalText AwardTitle { get; private set; } = new("", "");

    /// <summary>The instalments with what came in.</summary>
    public IReadOnlyList<InstalmentStanding> Standing { get; private set; } = [];

    /// <summary>Payments that keep back a part for it, or did.</summary>
    public IReadOnlyList<SetOffView> Payments { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (await access.Recoveries(person).SingleOrDefaultAsync(r => r.Id == Id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Recovery = found;
        Frame = await frames.ExecuteAsync(found, person, cancellationToken);
        var award = await db
            .Awards.Where(a => a.Id == found.AwardId)
            .Select(a => new { a.Number, a.Title })
            .SingleAsync(cancellationToken);
        (AwardNumber, AwardTitle) = (award.Number, award.Title);
        (Standing, Today) = (found.Standing(), calendar.DayOf(clock.GetUtcNow()));
        Payments = await db
            .Disbursements.Where(d => d.SetOffAgainst == found.Id)
            .OrderBy(d => d.Number)
            .Select(d => new SetOffView(d.Id.Value, d.Number, d.SetOffPlanned, d.SetOff))
            .ToListAsync(cancellationToken);
        return Page();
    }
}

/// <summary>A payment that keeps back a part of what is owed: planned until it is released, then done.</summary>
public sealed record SetOffView(Guid Id, string Number, Money Planned, Money Done);
