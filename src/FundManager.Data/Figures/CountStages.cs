namespace FundManager.Data.Figures;

/// <summary>How long cases stayed in each stage, from their events, and who brings the fund its awards.</summary>
public static class CountStages
{
    /// <summary>The stages in their order.</summary>
    public static readonly IReadOnlyList<string> Stages =
    [
        "Screening",
        "Review",
        "Decision",
        "Agreement",
        "FirstPayment",
    ];

    private const string Spans = """
        with e as (
          select case_id, body::jsonb ->> 'move' as move, (body::jsonb ->> 'at')::timestamptz as at from case_events
          where body ~ '"move":"(Screen|PassScreening|FailScreening|OpenReview|CloseReview|Award|Decline)"'),
        t as (
          select a.id, min(e.at) filter (where move = 'Screen') as screened,
                 max(e.at) filter (where move in ('PassScreening', 'FailScreening')) as passed,
                 min(e.at) filter (where move = 'OpenReview') as opened, max(e.at) filter (where move = 'CloseReview') as closed,
                 max(e.at) filter (where move in ('Award', 'Decline')) as decided
          from applications a join e on e.case_id = a.id where a.fund_id = $1 group by a.id),
        w as (
          select a.application_id, a.countersigned_at,
                 (select min(d.paid_on)::timestamp at time zone $2 from disbursements d where d.award_id = a.id) as paid_at
          from awards a where a.fund_id = $1),
        spans as (
          select 'Screening' as stage, screened as began, passed as ended from t
          union all select 'Review', opened, closed from t
          union all select 'Decision', closed, decided from t
          union all select 'Agreement', t.decided, w.countersigned_at from t join w on w.application_id = t.id
          union all select 'FirstPayment', countersigned_at, paid_at + interval '1 day' from w)
        select stage, extract(year from ended at time zone $2)::int,
               percentile_disc(0.5) within group (order by ceil(extract(epoch from ended - began) / 86400)::int)
        from spans where ended >= began and ended >= make_date($3 - 1, 1, 1) group by 1, 2
        """;

    private const string Endorsers = """
        select o.id::text, o.name_en, o.name_zh, count(*), count(w.id), coalesce(sum(w.amount), 0), coalesce(sum(b.amount), 0)
        from applications a join organisations o on o.id = a.endorser_id
        left join awards w on w.application_id = a.id and w.state <> 'Lapsed'
        left join balances b on b.owner_id = w.id and b.place = 'Verified'
        where a.fund_id = $1 and a.submitted_at is not null group by o.id order by 6 desc, 4 desc limit 10
        """;

    private const string Regions = """
        select a.region, '', '', count(*), count(w.id), coalesce(sum(w.amount), 0), coalesce(sum(b.amount), 0)
        from applications a
        left join awards w on w.application_id = a.id and w.state <> 'Lapsed'
        left join balances b on b.owner_id = w.id and b.place = 'Verified'
        where a.fund_id = $1 and a.submitted_at is not null and a.region <> '' group by a.region order by 6 desc, 4 desc limit 10
        """;

    /// <summary>Median days in each stage that ended this year and last year.</summary>
    public static async Task<IReadOnlyList<StageDays>> CountStagesAsync(
        this FundDbContext db,
        Guid fund,
        int year,
        string zone,
        CancellationToken cancellationToken
    )
    {
        var rows = await db.ReadAsync(
            Spans,
            row => (Stage: row.GetString(0), Year: row.GetInt32(1), Days: row.GetInt32(2)),
            cancellationToken,
            fund,
            zone,
            year
        );
        int? Of(string stage, int when) =>
            rows.Where(row => row.Stage == stage && row.Year == when).Select(row => (int?)row.Days).FirstOrDefault();
        return [.. Stages.Select(stage => new StageDays(stage, Of(stage, year), Of(stage, year - 1)))];
    }

    /// <summary>Endorsing bodies by what their applications were awarded.</summary>
    public static async Task<IReadOnlyList<LeagueRow>> CountEndorsersAsync(
        this FundDbContext db,
        Guid fund,
        CancellationToken cancellationToken
    ) => await LeagueAsync(db, Endorsers, fund, cancellationToken);

    /// <summary>Regions by what was awarded there.</summary>
    public static async Task<IReadOnlyList<LeagueRow>> CountRegionsAsync(
        this FundDbContext db,
        Guid fund,
        CancellationToken cancellationToken
    ) => await LeagueAsync(db, Regions, fund, cancellationToken);

    private static Task<List<LeagueRow>> LeagueAsync(
        FundDbContext db,
        string sql,
        Guid fund,
        CancellationToken cancellationToken
    ) =>
        db.ReadAsync(
            sql,
            row => new LeagueRow(
                row.GetString(0),
                row.GetString(1),
                row.GetString(2),
                row.GetInt64(3),
                row.GetInt64(4),
                row.GetDecimal(5),
                row.GetDecimal(6)
            ),
            cancellationToken,
            fund
        );
}
