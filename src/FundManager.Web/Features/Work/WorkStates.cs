using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Work;

/// <summary>In which states a case waits for whom: read off the workflow files and the moves, so that no list of it is kept.</summary>
[UseCase]
public sealed class WorkStates(WorkflowCatalog workflows, CaseMoves moves)
{
    private static readonly string[] ApplicantSide = [Role.Applicant, Role.Signatory];

    /// <summary>Where what is typed is kept before it is handed in: no move, and work all the same.</summary>
    private static readonly (string Kind, string State)[] Written =
    [
        (CaseKind.Application, "Draft"),
        (CaseKind.Application, "Clarification"),
        (CaseKind.Appraisal, "SelfAppraisal"),
    ];

    /// <summary>Every kind, in the order in which the list shows them.</summary>
    public static readonly IReadOnlyList<string> Kinds =
    [
        CaseKind.Disbursement,
        CaseKind.Application,
        CaseKind.Review,
        CaseKind.Award,
        CaseKind.Milestone,
        CaseKind.Input,
        CaseKind.Appraisal,
        CaseKind.Finding,
        CaseKind.Recovery,
        CaseKind.Amendment,
        CaseKind.Expenditure,
        CaseKind.Call,
        CaseKind.Fund,
    ];

    /// <summary>States in which a case of <paramref name="kind"/> waits for one of the person's roles.</summary>
    public IReadOnlyList<string> For(string kind, Person person) => For(kind, person.Holds);

    /// <summary>States in which a case of <paramref name="kind"/> waits for a role that <paramref name="holds"/> names.</summary>
    public IReadOnlyList<string> For(string kind, Func<string, bool> holds) =>
        [
            .. Transitions(kind)
                .Where(transition => transition.Roles.Any(holds) && IsWork(kind, transition.Trigger))
                .SelectMany(transition => transition.From)
                .Concat(
                    moves.Of(kind).Where(n => n.IsWork && n.NoteRoles?.Any(holds) == true).SelectMany(n => n.WorkStates)
                )
                .Concat(
                    Written.Where(state => state.Kind == kind && ApplicantSide.Any(holds)).Select(state => state.State)
                )
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>States in which an applicant's case waits for somebody of another side.</summary>
    public IReadOnlyList<string> ApplicantWaits(string kind)
    {
        var others = For(kind, role => !ApplicantSide.Contains(role, StringComparer.Ordinal));
        // An application that was sent waits for the closing, whose next move is the clock's.
        var sent = kind == CaseKind.Application ? OfSystem(kind) : [];
        return [.. others.Union(sent, StringComparer.Ordinal)];
    }

    /// <summary>States into which one of the person's roles brings a case, and from which only others go on.</summary>
    public IReadOnlyList<string> SentOn(string kind, Person person)
    {
        var mine = For(kind, person);
        var others = For(kind, role => !person.Holds(role));
        return
        [
            .. Transitions(kind)
                .Where(transition => transition.Roles.Any(person.Holds) && IsWork(kind, transition.Trigger))
                .Select(transition => transition.To)
                .Distinct(StringComparer.Ordinal)
                .Where(state =>
                    others.Contains(state, StringComparer.Ordinal) && !mine.Contains(state, StringComparer.Ordinal)
                ),
        ];
    }

    private IEnumerable<Transition> Transitions(string kind) =>
        workflows
            .All.Where(workflow => workflow.Definition.Name == kind)
            .SelectMany(workflow => workflow.Definition.Transitions);

    private IEnumerable<string> OfSystem(string kind) =>
        Transitions(kind)
            .Where(transition => transition.Roles.Contains(Role.System, StringComparer.Ordinal))
            .SelectMany(transition => transition.From);

    private bool IsWork(string kind, string trigger) => moves.Find(kind, trigger) is { NoteRoles: null, IsWork: true };
}
