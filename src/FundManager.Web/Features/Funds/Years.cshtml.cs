using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.Funds;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Funds;

/// <summary>A fund by fiscal year: budget, carry-over, and what goes back unused.</summary>
[Authorize(Policy = FundRoles.Money)]
public sealed class YearsModel(CaseAccess access, ReadYears read, FundCalendar calendar, TimeProvider clock) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Fund> Id { get; set; }

    public LocalText FundName { get; private set; } = new("", "");

    public IReadOnlyList<YearBudget> Budgets { get; private set; } = [];

    public IReadOnlyList<YearMoney> Sources { get; private set; } = [];

    public int ReturnAfter => read.ReturnAfter;

    public DateOnly Today { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var name = await access
            .Funds(User.ToPerson())
            .Where(f => f.Id == Id)
            .Select(f => f.Name)
            .SingleOrDefaultAsync(cancellationToken);
        if (name is null)
        {
            return NotFound();
        }

        (FundName, Today) = (name, calendar.DayOf(clock.GetUtcNow()));
        Budgets = await read.BudgetsAsync(Id, cancellationToken);
        Sources = await read.SourcesAsync(Id, cancellationToken);
        return Page();
    }
}
