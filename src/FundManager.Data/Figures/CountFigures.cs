namespace FundManager.Data.Figures;

/// <summary>Counts the figures of a fund from balance rows and cases. Cheap enough for each minute, except the stages.</summary>
public static class CountFigures
{
    private const string Balances = "select place, sum(amount) from balances where fund_id = $1 group by place";

    private const string Risk = """
        with flags as (
          select a.open_high_findings > 0 or a.state in ('OnHold', 'Suspended') as held,
                 exists (select 1 from milestones m where m.award_id = a.id and m.state = 'Failed') as failed,
                 exists (select 1 from milestones m where m.award_id = a.id and m.state in ('Planned', 'Due', 'ChangesRequested') and m.due_on < $2) as late
          from awards a where a.fund_id = $1 and a.state in ('Active', 'OnHold', 'Suspended', 'Completing'))
        select count(*)::int, (count(*) filter (where held or failed or late))::int, (count(*) filter (where failed))::int,
               (count(*) filter (where late))::int, (count(*) filter (where held))::int
        from flags
        """;

    private const string Pipeline = """
        select count(*) filter (where submitted_at is not null),
               count(*) filter (where state in ('Eligible', 'UnderReview', 'Reviewed', 'Recommended', 'Reserved', 'NotRecommended', 'Awarded', 'Declined', 'DeclinedUnderAppeal') or (state = 'AppealClosed' and panel is not null)),
               count(*) filter (where panel is not null),
               count(*) filter (where recommended_amount is not null and state in ('Recommended', 'Reserved', 'Awarded', 'Declined', 'DeclinedUnderAppeal', 'AppealClosed')),
               count(*) filter (where state = 'Awarded'),
               (select count(*) from awards where fund_id = $1 and state in ('Completing', 'Closing', 'Closed'))
        from applications where fund_id = $1
        """;

    private const string Money = """
        select c.id, c.number,
               coalesce(sum(b.amount) filter (where b.place = 'Disbursed'), 0),
               coalesce(sum(b.amount) filter (where b.place in ('Reserved', 'Payable')), 0),
               coalesce(sum(b.amount) filter (where b.place = 'Obligated'), 0),
               coalesce(sum(b.amount) filter (where b.place = 'Committed'), 0),
               case when c.state = 'Completed' then 0 else c.ceiling - c.awarded end
        from calls c left join awards a on a.call_id = c.id left join balances b on b.owner_id = a.id
        where c.fund_id = $1 and c.state not in ('Draft', 'Cancelled')
        group by c.id order by c.opens_at desc limit 8
        """;

    private const string Grades = """
        select grade, count(*) from appraisals a
        where fund_id = $1 and state in ('Approved', 'Published') and grade is not null
          and not exists (select 1 from appraisals c where c.corrects_id = a.id and c.state in ('Approved', 'Published'))
        group by grade
        """;

    private const string Inputs = """
        select input_kind, sum(planned), sum(verified) from inputs
        where fund_id = $1 and (state <> 'Dropped' or verified > 0) group by input_kind order by sum(planned) desc
        """;

    private const string DaysToPay = """
        select extract(year from f.paid_on)::int, percentile_disc(0.5) within group (order by f.paid_on - (c.closes_at at time zone $2)::date)
        from (select award_id, min(paid_on) as paid_on from disbursements where fund_id = $1 and paid_on is not null group by award_id) f
        join awards a on a.id = f.award_id join calls c on c.id = a.call_id
        where f.paid_on >= make_date($3 - 1, 1, 1) group by 1
        """;

    private static readonly string[] Steps =
    [
        "Submitted",
        "Eligible",
        "Reviewed",
        "Recommended",
        "Awarded",
        "Completed",
    ];

    /// <summary>The figures of a fund now.</summary>
    /// <param name="db">The database.</param>
    /// <param name="fund">The fund.</param>
    /// <param name="today">Today in the fund's zone.</param>
    /// <param name="zone">IANA name of that zone.</param>
    /// <param name="cancellationToken">Stops it between queries.</param>
    public static async Task<FundFigures> CountFiguresAsync(
        this FundDbContext db,
        Guid fund,
        DateOnly today,
        string zone,
        CancellationToken cancellationToken
    )
    {
        var balances = (
            await db.ReadAsync(Balances, row => (row.GetString(0), row.GetDecimal(1)), cancellationToken, fund)
        ).ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);
        var days = await db.ReadAsync(
            DaysToPay,
            row => (Year: row.GetInt32(0), Days: row.GetInt32(1)),
            cancellationToken,
            fund,
            zone,
            today.Year
        );
        return new FundFigures
        {
            Total = -balances.GetValueOrDefault("Source") - balances.GetValueOrDefault("Returned"),
            Available = balances.GetValueOrDefault("Available"),
            Paid = balances.GetValueOrDefault("Disbursed"),
            Verified = balances.GetValueOrDefault("Verified"),
            Year = today.Year,
            DaysToPay = days.Where(row => row.Year == today.Year).Select(row => (int?)row.Days).FirstOrDefault(),
            DaysToPayBefore = days.Where(row => row.Year == today.Year - 1)
                .Select(row => (int?)row.Days)
                .FirstOrDefault(),
            Risk = await RiskAsync(db, fund, today, cancellationToken),
            Pipeline = await PipelineAsync(db, fund, cancellationToken),
            Money = await MoneyAsync(db, fund, cancellationToken),
            Grades = await db.ReadAsync(
                Grades,
                row => new StepCount(row.GetString(0), row.GetInt64(1)),
                cancellationToken,
                fund
            ),
            Inputs = await db.ReadAsync(
                Inputs,
                row => new InputSum(row.GetString(0), row.GetDecimal(1), row.GetDecimal(2)),
                cancellationToken,
                fund
            ),
        };
    }

    private static async Task<AwardsAtRisk> RiskAsync(
        FundDbContext db,
        Guid fund,
        DateOnly today,
        CancellationToken cancellationToken
    ) =>
        (
            await db.ReadAsync(
                Risk,
                row => new AwardsAtRisk(
                    row.GetInt32(0),
                    row.GetInt32(1),
                    row.GetInt32(2),
                    row.GetInt32(3),
                    row.GetInt32(4)
                ),
                cancellationToken,
                fund,
                today
            )
        ).Single();

    private static async Task<IReadOnlyList<StepCount>> PipelineAsync(
        FundDbContext db,
        Guid fund,
        CancellationToken cancellationToken
    ) =>
        (
            await db.ReadAsync(
                Pipeline,
                row => Steps.Select((step, i) => new StepCount(step, row.GetInt64(i))).ToList(),
                cancellationToken,
                fund
            )
        ).Single();

    private static async Task<IReadOnlyList<CallMoney>> MoneyAsync(
        FundDbContext db,
        Guid fund,
        CancellationToken cancellationToken
    ) =>
        await db.ReadAsync(
            Money,
            row => new CallMoney(
                row.GetGuid(0),
                row.GetString(1),
                row.GetDecimal(2),
                row.GetDecimal(3),
                row.GetDecimal(4),
                row.GetDecimal(5),
                row.GetDecimal(6)
            ),
            cancellationToken,
            fund
        );
}
