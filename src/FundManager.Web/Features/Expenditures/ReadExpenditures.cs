using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.Expenditures;
using FundManager.Web.Features.Awards;
using FundManager.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Expenditures;

/// <summary>Reads what an award spent: line by line, cost by cost, stage by stage.</summary>
[UseCase]
public sealed class ReadExpenditures(
    FundDbContext db,
    ReadBudgetUse use,
    CaseStates states,
    FundCalendar calendar,
    TimeProvider clock
)
{
    public async Task<ExpenditureView> ExecuteAsync(Award award, bool isApplicant, CancellationToken cancellationToken)
    {
        var costs = await db
            .Expenditures.AsNoTracking()
            .Where(e => e.AwardId == award.Id)
            .OrderByDescending(e => e.SpentOn)
            .ThenByDescending(e => e.Number)
            .ToListAsync(cancellationToken);
        var today = calendar.DayOf(clock.GetUtcNow());
        var budget = await use.ExecuteAsync(award, except: null, cancellationToken);
        var stages = await StagesAsync(award, budget, costs, today, cancellationToken);
        return new ExpenditureView(
            budget,
            [
                .. costs.Select(e => new CostRow(
                    e.Number,
                    e.LineName,
                    e.What,
                    e.Amount,
                    e.Accepted,
                    e.SpentOn,
                    new CaseLink(CaseLinks.To(e.Kind, e.CaseId), states.Badge(e.Kind, e.State, isApplicant))
                )),
            ],
            stages
        );
    }

    /// <summary>The money at each appraisal that has opened, and today.</summary>
    private async Task<IReadOnlyList<StageMoney>> StagesAsync(
        Award award,
        BudgetUse budget,
        List<Expenditure> costs,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var payments = await db
            .Disbursements.Where(d => d.AwardId == award.Id && d.PaidOn != null && d.State == "Paid")
            .Select(d => new
            {
                d.PaidOn,
                d.Requested,
                d.SetOff,
            })
            .ToListAsync(cancellationToken);
        var days = await db
            .Appraisals.Where(a => a.AwardId == award.Id && a.OpensOn <= today && a.State != "Cancelled")
            .OrderBy(a => a.OpensOn)
            .Select(a => new { a.Stage, a.OpensOn })
            .ToListAsync(cancellationToken);
        return [.. days.Select(d => ((AppraisalStage?)d.Stage, d.OpensOn)).Append((null, today)).Select(Stage)];

        StageMoney Stage((AppraisalStage? Stage, DateOnly Day) at) =>
            new(
                at.Stage,
                at.Day,
                new SpentByStage(
                    Money.Sum(payments.Where(p => p.PaidOn <= at.Day).Select(p => p.Requested + p.SetOff)),
                    Money.Sum(costs.Where(c => c.SpentOn <= at.Day).Select(c => c.Accepted)),
                    budget.Planned
                )
            );
    }
}

/// <summary>What an award spent.</summary>
/// <param name="Budget">Line by line.</param>
/// <param name="Costs">Cost by cost, the latest first.</param>
/// <param name="Stages">At each appraisal that has opened, and today.</param>
public sealed record ExpenditureView(BudgetUse Budget, IReadOnlyList<CostRow> Costs, IReadOnlyList<StageMoney> Stages);

/// <summary>One declared cost.</summary>
public sealed record CostRow(
    string Number,
    string Line,
    string What,
    Money Amount,
    Money Accepted,
    DateOnly SpentOn,
    CaseLink Case
);

/// <summary>The money on the day of a stage; the stage is null for today.</summary>
public sealed record StageMoney(AppraisalStage? Stage, DateOnly Day, SpentByStage Money);
