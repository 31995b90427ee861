using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Amendments;
using FundManager.Domain.Awards;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Awards;

/// <summary>Two versions of an agreement side by side: only what differs.</summary>
[Authorize(Policy = FundRoles.AwardReaders)]
public sealed class CompareModel(FundDbContext db, CaseAccess access) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Award> Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int From { get; set; }

    [BindProperty(SupportsGet = true)]
    public int To { get; set; }

    public string AwardNumber { get; private set; } = "";

    public LocalText AwardTitle { get; private set; } = new("", "");

    public IReadOnlyList<AgreementChange> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var award = await access
            .Awards(User.ToPerson())
            .Where(a => a.Id == Id)
            .Select(a => new { a.Number, a.Title })
            .SingleOrDefaultAsync(cancellationToken);
        var versions = await db
            .AgreementVersions.AsNoTracking()
            .Where(v => v.AwardId == Id && (v.Number == From || v.Number == To))
            .ToDictionaryAsync(v => v.Number, v => v.Terms, cancellationToken);
        if (award is null || !versions.TryGetValue(From, out var before) || !versions.TryGetValue(To, out var after))
        {
            return NotFound();
        }

        (AwardNumber, AwardTitle) = (award.Number, award.Title);
        Changes = AgreementChange.Between(before, after);
        return Page();
    }
}
