using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.Organisations;
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
        var people = judges.SelectMany(judge => judge.Keys).Distinct(StringComparer.Ordinal).ToList();
        var names = bodies.SelectMany(own => own.Keys).Distinct(StringComparer.Ordinal).ToList();
        var organisations = bodies.ConvertAll(own => own.Id);
        var awards = await db
            .Awards.Where(a =>
                (Running.Contains(a.State) || (Ended.Contains(a.State) && a.StateSince >= since))
                && (
                    organisations.Contains(a.OrganisationId)
                    || people.Contains(a.LeadEmail.Trim().ToLower())
                    || db.ApplicationNames.Any(n =>
                        n.ApplicationId == a.ApplicationId
                        && (
                            (Worked.Contains(n.Role) && people.Contains(n.Key))
                            || (n.Role == "Partner" && names.Contains(n.Key))
                        )
                    )
                )
            )
            .Select(a => new
            {
                a.ApplicationId,
                a.Number,
                a.OrganisationId,
                a.LeadEmail,
                a.StartsOn,
                a.State,
            })
            .ToListAsync(cancellationToken);
        var applications = awards.ConvertAll(a => a.ApplicationId);
        var said = (
            await db.ApplicationNames.Where(n => applications.Contains(n.ApplicationId)).ToListAsync(cancellationToken)
        ).ToLookup(n => n.ApplicationId);
        return
        [
            .. awards.Select(a => new PastAward
            {
                ApplicationId = a.ApplicationId,
                Number = a.Number,
                OrganisationId = a.OrganisationId,
                People = said[a.ApplicationId]
                    .Where(n => Worked.Contains(n.Role, StringComparer.Ordinal))
                    .Select(n => n.Key)
                    .Append(NameKey.OfAddress(a.LeadEmail))
                    .Where(key => key.Length > 0)
                    .ToHashSet(StringComparer.Ordinal),
                Partners = said[a.ApplicationId]
                    .Where(n => n.Role == "Partner")
                    .Select(n => n.Key)
                    .ToHashSet(StringComparer.Ordinal),
                StartsOn = a.StartsOn,
                IsRunning = Running.Contains(a.State, StringComparer.Ordinal),
            }),
        ];
    }
}
