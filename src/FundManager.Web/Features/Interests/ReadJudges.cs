using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Interests;

/// <summary>Reads what is known of people who are to judge: names, organisations, what they declared, and what was found out about names.</summary>
[UseCase]
public sealed class ReadJudges(FundDbContext db, FundCalendar calendar, TimeProvider clock)
{
    public async Task<IReadOnlyDictionary<Guid, JudgeFacts>> ExecuteAsync(
        IReadOnlyCollection<Guid> people,
        CancellationToken cancellationToken
    )
    {
        var users = await db
            .Users.Where(u => people.Contains(u.Id))
            .Select(u => new
            {
                u.Id,
                u.DisplayName,
                u.Email,
            })
            .ToListAsync(cancellationToken);
        var belongs = await OrganisationsAsync(people, cancellationToken);
        var interests = await InterestsAsync(people, cancellationToken);
        var declared = await DeclaredAsync(people, cancellationToken);
        var notes = await db
            .Namesakes.AsNoTracking()
            .Where(note => people.Contains(note.UserId))
            .ToListAsync(cancellationToken);
        var decided = notes.ToLookup(note => note.UserId);
        return users.ToDictionary(
            user => user.Id,
            user => new JudgeFacts(user.DisplayName, user.Email ?? "", [.. belongs[user.Id].Distinct()])
            {
                Interests = [.. interests[user.Id]],
                Declared = declared[user.Id]
                    .GroupBy(each => each.Application)
                    .ToDictionary(group => group.Key, group => group.Min(each => each.Day)),
                Decided = Namesake.Counting(decided[user.Id]),
            }
        );
    }

    private async Task<ILookup<Guid, JudgeMembership>> OrganisationsAsync(
        IReadOnlyCollection<Guid> people,
        CancellationToken cancellationToken
    )
    {
        var held = await (
            from membership in db.Memberships
            join organisation in db.Organisations on membership.OrganisationId equals organisation.Id
            where people.Contains(membership.UserId)
            select new
            {
                membership.UserId,
                organisation.Id,
                organisation.Name,
            }
        ).ToListAsync(cancellationToken);
        var known = held.DistinctBy(each => each.Id)
            .ToDictionary(each => each.Id, each => new JudgeMembership(each.Id, each.Name));
        return held.ToLookup(each => each.UserId, each => known[each.Id]);
    }

    private async Task<ILookup<Guid, JudgeInterest>> InterestsAsync(
        IReadOnlyCollection<Guid> people,
        CancellationToken cancellationToken
    )
    {
        var today = calendar.DayOf(clock.GetUtcNow());
        var found = await (
            from interest in db.Interests
            join organisation in db.Organisations on interest.OrganisationId equals organisation.Id into bodies
            from body in bodies.DefaultIfEmpty()
            where
                people.Contains(interest.UserId)
                && interest.StartsOn <= today
                && (interest.EndsOn == null || interest.EndsOn >= today)
            orderby interest.StartsOn
            select new { Interest = interest, Body = body }
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return found.ToLookup(
            each => each.Interest.UserId,
            each => new JudgeInterest(
                each.Interest.Kind,
                each.Interest.OtherName,
                each.Interest.OrganisationId,
                each.Body?.Name,
                each.Interest.StartsOn
            )
        );
    }

    private async Task<ILookup<Guid, (Id<GrantApplication> Application, DateOnly Day)>> DeclaredAsync(
        IReadOnlyCollection<Guid> people,
        CancellationToken cancellationToken
    )
    {
        var ended = await db
            .Reviews.Where(r => people.Contains(r.ReviewerId) && r.NamedConflict)
            .Select(r => new
            {
                r.ReviewerId,
                r.SubjectKind,
                r.SubjectId,
                r.StateSince,
            })
            .ToListAsync(cancellationToken);
        var milestones = ended
            .Where(r => r.SubjectKind == CaseKind.Milestone)
            .Select(r => new Id<Milestone>(r.SubjectId))
            .ToList();
        var applications = await db
            .Milestones.Where(m => milestones.Contains(m.Id))
            .Join(db.Awards, m => m.AwardId, a => a.Id, (m, a) => new { m.Id, a.ApplicationId })
            .ToDictionaryAsync(each => each.Id.Value, each => each.ApplicationId, cancellationToken);
        return ended.ToLookup(
            r => r.ReviewerId,
            r =>
                (
                    applications.TryGetValue(r.SubjectId, out var of) ? of : new Id<GrantApplication>(r.SubjectId),
                    calendar.DayOf(r.StateSince)
                )
        );
    }
}
