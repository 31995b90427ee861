using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Awards;

/// <summary>One award with everything that hangs on it.</summary>
public sealed class DetailsModel(
    CaseAccess access,
    ReadCaseFrame frames,
    ReadAwardCase reader,
    ReadEarnedValue earnedValue
) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Award> Id { get; set; }

    public Award Award { get; private set; } = null!;

    public CaseFrame Frame { get; private set; } = null!;

    public AwardCaseView View { get; private set; } = null!;

    /// <summary>Null before the agreement is in force, and without milestones.</summary>
    public EarnedValueView? EarnedValue { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (await access.Awards(person).SingleOrDefaultAsync(a => a.Id == Id, cancellationToken) is not { } award)
        {
            return NotFound();
        }

        Award = award;
        Frame = (await frames.ExecuteAsync(award, person, cancellationToken)).WithoutIdleNotes();
        View = await reader.ExecuteAsync(award, person, Frame.IsApplicant, cancellationToken);
        EarnedValue = await earnedValue.ExecuteAsync(award, cancellationToken);
        return Page();
    }
}
