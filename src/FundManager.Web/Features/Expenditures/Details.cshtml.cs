using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Expenditures;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Expenditures;

/// <summary>One declared cost with its evidence.</summary>
public sealed class DetailsModel(FundDbContext db, CaseAccess access, ReadCaseFrame frames) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Expenditure> Id { get; set; }

    public Expenditure Expenditure { get; private set; } = null!;

    public CaseFrame Frame { get; private set; } = null!;

    public string AwardNumber { get; private set; } = "";

    public LocalText AwardTitle { get; private set; } = new("", "");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (await access.Expenditures(person).SingleOrDefaultAsync(e => e.Id == Id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Expenditure = found;
        Frame = await frames.ExecuteAsync(found, person, cancellationToken);
        var award = await db
            .Awards.Where(a => a.Id == found.AwardId)
            .Select(a => new { a.Number, a.Title })
            .SingleAsync(cancellationToken);
        (AwardNumber, AwardTitle) = (award.Number, award.Title);
        return Page();
    }
}
