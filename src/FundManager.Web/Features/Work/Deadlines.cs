using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;

namespace FundManager.Web.Features.Work;

/// <summary>By when a case should move on: what the case itself promises, else the days that its workflow gives the state.</summary>
[UseCase]
public sealed class Deadlines(WorkflowCatalog workflows, FundCalendar calendar)
{
    /// <summary>The first instant that is too late, UTC; null where none is set.</summary>
    /// <param name="case">The case.</param>
    /// <param name="call">Its call; needed for an application only.</param>
    public DateTimeOffset? Of(Case @case, Call? call) =>
        @case switch
        {
            GrantApplication { State: "Draft" } when call is not null => call.ClosesAt,
            GrantApplication { State: "AwaitingEndorsement" } when call is not null => call.EndorseBy,
            GrantApplication { State: "Clarification", Clarification: { } asked } => asked.AnswerBy,
            Review review => review.DueAt,
            Award { State: "Offered", OfferExpiresAt: { } expires } => expires,
            Milestone { State: "Planned" or "Due" } milestone => calendar.EndOf(milestone.DueOn),
            Milestone { State: "ChangesRequested", ChangesBy: { } by } => calendar.EndOf(by),
            Input { State: "Planned" or "PartlyVerified" or "Rejected" or "Reversed" } input => calendar.EndOf(
                input.DueOn
            ),
            Appraisal { State: "SelfAppraisal", SelfDueAt: { } self } => self,
            Domain.Funds.Fund => null,
            Appraisal { State: "RightOfReply", ReplyDueAt: { } reply } => reply,
            _ => OfState(@case),
        };

    private DateTimeOffset? OfState(Case @case) =>
        workflows.Get(@case.Kind, @case.WorkflowVersion).Definition.States.TryGetValue(@case.State, out var state)
        && state.DueInDays is { } days
            ? calendar.Deadline(@case.StateSince, days)
            : null;
}
