using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;

namespace FundManager.Web.Features.Work;

/// <summary>Turns cases that wait into lines that people read.</summary>
[UseCase]
public sealed class DescribeWork(
    CaseNames names,
    FindCases find,
    Deadlines deadlines,
    WorkWords words,
    FundCalendar calendar,
    TimeProvider clock
)
{
    public async Task<WorkList> ExecuteAsync(
        IReadOnlyCollection<(Case Case, Waiting Waiting)> mine,
        IReadOnlyCollection<Case> others,
        Person person,
        bool isCut,
        CancellationToken cancellationToken
    )
    {
        Case[] all = [.. mine.Select(found => found.Case), .. others];
        await names.LoadAsync(all, cancellationToken);
        var calls = await find.CallsAsync(all, cancellationToken);
        DateOnly? DueOn(Case @case) =>
            deadlines.Of(@case, @case is GrantApplication a ? calls.GetValueOrDefault(a.CallId) : null) is { } due
                ? calendar.DayOf(due.AddTicks(-1))
                : null;
        return new WorkList(
            [
                .. mine.Select(found => Describe(found.Case, found.Waiting, DueOn(found.Case), person))
                    .OrderBy(item => item.DueOn ?? DateOnly.MaxValue)
                    .ThenBy(item => item.Number, StringComparer.Ordinal),
            ],
            [.. others.Select(@case => Describe(@case, null, DueOn(@case), person))],
            isCut
        );
    }

    private WorkItem Describe(Case @case, Waiting? waiting, DateOnly? dueOn, Person person)
    {
        var isOwn =
            @case is GrantCase grant
            && person.OrganisationsAs(Role.Applicant, Role.Signatory).Contains(grant.OrganisationId);
        return new WorkItem
        {
            Kind = @case.Kind,
            Id = @case.CaseId,
            Number = @case.Number,
            Act = waiting is null ? words.StateOf(@case, isOwn) : words.ActOf(@case, waiting.Trigger),
            Title = names.TitleOf(@case) is { Length: > 0 } title ? title : words.Untitled,
            Organisation = names.OrganisationOf(@case),
            Why = waiting?.WhyNot is { } refusal ? words.Refused(refusal) : words.Since(@case, isOwn),
            IsBlocked = waiting?.WhyNot is not null,
            Amount = AmountOf(@case),
            DueOn = dueOn,
            DaysLeft = dueOn is { } due ? due.DayNumber - calendar.DayOf(clock.GetUtcNow()).DayNumber : null,
        };
    }

    private static Money? AmountOf(Case @case) =>
        @case switch
        {
            Disbursement disbursement => disbursement.Requested > Money.Zero
                ? disbursement.Requested
                : disbursement.Tranche,
            Input { Declared: var declared } when declared > Money.Zero => declared,
            Input input => input.Planned,
            Award award => award.Amount,
            GrantApplication application when application.Amount > Money.Zero => application.RecommendedAmount
                ?? application.Amount,
            _ => null,
        };
}
