using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;
using FundManager.Web.Mail;

namespace FundManager.Web.Features.Reviews;

/// <summary>Ends the reviews of a round as the consequence of a move of its subject.</summary>
[UseCase]
public sealed class EndRound(WorkflowCatalog workflows, QueueMail mail)
{
    /// <summary>The round is closed: what is handed in is locked, the rest is cancelled.</summary>
    public Task LockAsync(IEnumerable<Review> reviews, Act act, CancellationToken cancellationToken) =>
        EndAsync(reviews, "Lock", act, cancellationToken);

    /// <summary>The subject was withdrawn, superseded or given back: every open review is cancelled.</summary>
    public Task CancelAsync(IEnumerable<Review> reviews, Act act, CancellationToken cancellationToken) =>
        EndAsync(reviews, "Cancel", act, cancellationToken);

    private async Task EndAsync(
        IEnumerable<Review> reviews,
        string trigger,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var workflow = workflows[CaseKind.Review];
        foreach (var review in reviews)
        {
            if (workflow.Target(trigger, review.State) is not null && trigger == "Lock")
            {
                review.Lock(workflow, act.Consequence());
            }
            else if (workflow.Target("Cancel", review.State) is not null)
            {
                review.Cancel(workflow, act.Consequence());
                await mail.ToAsync(
                    [review.ReviewerId],
                    new MailContent("ReviewCancelled", $"/reviews/{review.CaseId}", act.At, review.Number),
                    cancellationToken
                );
            }
        }
    }
}
