using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Web.Access;
using FundManager.Web.Features.Awards;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Milestones;

/// <summary>One milestone: what was agreed, what was reported, and for a checkpoint what its reviewers found.</summary>
public sealed class DetailsModel(
    FundDbContext db,
    CaseAccess access,
    ReadCaseFrame frames,
    FundCalendar calendar,
    TimeProvider clock
) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Milestone> Id { get; set; }

    public Milestone Milestone { get; private set; } = null!;

    public CaseFrame Frame { get; private set; } = null!;

    public string AwardNumber { get; private set; } = "";

    public LocalText AwardTitle { get; private set; } = new("", "");

    /// <summary>Whether the reader may also open the award: a reviewer sees the checkpoint alone.</summary>
    public bool SeesAward { get; private set; }

    public bool IsOverdue { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (await access.Milestones(person).SingleOrDefaultAsync(m => m.Id == Id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Milestone = found;
        Frame = (await frames.ExecuteAsync(found, person, cancellationToken)).WithoutIdleNotes();
        IsOverdue = MilestoneView.IsLate(found, calendar.DayOf(clock.GetUtcNow()));
        var award = await db
            .Awards.Where(a => a.Id == found.AwardId)
            .Select(a => new { a.Number, a.Title })
            .SingleAsync(cancellationToken);
        (AwardNumber, AwardTitle) = (award.Number, award.Title);
        SeesAward = await access.Awards(person).AnyAsync(a => a.Id == found.AwardId, cancellationToken);
        return Page();
    }
}
