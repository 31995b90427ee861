using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Findings;

/// <summary>One finding: what was found, and how it was settled.</summary>
public sealed class DetailsModel(FundDbContext db, CaseAccess access, ReadCaseFrame frames) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Finding> Id { get; set; }

    public Finding Finding { get; private set; } = null!;

    public CaseFrame Frame { get; private set; } = null!;

    public string AwardNumber { get; private set; } = "";

    public LocalText AwardTitle { get; private set; } = new("", "");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (await access.Findings(person).SingleOrDefaultAsync(f => f.Id == Id, cancellationToken) is not { } finding)
        {
            return NotFound();
        }

        Finding = finding;
        Frame = await frames.ExecuteAsync(finding, person, cancellationToken);
        var award = await db
            .Awards.Where(a => a.Id == finding.AwardId)
            .Select(a => new { a.Number, a.Title })
            .SingleAsync(cancellationToken);
        (AwardNumber, AwardTitle) = (award.Number, award.Title);
        return Page();
    }
}
