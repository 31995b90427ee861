using FundManager.Data;
using FundManager.Domain.Calendar;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Funds;

/// <summary>What the list of postings is narrowed to; "" and null for everything.</summary>
public sealed record PostingFilter(Guid Fund)
{
    /// <summary>From or to this place.</summary>
    public string Place { get; init; } = "";

    /// <summary>Number of an award, whole or in part.</summary>
    public string Award { get; init; } = "";

    /// <summary>On this day or later, in the fund's zone.</summary>
    public DateOnly? From { get; init; }

    /// <summary>On this day or earlier, in the fund's zone.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>One posting with the event that made it.</summary>
public sealed class PostingLine
{
    public Guid CaseId { get; init; }

    public int EventNumber { get; init; }

    public short Line { get; init; }

    public string FromPlace { get; init; } = "";

    public string ToPlace { get; init; } = "";

    public decimal Amount { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>One of the case kinds.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The trigger or note that made it.</summary>
    public string Move { get; init; } = "";

    /// <summary>Number of the case whose event it is.</summary>
    public string CaseNumber { get; init; } = "";

    /// <summary>Number of the award; null for money that is the fund's own.</summary>
    public string? AwardNumber { get; init; }
}

/// <summary>Reads postings, the latest first, each with the case that leads to its evidence.</summary>
[UseCase]
public sealed class ListPostings(FundDbContext db, FundCalendar calendar)
{
    public Task<int> CountAsync(PostingFilter filter, CancellationToken cancellationToken) =>
        Find(filter).CountAsync(cancellationToken);

    /// <summary>Lines of a page; take is null for all of them, as an export asks.</summary>
    public async Task<IReadOnlyList<PostingLine>> LinesAsync(
        PostingFilter filter,
        (int Skip, int? Take) part,
        CancellationToken cancellationToken
    )
    {
        var sorted = Find(filter)
            .OrderByDescending(p => p.At)
            .ThenByDescending(p => p.CaseId)
            .ThenByDescending(p => p.EventNumber)
            .ThenBy(p => p.Line)
            .Skip(part.Skip);
        return await (part.Take is { } take ? sorted.Take(take) : sorted).ToListAsync(cancellationToken);
    }

    private IQueryable<PostingLine> Find(PostingFilter filter)
    {
        var found = db.Database.SqlQuery<PostingLine>(
            $"""
            select p.case_id, p.event_number, p.line, p.from_place, p.to_place, p.amount,
                   (e.body::jsonb ->> 'at')::timestamptz as at, e.body::jsonb ->> 'kind' as kind, e.body::jsonb ->> 'move' as move,
                   h.number as case_number, a.number as award_number
            from postings p
            join case_events e on e.case_id = p.case_id and e.number = p.event_number
            join case_heads h on h.case_id = p.case_id
            left join awards a on a.id = p.award_id
            where p.fund_id = {filter.Fund}
            """
        );
        found =
            filter.Place.Length == 0
                ? found
                : found.Where(p => p.FromPlace == filter.Place || p.ToPlace == filter.Place);
        if (filter.Award.Trim() is { Length: > 0 } award)
        {
            var pattern = LikePattern.Containing(award);
            found = found.Where(p => EF.Functions.ILike(p.AwardNumber!, pattern, LikePattern.Escape));
        }

        if (filter.From is { } first)
        {
            var start = calendar.StartOf(first);
            found = found.Where(p => p.At >= start);
        }

        if (filter.To is { } last)
        {
            var end = calendar.EndOf(last);
            found = found.Where(p => p.At < end);
        }

        return found;
    }
}
