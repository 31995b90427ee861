using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Work;

/// <summary>The visible cases of one kind in some states: the most urgent, as far as the row says.</summary>
[UseCase]
public sealed class FindCases(
    FundDbContext db,
    CaseAccess access,
    WorkStates states,
    Domain.Calendar.FundCalendar calendar,
    TimeProvider clock
)
{
    /// <summary>The most that is looked at of each kind.</summary>
    public const int Most = 100;

    /// <summary>A milestone or an input that is planned for later than this is not work yet.</summary>
    private const int DaysAhead = 45;

    /// <summary>What waits for the person.</summary>
    public async Task<IReadOnlyList<Case>> WaitingForAsync(
        string kind,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var open = states.For(kind, person);
        return open.Count == 0 ? [] : await ReadAsync(kind, open, person, cancellationToken);
    }

    /// <summary>The applicant's own cases in these states.</summary>
    public async Task<IReadOnlyList<Case>> OfSideAsync(
        string kind,
        IReadOnlyList<string> open,
        Person person,
        CancellationToken cancellationToken
    ) => open.Count == 0 ? [] : await ReadAsync(kind, open, person, cancellationToken);

    /// <summary>The calls of these applications.</summary>
    public async Task<IReadOnlyDictionary<Id<Call>, Call>> CallsAsync(
        IEnumerable<Case> cases,
        CancellationToken cancellationToken
    )
    {
        var ids = cases.OfType<GrantApplication>().Select(a => a.CallId).Distinct().ToList();
        return ids.Count == 0
            ? new Dictionary<Id<Call>, Call>()
            : await db.Calls.Where(call => ids.Contains(call.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
    }

    private async Task<IReadOnlyList<Case>> ReadAsync(
        string kind,
        IReadOnlyList<string> open,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var soon = calendar.DayOf(clock.GetUtcNow()).AddDays(DaysAhead);
        return kind switch
        {
            CaseKind.Fund => await OldestAsync(access.Funds(person), open, cancellationToken),
            CaseKind.Call => await OldestAsync(access.Calls(person), open, cancellationToken),
            CaseKind.Application => await OldestAsync(access.Applications(person), open, cancellationToken),
            CaseKind.Award => await OldestAsync(access.Awards(person), open, cancellationToken),
            CaseKind.Disbursement => await OldestAsync(access.Disbursements(person), open, cancellationToken),
            CaseKind.Expenditure => await OldestAsync(access.Expenditures(person), open, cancellationToken),
            CaseKind.Amendment => await OldestAsync(access.Amendments(person), open, cancellationToken),
            CaseKind.Recovery => await OldestAsync(access.Recoveries(person), open, cancellationToken),
            CaseKind.Finding => await OldestAsync(access.Findings(person), open, cancellationToken),
            CaseKind.Review => await access
                .Reviews(person)
                .Where(r => r.ReviewerId == person.UserId && open.Contains(r.State))
                .OrderBy(r => r.DueAt)
                .Take(Most)
                .ToListAsync(cancellationToken),
            CaseKind.Milestone => await access
                .Milestones(person)
                .Where(m => open.Contains(m.State) && (m.State != "Planned" || m.DueOn <= soon))
                .OrderBy(m => m.DueOn)
                .Take(Most)
                .ToListAsync(cancellationToken),
            CaseKind.Input => await access
                .Inputs(person)
                .Where(i => open.Contains(i.State) && (i.State != "Planned" || i.DueOn <= soon))
                .OrderBy(i => i.DueOn)
                .Take(Most)
                .ToListAsync(cancellationToken),
            CaseKind.Appraisal => await AppraisalsAsync(open, person, cancellationToken),
            _ => throw new InvalidOperationException($"No list of {kind}."),
        };
    }

    /// <summary>What another appraiser has taken on is not this one's work.</summary>
    private async Task<IReadOnlyList<Case>> AppraisalsAsync(
        IReadOnlyList<string> open,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var beside = states.For(CaseKind.Appraisal, role => role != Role.Appraiser && person.Holds(role));
        return await access
            .Appraisals(person)
            .Where(a =>
                open.Contains(a.State)
                && (beside.Contains(a.State) || a.AppraiserId == null || a.AppraiserId == person.UserId)
            )
            .OrderBy(a => a.StateSince)
            .Take(Most)
            .ToListAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<Case>> OldestAsync<T>(
        IQueryable<T> cases,
        IReadOnlyList<string> open,
        CancellationToken cancellationToken
    )
        where T : Case =>
        await cases
            .Where(c => open.Contains(c.State))
            .OrderBy(c => c.StateSince)
            .Take(Most)
            .ToListAsync(cancellationToken);
}
