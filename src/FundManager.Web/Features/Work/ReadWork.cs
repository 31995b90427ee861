using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Work;

/// <summary>What waits for a person: computed from the workflows and the rules each time, never kept.</summary>
[UseCase]
public sealed class ReadWork(
    FindCases find,
    WorkStates states,
    CaseMoves moves,
    DescribeWork describe,
    TimeProvider clock
)
{
    /// <summary>The most that is shown of what waits for others.</summary>
    public const int MostOthers = 30;

    private static readonly string[] OwnSide = [Role.Applicant, Role.Signatory];

    public async Task<WorkList> ExecuteAsync(Person person, CancellationToken cancellationToken)
    {
        List<(Case Case, Waiting Waiting)> mine = [];
        var isCut = false;
        foreach (var kind in WorkStates.Kinds)
        {
            var cases = await find.WaitingForAsync(kind, person, cancellationToken);
            isCut |= cases.Count == FindCases.Most;
            var calls = await find.CallsAsync(cases, cancellationToken);
            foreach (var @case in cases)
            {
                if (await WaitingAsync(@case, calls, person, cancellationToken) is { } waiting)
                {
                    mine.Add((@case, waiting));
                }
            }
        }

        var others = await OthersAsync([.. mine.Select(found => found.Case.CaseId)], person, cancellationToken);
        return await describe.ExecuteAsync(mine, others, person, isCut, cancellationToken);
    }

    /// <summary>What the case waits for; null when this person is not the one, as when the role counts in another case only.</summary>
    private async Task<Waiting?> WaitingAsync(
        Case @case,
        IReadOnlyDictionary<Id<Call>, Call> calls,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var works = moves
            .Candidates(@case, person)
            .Where(move =>
                move.IsWork
                && move.IsAwaited(@case)
                && (move.NoteRoles is null || move.WorkStates.Contains(@case.State, StringComparer.Ordinal))
            )
            .OrderBy(move => move.IsDangerous);
        Waiting? refused = null;
        foreach (var move in works)
        {
            // The first that may be done is the one; to ask after the rest would cost a long list its seconds.
            if (await moves.WhyNotAsync(move, @case, person, cancellationToken) is not { } whyNot)
            {
                return new Waiting(move.Trigger, null);
            }

            refused ??= move.NoteRoles is null ? new Waiting(move.Trigger, whyNot) : null;
        }

        return MayWrite(@case, calls, person) ? new Waiting(Waiting.Write, null) : refused;
    }

    private bool MayWrite(Case @case, IReadOnlyDictionary<Id<Call>, Call> calls, Person person)
    {
        var act = new Act(person.In(@case), clock.GetUtcNow());
        return @case switch
        {
            GrantApplication application => calls.TryGetValue(application.CallId, out var call)
                && application.WhyNotSave(call, act) is null,
            Appraisal appraisal => appraisal.WhyNotSaveSelf(act) is null,
            _ => false,
        };
    }

    private async Task<List<Case>> OthersAsync(HashSet<Guid> mine, Person person, CancellationToken cancellationToken)
    {
        var own = person.OrganisationsAs(OwnSide);
        List<Case> others = [];
        foreach (var kind in WorkStates.Kinds)
        {
            var sent = await find.OfSideAsync(kind, states.SentOn(kind, person), person, cancellationToken);
            var waits =
                own.Count == 0
                    ? []
                    : await find.OfSideAsync(kind, states.ApplicantWaits(kind), person, cancellationToken);
            var ofOwn = waits.OfType<GrantCase>().Where(c => own.Contains(c.OrganisationId));
            others.AddRange(sent.Union(ofOwn).Where(c => !mine.Contains(c.CaseId)));
        }

        return [.. others.DistinctBy(c => c.CaseId).OrderByDescending(c => c.StateSince).Take(MostOthers)];
    }
}

/// <summary>What a case waits for.</summary>
/// <param name="Trigger">The move, or <see cref="Write"/>.</param>
/// <param name="WhyNot">Null when it can be done now.</param>
public sealed record Waiting(string Trigger, Refusal? WhyNot)
{
    /// <summary>To go on with what is typed.</summary>
    public const string Write = nameof(Write);
}
