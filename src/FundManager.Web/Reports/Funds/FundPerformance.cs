using FundManager.Data;
using FundManager.Data.Figures;
using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.Funds;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Reports.Funds;

/// <summary>The annual performance report of a fund: money, inputs, grades, league of societies and regions, cycle times, list of awards.</summary>
[UseCase]
public sealed class FundPerformance(FundDbContext db, FundCalendar calendar, TimeProvider clock) : Report<Fund>(db)
{
    public override string Name => "fund-performance";

    public override string CaseKind => Domain.History.CaseKind.Fund;

    protected override IQueryable<Fund> Fitting => Db.Funds.OrderByDescending(fund => fund.Id);

    protected override bool MayRead(Fund @case, Person person) =>
        person.Holds(Role.ProgrammeOfficer) || person.Holds(Role.Leader) || person.Holds(Role.Auditor);

    protected override async Task<ReportContent?> ReadAsync(Fund @case, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = calendar.DayOf(now);
        var (fund, zone) = (@case.Id.Value, calendar.Zone.Id);
        var figures = await Db.CountFiguresAsync(fund, today, zone, cancellationToken);
        return new PerformanceContent
        {
            Number = @case.Number,
            At = now,
            Issuer = @case.Name,
            Subject = @case.Name,
            Purpose = @case.Purpose,
            Year = today.Year,
            Figures = figures with
            {
                Endorsers = await Db.CountEndorsersAsync(fund, cancellationToken),
                Regions = await Db.CountRegionsAsync(fund, cancellationToken),
                Stages = await Db.CountStagesAsync(fund, today.Year, zone, cancellationToken),
            },
            PaidByYear = await PaidByYearAsync(@case.Id, cancellationToken),
            Awards = await AwardsAsync(@case.Id, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<(int Year, Money Amount)>> PaidByYearAsync(
        Id<Fund> fund,
        CancellationToken cancellationToken
    )
    {
        var paid = await Db
            .Disbursements.Where(one => one.FundId == fund && one.PaidOn != null)
            .GroupBy(one => one.PaidOn!.Value.Year)
            .OrderBy(of => of.Key)
            .Select(of => new { Year = of.Key, Amount = of.Sum(one => (decimal)(object)one.Requested) })
            .ToListAsync(cancellationToken);
        return [.. paid.Select(row => (row.Year, new Money(row.Amount)))];
    }

    private async Task<IReadOnlyList<AwardLine>> AwardsAsync(Id<Fund> fund, CancellationToken cancellationToken)
    {
        var appraisals = Db.InForce();
        var rows = await (
            from award in Db.Awards
            join recipient in Db.Organisations on award.OrganisationId equals recipient.Id
            where award.FundId == fund && award.State != "Lapsed"
            orderby award.Number
            select new
            {
                award.Number,
                award.Title,
                Recipient = recipient.Name,
                award.Amount,
                award.State,
                award.EndsOn,
                Paid = Db
                    .Disbursements.Where(one => one.AwardId == award.Id && one.PaidOn != null)
                    .Sum(one => (decimal?)(object)one.Requested),
                Grade = appraisals
                    .Where(one => one.AwardId == award.Id && one.Grade != null)
                    .OrderByDescending(one => one.OpensOn)
                    .Select(one => one.Grade)
                    .FirstOrDefault(),
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new AwardLine(row.Number, row.Title, row.Recipient, row.Amount, row.State)
            {
                Paid = new Money(row.Paid ?? 0),
                EndsOn = row.EndsOn,
                Grade = row.Grade,
            }),
        ];
    }
}

/// <summary>One award in the list.</summary>
public sealed record AwardLine(string Number, LocalText Title, LocalText Recipient, Money Amount, string State)
{
    public required Money Paid { get; init; }

    public required DateOnly EndsOn { get; init; }

    /// <summary>Key of the grade of its newest appraisal; null for none yet.</summary>
    public required string? Grade { get; init; }
}
