using FundManager.Data;
using FundManager.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Funds;

/// <summary>What came to a place and left it until the end of a day.</summary>
public sealed class PlaceTotals
{
    public string Place { get; init; } = "";

    public decimal Came { get; init; }

    public decimal Went { get; init; }

    /// <summary>What stands there; below zero at the two places where things come from.</summary>
    public decimal Balance => Came - Went;
}

/// <summary>One line of an account card: a posting with what stood there after it.</summary>
public sealed class CardLine
{
    public DateTimeOffset At { get; init; }

    public Guid CaseId { get; init; }

    public int EventNumber { get; init; }

    public short Line { get; init; }

    public string Kind { get; init; } = "";

    public string CaseNumber { get; init; } = "";

    public string? AwardNumber { get; init; }

    /// <summary>The place that it came from or went to.</summary>
    public string Other { get; init; } = "";

    public decimal Came { get; init; }

    public decimal Went { get; init; }

    public decimal Balance { get; init; }

    /// <summary>Files of the case, each a piece of evidence.</summary>
    public int Files { get; init; }
}

/// <summary>Reads the ledger as it stood at the end of any day, from the postings alone: the balance rows know only now.</summary>
[UseCase]
public sealed class ReadBalances(FundDbContext db)
{
    /// <summary>Totals of every place, in the order in which money passes through them.</summary>
    /// <param name="fund">Of which fund.</param>
    /// <param name="award">Of one award of it; null for the whole fund.</param>
    /// <param name="end">The first instant that no longer counts.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<PlaceTotals>> TotalsAsync(
        Guid fund,
        Guid? award,
        DateTimeOffset end,
        CancellationToken cancellationToken
    )
    {
        var totals = await db
            .Database.SqlQuery<PlaceTotals>(
                $"""
                select m.place, sum(m.came) as came, sum(m.went) as went
                from postings p
                join case_events e on e.case_id = p.case_id and e.number = p.event_number
                cross join lateral (values (p.from_place, 0, p.amount), (p.to_place, p.amount, 0)) as m (place, came, went)
                where p.fund_id = {fund} and ({award}::uuid is null or p.award_id = {award})
                  and (e.body::jsonb ->> 'at')::timestamptz < {end}
                group by m.place
                """
            )
            .ToListAsync(cancellationToken);
        return [.. totals.OrderBy(t => Enum.Parse<Place>(t.Place))];
    }

    /// <summary>The card of one place, the latest line first.</summary>
    public IQueryable<CardLine> Card(Guid fund, Guid? award, string place, DateTimeOffset end) =>
        db.Database.SqlQuery<CardLine>(
            $"""
            select (e.body::jsonb ->> 'at')::timestamptz as at, p.case_id, p.event_number, p.line, h.kind, h.number as case_number,
                   a.number as award_number, case when p.to_place = {place} then p.from_place else p.to_place end as other,
                   case when p.to_place = {place} then p.amount else 0 end as came,
                   case when p.to_place = {place} then 0 else p.amount end as went,
                   sum(case when p.to_place = {place} then p.amount else -p.amount end)
                     over (order by (e.body::jsonb ->> 'at')::timestamptz, p.case_id, p.event_number, p.line) as balance,
                   (select count(*)::int from files s where s.case_id = p.case_id) as files
            from postings p
            join case_events e on e.case_id = p.case_id and e.number = p.event_number
            join case_heads h on h.case_id = p.case_id
            left join awards a on a.id = p.award_id
            where p.fund_id = {fund} and ({award}::uuid is null or p.award_id = {award})
              and {place} in (p.from_place, p.to_place) and (e.body::jsonb ->> 'at')::timestamptz < {end}
            """
        );
}
