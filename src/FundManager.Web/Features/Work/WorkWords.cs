using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Awards;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Work;

/// <summary>The words of the work list.</summary>
[UseCase]
public sealed class WorkWords(Texts texts, CaseStates states, Show show)
{
    public string Untitled => texts["work.Untitled"];

    public string Refused(Refusal refusal) => texts["work.NotNow", texts.For(refusal)];

    public string Since(Case @case, bool isOwn) =>
        texts["work.Since", states.Label(@case.Kind, @case.State, isOwn), show.Day(@case.StateSince)];

    /// <summary>The verb, and of what where the project has several of the kind.</summary>
    public string ActOf(Case @case, string trigger)
    {
        // Where two opposite moves answer the case, it waits for the answer and not for the first of them.
        var verb =
            trigger == Waiting.Write ? texts[$"work.Write_{@case.Kind}"]
            : (@case.Kind, trigger)
                is (CaseKind.Application, nameof(GrantApplication.Reinstate) or nameof(GrantApplication.Uphold))
                ? texts["work.AnswerAppeal"]
            : texts[$"moves.{@case.Kind}_{trigger}"];
        return WhatOf(@case) is { } what ? texts["work.ActOn", verb, what] : verb;
    }

    public string StateOf(Case @case, bool isOwn)
    {
        var state = states.Label(@case.Kind, @case.State, isOwn);
        return WhatOf(@case) is { } what ? texts["work.ActOn", state, what] : state;
    }

    private string? WhatOf(Case @case) =>
        @case switch
        {
            Disbursement disbursement => texts["work.Payment", disbursement.Sequence],
            Milestone milestone => texts["work.Milestone", milestone.Title],
            Input input => texts["work.Input", input.What],
            _ => null,
        };
}
