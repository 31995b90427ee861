using FluentValidation.Results;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Applications;

/// <summary>Whether an application can be sent, and what stands against it.</summary>
[UseCase]
public sealed class ReadSending(CheckApplication check, CaseMoves moves, TimeProvider clock)
{
    public CaseMove MoveOf(string trigger) =>
        moves.Find(CaseKind.Application, trigger) ?? throw new InvalidOperationException($"No move {trigger}.");

    /// <summary>What is missing, and the name of the endorsing body that was chosen.</summary>
    public async Task<(IReadOnlyList<ValidationFailure> Faults, string Endorser)> FaultsAsync(
        GrantApplication application,
        Call call,
        CancellationToken cancellationToken
    )
    {
        var endorsers = await check.EndorsersAsync(application.OrganisationId, cancellationToken);
        var chosen = endorsers.FirstOrDefault(body => body.Value == application.Form.EndorserId).Text ?? "";
        return (check.Faults(application.Form, call, endorsers), call.Terms.RequiresEndorsement ? chosen : "");
    }

    /// <summary>Why this person cannot send it now; null when he can.</summary>
    public async Task<Refusal?> WhyNotAsync(
        GrantApplication application,
        string trigger,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var act = new Act(person.In(application.Parties), clock.GetUtcNow(), Reason: "…");
        var move = MoveOf(trigger);
        if (moves.WhyNotByRole(move, application, act.Actor) is { } byRole)
        {
            return act.Actor.Is(Role.Applicant) && !act.Actor.Is(Role.Signatory) ? new Refusal("APP-24") : byRole;
        }

        return await move.WhyNotAsync(application, act, cancellationToken);
    }
}
