using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.History;
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
    CaseStates states,
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

    /// <summary>For the office: who reviews, and how far each one is.</summary>
    public IReadOnlyList<ReviewRow> Reviews { get; private set; } = [];

    /// <summary>Whether the reader may invite reviewers now.</summary>
    public bool CanInvite { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (await access.Milestones(person).SingleOrDefaultAsync(m => m.Id == Id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Milestone = found;
        Frame = await frames.ExecuteAsync(found, person, cancellationToken);
        IsOverdue = MilestoneView.IsLate(found, calendar.DayOf(clock.GetUtcNow()));
        var award = await db
            .Awards.Where(a => a.Id == found.AwardId)
            .Select(a => new { a.Number, a.Title })
            .SingleAsync(cancellationToken);
        (AwardNumber, AwardTitle) = (award.Number, award.Title);
        SeesAward = await access.Awards(person).AnyAsync(a => a.Id == found.AwardId, cancellationToken);
        var actor = person.In(found);
        if (found.IsCheckpoint && (actor.Is(Role.ProgrammeOfficer) || actor.Is(Role.Leader) || actor.Is(Role.Auditor)))
        {
            Reviews = await ReviewsAsync(found, cancellationToken);
            CanInvite = actor.Is(Role.ProgrammeOfficer) && found.State is "Submitted" or "UnderReview";
        }

        return Page();
    }

    private async Task<IReadOnlyList<ReviewRow>> ReviewsAsync(Milestone milestone, CancellationToken cancellationToken)
    {
        var id = milestone.CaseId;
        var reviews = await db
            .Reviews.Where(r => r.SubjectKind == CaseKind.Milestone && r.SubjectId == id)
            .OrderBy(r => r.Number)
            .Select(r => new
            {
                r.Id,
                r.Number,
                r.State,
                r.DueAt,
                r.Total,
                Name = db.Users.Where(u => u.Id == r.ReviewerId).Select(u => u.DisplayName).Single(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. reviews.Select(r => new ReviewRow(
                CaseLinks.To(CaseKind.Review, r.Id.Value),
                r.Name,
                r.DueAt,
                r.Total,
                states.Badge(CaseKind.Review, r.State)
            )),
        ];
    }
}

/// <summary>One reviewer of a checkpoint.</summary>
public sealed record ReviewRow(string Url, LocalText Name, DateTimeOffset DueAt, decimal? Total, StateView State);
