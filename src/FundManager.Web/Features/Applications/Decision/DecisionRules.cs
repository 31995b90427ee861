using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Web.Features.Reviews;

namespace FundManager.Web.Features.Applications.Decision;

/// <summary>Who may decide an application: nobody who scored it, and nobody with a conflict of his own.</summary>
[UseCase]
public sealed class DecisionRules(ReadReviewSubject subjects, ReadPanel panels, FindConflicts conflicts)
{
    /// <summary>Everybody who scored, or turned out to be in conflict; and why the actor may not decide, null when he may.</summary>
    public async Task<(IReadOnlyCollection<Guid> Barred, Refusal? WhyNot)> ExecuteAsync(
        GrantApplication application,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var subject = await subjects.OfAsync(application, cancellationToken);
        var panel = await panels.ExecuteAsync(subject, cancellationToken);
        var conflict = await conflicts.OfAsync(act.Actor.UserId, subject.ConflictFacts, cancellationToken);
        return (
            panel.Barred,
            GrantApplication.WhyNotDecide(panel.Barred, act) ?? GrantApplication.WhyNotDecide(conflict)
        );
    }
}
