using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Amendments;
using FundManager.Web.Access;
using FundManager.Web.Features.Awards;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Organisations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Amendments;

/// <summary>One amendment: why, and what becomes different, side by side.</summary>
public sealed class DetailsModel(FundDbContext db, CaseAccess access, ReadCaseFrame frames) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Amendment> Id { get; set; }

    public Amendment Amendment { get; private set; } = null!;

    public CaseFrame Frame { get; private set; } = null!;

    public string AwardNumber { get; private set; } = "";

    public LocalText AwardTitle { get; private set; } = new("", "");

    public IReadOnlyList<AgreementChange> Changes { get; private set; } = [];

    public bool SeesOrganisation => ReadOrganisation.MaySee(Amendment.OrganisationId, User.ToPerson());

    /// <summary>Who answers for the work under the version that is changed.</summary>
    public string LeadBefore { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (await access.Amendments(person).SingleOrDefaultAsync(a => a.Id == Id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Amendment = found;
        Frame = (await frames.ExecuteAsync(found, person, cancellationToken)).WithoutIdleNotes();
        var award = await db
            .Awards.Where(a => a.Id == found.AwardId)
            .Select(a => new
            {
                a.Number,
                a.Title,
                a.LeadEmail,
            })
            .SingleAsync(cancellationToken);
        (AwardNumber, AwardTitle) = (award.Number, award.Title);
        LeadBefore = found.Made is null ? award.LeadEmail : "";
        var before = await db
            .AgreementVersions.Where(v => v.AwardId == found.AwardId && v.Number == found.BasedOn)
            .Select(v => v.Terms)
            .SingleAsync(cancellationToken);
        Changes = AgreementChange.Between(before, found.Terms);
        return Page();
    }
}
