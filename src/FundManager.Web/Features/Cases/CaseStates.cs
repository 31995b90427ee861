using FundManager.Domain.History;
using FundManager.Domain.Workflows;

namespace FundManager.Web.Features.Cases;

/// <summary>How states look: their words from the workflow files, their colours and the usual way from here.</summary>
public sealed class CaseStates(WorkflowCatalog workflows)
{
    private static readonly Dictionary<string, string[]> Paths = new(StringComparer.Ordinal)
    {
        [CaseKind.Call] = ["Draft", "Scheduled", "Open", "ClosedForIntake", "InAssessment", "Decided", "Completed"],
        [CaseKind.Application] =
        [
            "Draft",
            "AwaitingEndorsement",
            "Submitted",
            "Screening",
            "Eligible",
            "UnderReview",
            "Reviewed",
            "Recommended",
            "Awarded",
        ],
        [CaseKind.Review] = ["Invited", "Accepted", "InProgress", "Submitted", "Locked"],
        [CaseKind.Award] = ["Drafting", "Offered", "Signed", "Active", "Completing", "Closing", "Closed"],
        [CaseKind.Input] = ["Planned", "Declared", "Verified"],
        [CaseKind.Milestone] = ["Planned", "Due", "Submitted", "UnderReview", "Accepted"],
        [CaseKind.Disbursement] = ["Planned", "Eligible", "Requested", "Prepared", "Approved", "InBatch", "Paid"],
        [CaseKind.Appraisal] =
        [
            "Scheduled",
            "SelfAppraisal",
            "SelfSubmitted",
            "InAppraisal",
            "RightOfReply",
            "Finalised",
            "Approved",
            "Published",
        ],
        [CaseKind.Finding] = ["Raised", "PlanRequested", "PlanSubmitted", "PlanAccepted", "Corrected", "Closed"],
        [CaseKind.Expenditure] = ["Declared", "Accepted"],
        [CaseKind.Amendment] = ["Draft", "Submitted", "Recommended", "FinanceChecked", "Approved", "Applied"],
        [CaseKind.Recovery] = ["Determined", "Notified", "PartlyRecovered", "Recovered"],
    };

    private static readonly HashSet<string> Idle = new(StringComparer.Ordinal)
    {
        "Draft",
        "Planned",
        "Scheduled",
        "Drafting",
        "Cancelled",
        "Lapsed",
        "Dismissed",
        "Annulled",
        "Expired",
        "Withdrawn",
        "Dropped",
        "Superseded",
        "DeclinedByReviewer",
    };

    private static readonly HashSet<string> Bad = new(StringComparer.Ordinal)
    {
        "Failed",
        "Ineligible",
        "Declined",
        "AppealClosed",
        "NotRecommended",
        "Rejected",
        "Reversed",
        "Conflicted",
        "Suspended",
        "Recovering",
        "WrittenOff",
        "Raised",
    };

    private static readonly HashSet<string> Waiting = new(StringComparer.Ordinal)
    {
        "OnHold",
        "Clarification",
        "DeclinedUnderAppeal",
        "IneligibleUnderAppeal",
        "ChangesRequested",
        "Returned",
        "AwaitingEndorsement",
        "PartlyVerified",
        "Reserved",
    };

    /// <summary>The badge of <paramref name="state"/>; applicants read their own word where the file has one.</summary>
    public StateView Badge(string kind, string state, bool isApplicant = false) =>
        new(Label(kind, state, isApplicant), ColourOf(kind, state));

    public string Label(string kind, string state, bool isApplicant = false)
    {
        if (kind == CaseKind.Fund || !workflows[kind].Definition.States.TryGetValue(state, out var known))
        {
            return state;
        }

        return Show.Of((isApplicant ? known.ApplicantLabel : null) ?? known.Label);
    }

    /// <summary>Every state of a kind with its word, in the order of the file.</summary>
    public IEnumerable<(string State, string Label)> All(string kind) =>
        workflows[kind].Definition.States.Keys.Select(state => (state, Label(kind, state)));

    /// <summary>The usual way of a case. A side state is not on it: then the last state of the way that was passed is marked done.</summary>
    public IReadOnlyList<StepView> Steps(
        Case @case,
        IReadOnlyDictionary<string, DateTimeOffset> entered,
        bool isApplicant
    )
    {
        if (!Paths.TryGetValue(@case.Kind, out var path))
        {
            return [];
        }

        var now = Array.IndexOf(path, @case.State);
        var reached = now >= 0 ? now : Array.FindLastIndex(path, entered.ContainsKey) + 1;
        return
        [
            .. path.Select(
                    (state, i) =>
                        new StepView(
                            Label(@case.Kind, state, isApplicant),
                            i < reached && entered.ContainsKey(state),
                            i == now,
                            i <= reached && entered.TryGetValue(state, out var at) ? at : null
                        )
                )
                .Where(
                    (step, i) =>
                        !isApplicant || i == 0 || i == now || step.Label != Label(@case.Kind, path[i - 1], isApplicant)
                ),
        ];
    }

    private string ColourOf(string kind, string state) =>
        kind == CaseKind.Fund ? "is-ok"
        : Idle.Contains(state) ? "is-idle"
        : Bad.Contains(state) ? "is-bad"
        : Waiting.Contains(state) ? "is-wait"
        : workflows[kind].Definition.States.TryGetValue(state, out var known) && (known.IsFinal || known.IsSettled)
            ? "is-ok"
        : "is-brand";
}
