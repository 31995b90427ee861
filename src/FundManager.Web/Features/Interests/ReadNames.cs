using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Web.Features.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Interests;

/// <summary>A name in an application that could be somebody who judges for the fund, and what was found out about it.</summary>
public sealed record NameLine
{
    public required Guid UserId { get; init; }

    public required LocalText Person { get; init; }

    public required NameQuestion Question { get; init; }

    /// <summary>The name as the application has it.</summary>
    public required string Typed { get; init; }

    /// <summary>The last note that counts; null for none.</summary>
    public required Namesake? Counts { get; init; }

    /// <summary>A note that waits for a leader; null for none.</summary>
    public required Namesake? Waits { get; init; }

    /// <summary>Whether it stops an invitation, an opening or a decision.</summary>
    public bool IsOpen => Counts is null;
}

/// <summary>Lists the names in an application that could be people who judge for the fund: those to be decided first.</summary>
[UseCase]
public sealed class ReadNames(FundDbContext db, FindConflicts conflicts, ReadReviewSubject subjects)
{
    public async Task<IReadOnlyList<NameLine>> ExecuteAsync(GrantCase @case, CancellationToken cancellationToken)
    {
        var facts = (await subjects.OfAsync(@case, cancellationToken)).ConflictFacts;
        var judges = await db
            .Memberships.Where(m => m.OrganisationId == null)
            .Select(m => m.UserId)
            .Distinct()
            .ToListAsync(cancellationToken);
        var found = await conflicts.ExecuteAsync(judges, facts, cancellationToken);
        var open = found.SelectMany(each =>
            each.Value.Where(conflict => conflict.IsSuspicion)
                .Select(conflict =>
                    (
                        User: each.Key,
                        Question: new NameQuestion(facts.ApplicationId, conflict.Code, conflict.NameOnly!),
                        Typed: conflict.Evidence[0].ToString()!
                    )
                )
        );
        var notes = await db
            .Namesakes.AsNoTracking()
            .Where(note => note.ApplicationId == facts.ApplicationId)
            .ToListAsync(cancellationToken);
        var noted = notes.Select(note => (User: note.UserId, note.Question, Typed: note.Key)).Distinct();
        var all = open.Concat(noted).DistinctBy(each => (each.User, each.Question)).ToList();
        var people = all.Select(each => each.User).Distinct().ToList();
        var names = await db
            .Users.Where(u => people.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        return
        [
            .. all.Select(each => LineOf(each, names, notes))
                .OrderBy(line => line.IsOpen ? 0 : 1)
                .ThenBy(line => line.Person.En, StringComparer.Ordinal)
                .ThenBy(line => line.Question.Code, StringComparer.Ordinal),
        ];
    }

    private static NameLine LineOf(
        (Guid User, NameQuestion Question, string Typed) each,
        Dictionary<Guid, LocalText> names,
        List<Namesake> notes
    )
    {
        var own = notes.Where(note => note.UserId == each.User && note.Question == each.Question).ToList();
        var counts = own.Where(note => note.CountsFrom is not null).MaxBy(note => note.CountsFrom);
        return new NameLine
        {
            UserId = each.User,
            Person = names[each.User],
            Question = each.Question,
            Typed = each.Typed,
            Counts = counts,
            Waits = own.Where(note => note.CountsFrom is null && !(note.NotedAt < counts?.CountsFrom))
                .MaxBy(note => note.NotedAt),
        };
    }
}
