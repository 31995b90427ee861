using FundManager.Data;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Interests;

/// <summary>Reads what judges and their organisations did with others: awards that run or ended in the last three years, and endorsements.</summary>
[UseCase]
public sealed class ReadConflictHistory(FundDbContext db, FundCalendar calendar, TimeProvider clock)
{
    private static readonly string[] Running = ["Active", "OnHold", "Suspended", "Completing", "Closing"];
    private static readonly string[] Ended = ["Recovering", "Closed"];
    private static readonly string[] Worked = ["Lead", "Team"];

    public async Task<ConflictHistory> ExecuteAsync(
        IReadOnlyCollection<JudgeFacts> judges,
        CancellationToken cancellationToken
    )
    {
        var bodies = judges.SelectMany(judge => judge.Organisations).DistinctBy(own => own.Id).ToList();
        var since = clock.GetUtcNow().AddYears(-ConflictHistory.Years);
        var organisations = bodies.ConvertAll(own => own.Id);
        var sent = await db
            .Applications.Where(a =>
                organisations.Contains(a.OrganisationId) && a.EndorserId != null && a.SubmittedAt >= since
            )
            .GroupBy(a => new { a.OrganisationId, a.EndorserId })
            .Select(g => new
            {
                g.Key.OrganisationId,
                g.Key.EndorserId,
                First = g.Min(a => a.SubmittedAt),
            })
            .ToListAsync(cancellationToken);
        return new ConflictHistory(
            await AwardsAsync(judges, bodies, since, cancellationToken),
            sent.ToDictionary(
                each => (each.OrganisationId, each.EndorserId!.Value),
                each => calendar.DayOf(each.First!.Value)
            )
        );
    }

    private async Task<IReadOnlyList<PastAward>> AwardsAsync(
        IReadOnlyCollection<JudgeFacts> judges,
        List<JudgeMembership> bodies,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        var awards = await Near(judges, bodies)
            .Where(a => Running.Contains(a.State) || (Ended.Contains(a.State) && a.StateSince >= since))
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var applications = awards.ConvertAll(a => a.ApplicationId);
        var said = (
            await db.ApplicationNames.Where(n => applications.Contains(n.ApplicationId)).ToListAsync(cancellationToken)
        ).ToLookup(n => n.ApplicationId);
        return awards.ConvertAll(award => PastOf(award, said[award.ApplicationId]));
    }

    // In which a judge or his organisation is named; a pattern that finds too many costs nothing, the rules look again.
    private IQueryable<Award> Near(IReadOnlyCollection<JudgeFacts> judges, List<JudgeMembership> bodies)
    {
        var people = judges.SelectMany(judge => judge.Keys).Distinct(StringComparer.Ordinal).ToList();
        var addresses = people.FindAll(NameKey.IsAddress);
        var names = bodies.SelectMany(own => own.Keys).Distinct(StringComparer.Ordinal).ToList();
        var organisations = bodies.ConvertAll(own => own.Id);
        return db.Awards.Where(a =>
            organisations.Contains(a.OrganisationId)
            || addresses.Any(address => EF.Functions.ILike(a.LeadEmail, address))
            || db.ApplicationNames.Any(n =>
                n.ApplicationId == a.ApplicationId
                && (
                    (Worked.Contains(n.Role) && people.Contains(n.Key))
                    || (n.Role == "Partner" && names.Contains(n.Key))
                )
            )
        );
    }

    private static PastAward PastOf(Award award, IEnumerable<ApplicationName> said)
    {
        var names = said.ToLookup(
            n => Worked.Contains(n.Role, StringComparer.Ordinal) ? "Worked" : n.Role,
            n => n.Key,
            StringComparer.Ordinal
        );
        return new PastAward
        {
            ApplicationId = award.ApplicationId,
            Number = award.Number,
            OrganisationId = award.OrganisationId,
            People = names["Worked"]
                .Append(NameKey.OfAddress(award.LeadEmail))
                .Where(key => key.Length > 0)
                .ToHashSet(StringComparer.Ordinal),
            Partners = names["Partner"].ToHashSet(StringComparer.Ordinal),
            StartsOn = award.StartsOn,
            IsRunning = Running.Contains(award.State, StringComparer.Ordinal),
        };
    }
}
