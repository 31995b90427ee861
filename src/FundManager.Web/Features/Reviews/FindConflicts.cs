using FundManager.Data;
using FundManager.Domain.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reviews;

/// <summary>Computes who of some people has a hard conflict with a case.</summary>
[UseCase]
public sealed class FindConflicts(FundDbContext db)
{
    /// <summary>Codes of <see cref="Conflicts"/> by person; who is not in it has none.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> ExecuteAsync(
        IReadOnlyCollection<Guid> people,
        ConflictFacts facts,
        CancellationToken cancellationToken
    )
    {
        var judges = await JudgesAsync(people, cancellationToken);
        Dictionary<Guid, string> found = [];
        foreach (var (person, judge) in judges)
        {
            if (Conflicts.HardOf(judge, facts) is { } code)
            {
                found[person] = code;
            }
        }

        return found;
    }

    /// <summary>The code of one person's conflict; null for none.</summary>
    public async Task<string?> OfAsync(Guid person, ConflictFacts facts, CancellationToken cancellationToken) =>
        (await ExecuteAsync([person], facts, cancellationToken)).GetValueOrDefault(person);

    private async Task<Dictionary<Guid, JudgeFacts>> JudgesAsync(
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
        var belongs = await (
            from held in db.Memberships
            join organisation in db.Organisations on held.OrganisationId equals organisation.Id
            where people.Contains(held.UserId)
            select new
            {
                held.UserId,
                organisation.Id,
                organisation.Name,
            }
        ).ToListAsync(cancellationToken);
        var byPerson = belongs.ToLookup(held => held.UserId, held => (held.Id, held.Name));
        return users.ToDictionary(
            user => user.Id,
            user => new JudgeFacts(user.DisplayName, user.Email ?? "", [.. byPerson[user.Id].Distinct()])
        );
    }
}
