using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Reviews;
using FundManager.Web.Features.Interests;
using FundManager.Web.Features.Reviews;

namespace FundManager.Web.Features.Applications.Decision;

/// <summary>Who may decide an application: nobody who scored it, and nobody with a conflict of his own.</summary>
[UseCase]
public sealed class DecisionRules(ReadReviewSubject subjects, ReadPanel panels, FindConflicts conflicts)
{
    /// <summary>Everybody who scored, or turned out to be in conflict; the actor's own conflicts; and why he may not decide, null when he may.</summary>
    public async Task<DecisionCheck> ExecuteAsync(
        GrantApplication application,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var subject = await subjects.OfAsync(application, cancellationToken);
        var panel = await panels.ExecuteAsync(subject, cancellationToken);
        var found = await conflicts.OfAsync(act.Actor.UserId, subject.ConflictFacts, cancellationToken);
        return new DecisionCheck(
            panel.Barred,
            found,
            GrantApplication.WhyNotDecide(panel.Barred, act) ?? GrantApplication.WhyNotDecide(found)
        );
    }
}

/// <summary>What speaks against somebody who decides.</summary>
/// <param name="Barred">Everybody who scored, or turned out to be in conflict.</param>
/// <param name="Found">The decider's own conflicts.</param>
/// <param name="WhyNot">Why he may not; null when he may.</param>
public sealed record DecisionCheck(IReadOnlyCollection<Guid> Barred, IReadOnlyList<Conflict> Found, Refusal? WhyNot);
